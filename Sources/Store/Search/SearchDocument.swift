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
enum TermFamily: String {
    case anywhere = "a"
    case title = "t"
    case concept = "c"

    func token(_ term: String) -> String { rawValue + term }
}

extension SearchDocument {
    /// The tokens for the engine's index, each once, and the words for suggestions.
    func analysed(_ terms: Terms = .shared) -> (tokens: [String], words: [String]) {
        var tokens: Set<String> = []
        var words: Set<String> = []
        func take(_ texts: [String], as family: TermFamily) {
            for text in texts {
                terms.forEach(in: text) { word, term, isCode in
                    tokens.insert(TermFamily.anywhere.token(term))
                    if family != .anywhere { tokens.insert(family.token(term)) }
                    if !isCode, Vocabulary.canSuggest(word) { words.insert(word) }
                }
            }
        }
        take(title, as: .title)
        take(concepts, as: .concept)
        take(body, as: .anywhere)
        return (tokens.sorted(), words.sorted())
    }
}
