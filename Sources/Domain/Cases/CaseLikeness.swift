/// What a firm says of itself to find cases like its own; what it does not say is nil or empty.
public struct CaseProfile: Hashable, Sendable {
    /// Problems, technologies, whatever a case can be about.
    public var concepts: Set<String> = []
    /// A notation of `NACE` of any level.
    public var activity: String?
    /// A notation of `SIZE`.
    public var size: String?
    /// A notation of `REGION` of any level.
    public var region: String?

    public init() {}

    public var isEmpty: Bool { self == CaseProfile() }
}

/// How much a case is like a firm's own, and why.
///
/// Of a hundred: concepts 40 × the share of those asked for that the case has; activity 30 × the share of the levels of the asked
/// activity, from the section down, that both have; size 15 when the class is the same; region 15 when one lies in the other.
/// What either of the two does not say adds nothing.
public struct CaseLikeness: Hashable, Sendable {
    public let parts: [Part]

    /// 0…100.
    public var points: Int { Int(parts.reduce(0) { $0 + $1.points }.rounded()) }

    public enum Weight {
        public static let concepts = 40.0
        public static let activity = 30.0
        public static let size = 15.0
        public static let region = 15.0
    }

    public enum Part: Hashable, Sendable {
        /// Of so many asked for, the case has these.
        case concepts([String], of: Int)
        /// The most exact activity that both share, and which part of the way down to the asked one that is, 0…1.
        case activity(String, share: Double)
        case size(String)
        /// The region of the case.
        case region(String)

        public var points: Double {
            switch self {
            case .concepts(let shared, let count): Weight.concepts * Double(shared.count) / Double(count)
            case .activity(_, let share): Weight.activity * share
            case .size: Weight.size
            case .region: Weight.region
            }
        }
    }

    public init(of one: Case, to profile: CaseProfile, _ classification: Classification, places: [String: Place]) {
        var parts: [Part] = []
        // A case about a narrower concept is about the asked one, too.
        let about = Set(one.core.concepts.flatMap(classification.path))
        let shared = profile.concepts.intersection(about).sorted()
        if !shared.isEmpty { parts.append(.concepts(shared, of: profile.concepts.count)) }
        if let asked = profile.activity, let own = one.activity {
            let levels = classification.path(of: asked)
            let common = Set(classification.path(of: own))
            if let deepest = levels.firstIndex(where: common.contains) {
                let share = Double(levels.count - deepest) / Double(levels.count)
                parts.append(.activity(levels[deepest], share: share))
            }
        }
        if let size = one.size, size == profile.size { parts.append(.size(size)) }
        if let asked = profile.region, let region = one.place.flatMap({ places[$0]?.region }),
            classification.isIn(region, asked) || classification.isIn(asked, region)
        {
            parts.append(.region(region))
        }
        self.parts = parts
    }

    /// The cases that are like it at all, the likest first; among equals in the order given.
    public static func ranked(
        _ cases: [Case], by profile: CaseProfile, _ classification: Classification, places: [String: Place]
    ) -> [(case: Case, likeness: CaseLikeness)] {
        cases.enumerated().map {
            (place: $0, one: $1, likeness: CaseLikeness(of: $1, to: profile, classification, places: places))
        }
        .filter { !$0.likeness.parts.isEmpty }
        .sorted { ($1.likeness.points, $0.place) < ($0.likeness.points, $1.place) }
        .map { ($0.one, $0.likeness) }
    }
}
