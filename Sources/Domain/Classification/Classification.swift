/// All schemes, concepts and mappings of the country, ready to be asked.
public struct Classification: Sendable {
    public let schemes: [ConceptScheme]
    public let concepts: [Concept]
    public let mappings: [ConceptMapping]
    private let index: [String: Int]
    private let narrower: [String: [String]]
    private let mapped: [String: [ConceptMapping]]

    /// Expects checked data: notations are unique and `broader` has no cycle.
    public init(schemes: [ConceptScheme] = [], concepts: [Concept] = [], mappings: [ConceptMapping] = []) {
        self.schemes = schemes
        self.concepts = concepts
        self.mappings = mappings
        index = Dictionary(concepts.enumerated().map { ($1.notation, $0) }) { first, _ in first }
        narrower = Dictionary(grouping: concepts.filter { $0.broader != nil }) { $0.broader ?? "" }
            .mapValues { $0.map(\.notation) }
        mapped = Dictionary(grouping: mappings, by: \.from)
    }

    public subscript(notation: String) -> Concept? { index[notation].map { concepts[$0] } }

    public func scheme(_ notation: String) -> ConceptScheme? { schemes.first { $0.notation == notation } }

    public func concepts(of scheme: String) -> [Concept] { concepts.filter { $0.scheme == scheme } }

    /// The concepts one level down, in the order of the data.
    public func narrower(than notation: String) -> [String] { narrower[notation] ?? [] }

    public func mappings(from notation: String) -> [ConceptMapping] { mapped[notation] ?? [] }

    /// The notation itself and everything above it, nearest first. Empty for an unknown notation.
    public func path(of notation: String) -> [String] {
        var path: [String] = []
        var next = self[notation]
        while let concept = next, !path.contains(concept.notation) {
            path.append(concept.notation)
            next = concept.broader.flatMap { self[$0] }
        }
        return path
    }

    /// Whether `notation` is `ancestor` or lies below it: `C16.10` is in `C`.
    public func isIn(_ notation: String, _ ancestor: String) -> Bool { path(of: notation).contains(ancestor) }

    /// The label in the reader's language; an unknown notation is its own label.
    public func label(_ notation: String, in language: Language) -> String {
        self[notation]?.prefLabel[language] ?? notation
    }
}
