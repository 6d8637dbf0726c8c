/// A source of funding that a firm can ask for (the CommonGrants name).
public struct Opportunity: RuleRecord {
    public static let kind = Kind.opportunities

    public var core: RecordCore
    public var provider: [String] = []
    /// Where a firm applies, when that is not the provider: partner banks, leasing companies.
    public var applyThrough: [String] = []
    public var availability: Availability?
    public var instruments: [String] = []
    public var amount = Amount()
    public var volume: Money?
    /// Part of the cost that is covered, percent.
    public var share = Bounds()
    public var term = Term()
    public var gracePeriod: Period?
    public var rates: [Rate] = []
    public var costsCovered: [String] = []
    public var areas: [String] = []
    public var covers: [LocalizedText] = []
    public var notCovered: [LocalizedText] = []
    public var conditions: [LocalizedText] = []
    /// Who is eligible. Empty when no conditions are published.
    public var criteria: [Criterion] = []
    public var testFirms: [TestFirm] = []
    public var legalBasis: LocalizedText?
    public var assuredDate: Day?
    public var assuredBy: String?

    public init(core: RecordCore) { self.core = core }

    /// Money for one firm, in whole units of the currency.
    public struct Amount: Hashable, Sendable {
        public var min: Int?
        public var max: Int?
        public var average: Int?
        public var currency: String?
    }

    /// Two ends of a range, both inclusive, each may be unknown.
    public struct Bounds: Hashable, Sendable {
        public var min: Double?
        public var max: Double?
    }

    public struct Term: Hashable, Sendable {
        public var min: Period?
        public var max: Period?
    }

    /// Interest, percent a year.
    public struct Rate: Hashable, Sendable {
        public var from: Double?
        public var to: Double?
        public var currency: String?
    }

    public var tags: [String] { instruments }
}

extension Opportunity {
    public var programme: Programme {
        Programme(id: id, title: core.title, availability: availability, criteria: criteria)
    }
}
