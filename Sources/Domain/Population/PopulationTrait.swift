/// What a table of firms can be divided by. The raw value is the scheme of its notations, as a request names it.
public enum PopulationTrait: String, CaseIterable, Hashable, Sendable {
    case size = "SIZE"
    case region = "REGION"
    case ownership = "OWNERSHIP"
    /// A section of the classification of activities.
    case activity = "NACE"

    /// Where a firm belongs whose fact is not known, or known too broadly: a region only as the country.
    public static let unknown = "unknown"
    /// Where a firm belongs to which the fact does not apply.
    public static let notApplicable = "notApplicable"
}

/// Firms alike in every trait.
public struct PopulationGroup: Hashable, Sendable {
    /// By trait, in their order: a notation, `unknown` or `notApplicable`.
    let notations: [String]
    /// By trait, where the notation stands among those that tables show.
    let ranks: [Int]

    public subscript(trait: PopulationTrait) -> String { notations[trait.place] }

    func rank(_ trait: PopulationTrait) -> Int { ranks[trait.place] }
}

/// What places firms in groups: the limits of the country's size classes, the sections and regions of its classification.
public struct PopulationTraits: Sendable {
    public let sizeClasses: [Country.SizeClass]
    public let classification: Classification

    public init(sizeClasses: [Country.SizeClass], classification: Classification) {
        self.sizeClasses = sizeClasses
        self.classification = classification
    }

    public init(_ country: Country, _ classification: Classification) {
        self.init(sizeClasses: country.sizeClasses, classification: classification)
    }

    /// The value of a trait that a known fact gives.
    func notation(_ trait: PopulationTrait, _ value: FactValue) -> String {
        switch (trait, value) {
        case (.size, .number(let employees)): size(Int(employees)) ?? PopulationTrait.unknown
        // The last of the path is the country.
        case (.region, .words(let words)): path(words).dropLast().last ?? PopulationTrait.unknown
        case (.activity, .words(let words)): path(words).last ?? PopulationTrait.unknown
        case (.ownership, .words(let words)): words.first ?? PopulationTrait.unknown
        default: PopulationTrait.unknown
        }
    }

    private func size(_ employees: Int) -> String? {
        sizeClasses.first { size in size.below.map { employees < $0 } ?? true }?.notation
    }

    private func path(_ words: [String]) -> [String] { words.first.map(classification.path) ?? [] }

    /// The notations of a trait in the order in which they are shown: those of the data, then the two without a value.
    func order(of trait: PopulationTrait) -> [String] {
        let notations =
            switch trait {
            case .size: sizeClasses.map(\.notation)
            case .region: classification.concepts(of: trait.rawValue).map(\.notation)
            case .ownership: Ownership.allCases.map(\.rawValue)
            case .activity: classification.concepts(of: trait.rawValue).filter { $0.broader == nil }.map(\.notation)
            }
        return notations + [PopulationTrait.notApplicable, PopulationTrait.unknown]
    }
}

extension PopulationTrait {
    fileprivate var place: Int {
        switch self {
        case .size: 0
        case .region: 1
        case .ownership: 2
        case .activity: 3
        }
    }

    /// The fact that says it.
    var fact: Fact {
        switch self {
        case .size: .employees
        case .region: .region
        case .ownership: .ownership
        case .activity: .activity
        }
    }
}
