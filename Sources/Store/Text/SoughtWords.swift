/// Words that somebody looks for in a few short texts: the forms of a word meet as they do in the search.
public struct SoughtWords: Sendable {
    private let terms: Set<String>

    public init(_ text: String) { terms = Terms.shared.set(of: text) }

    public var isEmpty: Bool { terms.isEmpty }

    /// Whether each of them stands in one of the texts.
    public func stand(in texts: [String]) -> Bool {
        terms.isSubset(of: texts.reduce(into: []) { $0.formUnion(Terms.shared.set(of: $1)) })
    }
}
