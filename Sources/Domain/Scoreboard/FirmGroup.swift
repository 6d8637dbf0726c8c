/// What an index can be broken down by.
public enum FirmTrait: String, CaseIterable, Hashable, Sendable {
    case activity, region, size

    /// The scheme of its notations.
    public var scheme: String {
        switch self {
        case .activity: "NACE"
        case .region: "REGION"
        case .size: "SIZE"
        }
    }
}

/// Firms that the index cannot tell apart: one section of activity, one region, one size. Empty where a firm does not say.
public struct FirmGroup: Hashable, Sendable {
    /// A notation of `NACE`: a section.
    public let activity: String
    /// A notation of `REGION`, one level below the country.
    public let region: String
    /// A notation of `SIZE`.
    public let size: String

    public init(activity: String, region: String, size: String) {
        self.activity = activity
        self.region = region
        self.size = size
    }

    /// The group of a firm of which activity and region are known at any level.
    public init(activity: String?, region: String?, size: String?, _ classification: Classification) {
        let regions = region.map(classification.path) ?? []
        self.init(
            activity: activity.flatMap { classification.path(of: $0).last } ?? "",
            // The last of the path is the country.
            region: regions.dropLast().last ?? "", size: size ?? "")
    }

    public subscript(trait: FirmTrait) -> String {
        switch trait {
        case .activity: activity
        case .region: region
        case .size: size
        }
    }
}

/// Which firms a cell of the index is about: nil is every value of a trait, an empty text those that do not say it.
public struct CellKey: Hashable, Sendable {
    public var activity: String?
    public var region: String?
    public var size: String?

    public init(activity: String? = nil, region: String? = nil, size: String? = nil) {
        self.activity = activity
        self.region = region
        self.size = size
    }

    /// The cell of a breakdown that a group is in.
    public init(_ group: FirmGroup, by traits: Breakdown) {
        for trait in traits.traits { self[trait] = group[trait] }
    }

    public subscript(trait: FirmTrait) -> String? {
        get {
            switch trait {
            case .activity: activity
            case .region: region
            case .size: size
            }
        }
        set {
            switch trait {
            case .activity: activity = newValue
            case .region: region = newValue
            case .size: size = newValue
            }
        }
    }

    public var breakdown: Breakdown { Breakdown(FirmTrait.allCases.filter { self[$0] != nil }) }

    /// The cells one step wider that hold it.
    public var wider: [CellKey] {
        breakdown.traits.map { trait in
            var key = self
            key[trait] = nil
            return key
        }
    }

    public func holds(_ group: FirmGroup) -> Bool {
        FirmTrait.allCases.allSatisfy { self[$0] == nil || self[$0] == group[$0] }
    }

    /// Notations in the order of traits, to sort by.
    var sortKey: String { FirmTrait.allCases.map { self[$0] ?? "" }.joined(separator: "\u{1F}") }
}

/// A table of the index, named after its traits: `activity-size`; all firms together are `total`.
public struct Breakdown: Hashable, Sendable, LosslessStringConvertible {
    /// In the order of `FirmTrait`.
    public let traits: [FirmTrait]

    public init(_ traits: some Collection<FirmTrait>) { self.traits = FirmTrait.allCases.filter(traits.contains) }

    /// Fewer traits first.
    public static let all: [Breakdown] = [
        [], [.activity], [.region], [.size], [.activity, .region], [.activity, .size], [.region, .size],
        FirmTrait.allCases,
    ].map { Breakdown($0) }

    public init?(_ text: String) {
        guard let breakdown = Self.all.first(where: { $0.description == text }) else { return nil }
        self = breakdown
    }

    public var description: String {
        traits.isEmpty ? "total" : traits.map(\.rawValue).joined(separator: "-")
    }
}
