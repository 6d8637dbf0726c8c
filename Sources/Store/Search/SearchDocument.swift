/// What the search knows of one entry of the catalogue.
public struct SearchDocument: Sendable {
    /// The number of the entry, from 1; lower numbers come first among equals. Numbers should leave few gaps.
    public var ordinal: Int
    public var title: [String]
    /// The labels of the concepts the entry is about.
    public var concepts: [String]
    public var body: [String]
    /// What the entry can be filtered by, ancestors included; the kind of entry is a scheme as well.
    public var facets: [(scheme: String, notation: String)]

    public init(
        ordinal: Int, title: [String], concepts: [String] = [], body: [String] = [],
        facets: [(scheme: String, notation: String)] = []
    ) {
        self.ordinal = ordinal
        self.title = title
        self.concepts = concepts
        self.body = body
        self.facets = facets
    }
}

/// Where in an entry a term stands. The index keeps each family apart by one letter before the term.
enum TermFamily: String, CaseIterable {
    case anywhere = "a"
    case title = "t"
    case concept = "c"

    func token(_ term: String) -> String { rawValue + term }

    /// Its place among all families.
    var position: Int {
        switch self {
        case .anywhere: 0
        case .title: 1
        case .concept: 2
        }
    }
}
