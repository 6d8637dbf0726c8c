/// What a rule can ask about a firm. The description is the name used in files and requests.
public enum Fact: Hashable, Sendable {
    case employees, turnover, ownership, stateShare, legalForm, activity, region, founded, monthsTrading, exportShare
    case womenLed, needs, assessmentTotal, assessmentBand
    case assessment(dimension: String)

    /// What values a fact has, and so which comparisons fit it.
    public enum Kind: Hashable, Sendable {
        /// Persons or months: whole and not negative.
        case count
        /// 0…100.
        case percent
        case score
        /// Of an assessment, counted from its lowest, which is 1: whole, 1…20.
        case level
        /// Per year, of one currency.
        case money
        case flag
        case choice([String])
        /// One notation of a scheme of the classification.
        case notation(scheme: String)
        /// Several notations of any scheme.
        case notations
        case day

        /// Whether its numbers have no parts.
        var isWhole: Bool { self == .count || self == .level }
    }

    /// All facts but the dimensions of an assessment, in the order in which they are asked when nothing else decides.
    public static let named: [Fact] = [
        .employees, .ownership, .activity, .region, .turnover, .legalForm, .founded, .womenLed, .needs, .exportShare,
        .monthsTrading, .stateShare, .assessmentTotal, .assessmentBand,
    ]

    public var kind: Kind {
        switch self {
        case .employees, .monthsTrading: .count
        case .stateShare, .exportShare: .percent
        case .assessmentTotal, .assessment: .score
        case .assessmentBand: .level
        case .turnover: .money
        case .womenLed: .flag
        case .ownership: .choice(Ownership.allCases.map(\.rawValue))
        case .legalForm: .choice(LegalForm.allCases.map(\.rawValue))
        case .activity: .notation(scheme: "NACE")
        case .region: .notation(scheme: "REGION")
        case .needs: .notations
        case .founded: .day
        }
    }
}

extension Fact: LosslessStringConvertible {
    private static let dimensionPrefix = "assessment."
    private static let byName = Dictionary(uniqueKeysWithValues: named.map { ($0.description, $0) })

    /// Nil for a name that is no fact. A dimension is `assessment.` and up to 40 letters, digits and hyphens, but not `total` or `band`.
    public init?(_ name: String) {
        if let fact = Fact.byName[name] {
            self = fact
        } else if name.hasPrefix(Fact.dimensionPrefix), Fact.isDimension(name.dropFirst(Fact.dimensionPrefix.count)) {
            self = .assessment(dimension: String(name.dropFirst(Fact.dimensionPrefix.count)))
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .employees: "employees"
        case .turnover: "turnover"
        case .ownership: "ownership"
        case .stateShare: "stateShare"
        case .legalForm: "legalForm"
        case .activity: "activity"
        case .region: "region"
        case .founded: "founded"
        case .monthsTrading: "monthsTrading"
        case .exportShare: "exportShare"
        case .womenLed: "womenLed"
        case .needs: "needs"
        case .assessmentTotal: "assessment.total"
        case .assessmentBand: "assessment.band"
        case .assessment(let dimension): "assessment.\(dimension)"
        }
    }

    /// What a rule asks of an assessment as a whole, so no dimension is called that.
    static let reserved = ["total", "band"]

    static func isDimension(_ name: some StringProtocol) -> Bool {
        (1...40).contains(name.utf8.count) && !reserved.contains(String(name))
            && name.utf8.allSatisfy {
                (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45
            }
    }
}

extension Fact: Comparable {
    /// The order of `named`, then dimensions by name: no two facts are equal in it.
    public static func < (left: Fact, right: Fact) -> Bool {
        (left.rank, left.description) < (right.rank, right.description)
    }

    private var rank: Int { Fact.named.firstIndex(of: self) ?? Fact.named.count }
}
