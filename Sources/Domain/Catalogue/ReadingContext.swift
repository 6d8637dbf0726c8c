/// What a record of a package may refer to. What is nil is not there to be checked against, such as the package of a single file.
public struct ReadingContext: Sendable {
    public let classification: Classification?
    public let identifiers: [Kind: Set<String>]?
    public let places: Set<String>?
    public let documents: Set<String>?

    public init(
        classification: Classification?, identifiers: [Kind: Set<String>]?, places: Set<String>?,
        documents: Set<String>?
    ) {
        self.classification = classification
        self.identifiers = identifiers
        self.places = places
        self.documents = documents
    }

    /// The identifiers of a kind, to check references against.
    public func known(_ kind: Kind) -> Set<String>? { identifiers.map { $0[kind] ?? [] } }
}

extension DataReader {
    /// A notation that exists, of `scheme` where one is named.
    func notation(of scheme: String?, _ context: ReadingContext?) -> String? {
        guard let notation = text(limit: 80) else { return nil }
        guard let classification = context?.classification else { return notation }
        guard let concept = classification[notation] else {
            note(.unknownNotation(notation))
            return nil
        }
        if let scheme, concept.scheme != scheme {
            note(.notOneOf(classification.concepts(of: scheme).map(\.notation)))
            return nil
        }
        return notation
    }

    /// The name of something the package has.
    func reference(to known: Set<String>?) -> String? {
        guard let id = text(limit: 80) else { return nil }
        if let known, !known.contains(id) { note(.unknownReference(id)) }
        return id
    }

    /// Values of a list, each once.
    public func unique<Value: Hashable>(_ read: (DataReader) -> Value?) -> [Value] {
        var seen: Set<Value> = []
        return list().compactMap { item in
            guard let value = read(item) else { return nil }
            if !seen.insert(value).inserted { item.note(.duplicate("\(value)")) }
            return value
        }
    }
}
