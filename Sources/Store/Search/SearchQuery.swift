import Domain

/// What a visitor asks for. Without words it is a list of everything that passes the filters.
public struct SearchQuery: Sendable {
    /// The words as typed; whoever takes them from a request bounds their length.
    public var text: String
    /// By scheme, the notations chosen in it: any of a scheme's, something of every scheme.
    public var filters: [String: Set<String>]
    /// From 1.
    public var page: Int
    /// Hits on a page, 1 to 100.
    public var limit: Int
    /// Also the best hits of each notation of a scheme, this many of each.
    public var best: (scheme: String, limit: Int)?

    /// No page shows hits beyond this one.
    public static let deepestHit = 10_000
    /// Further words are left out, and the answer says so.
    public static let mostWords = 16

    public init(text: String = "", filters: [String: Set<String>] = [:], page: Int = 1, limit: Int = 20) {
        self.text = text
        self.filters = filters
        self.page = page
        self.limit = limit
    }

    /// What the words are in the index, each once and not bounded in number.
    public var terms: [String] {
        Terms.shared.asked(text).map(\.term).uniqued
    }
}

/// The answer to a search: one page of hits, and the figures for all of them.
public struct SearchHits: Equatable, Sendable {
    public var total = 0
    /// The page asked for, best first.
    public var hits: [Hit] = []
    /// By notation, the best hits of each, where the query asked for `best`; a notation without hits is absent.
    public var best: [String: [Hit]] = [:]
    /// Every notation with at least one entry or chosen as a filter, by scheme and notation. What is chosen in a scheme does
    /// not lessen the counts of the same scheme.
    public var facets: [FacetCount] = []
    /// Notations of the concepts the words mean, surest first.
    public var concepts: [String] = []
    /// The words with the unknown ones put right, if there is an idea.
    public var suggestion: String?
    /// No entry had all the words; these have some.
    public var isRelaxed = false
    /// There were more than `SearchQuery.mostWords` words.
    public var wasCut = false

    /// An entry that was found, and why.
    public struct Hit: Equatable, Sendable {
        public let ordinal: Int
        /// Words as typed, in lower case, by the best place they were found in.
        public var titleWords: [String] = []
        public var conceptWords: [String] = []
        public var textWords: [String] = []
        public var concepts: [ConceptMatch] = []
    }

    /// A concept that the words mean and the entry is about, itself or through one it is mapped to.
    public struct ConceptMatch: Equatable, Sendable {
        public let notation: String
        /// The notation the entry carries, when it is not the concept itself.
        public let through: String?
    }

    public struct FacetCount: Equatable, Sendable {
        public let scheme: String
        public let notation: String
        public let count: Int
    }
}
