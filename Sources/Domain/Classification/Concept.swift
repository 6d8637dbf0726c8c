/// A list of concepts under one roof (SKOS): digital technologies, regions, economic activities.
public struct ConceptScheme: Codable, Hashable, Sendable {
    public let notation: String
    public var title: LocalizedText
    public var version: String
    public var source: String

    public init(notation: String, title: LocalizedText, version: String = "", source: String = "") {
        self.notation = notation
        self.title = title
        self.version = version
        self.source = source
    }
}

/// One notion of a scheme. Its notation is unique over all schemes and never changes.
public struct Concept: Codable, Hashable, Sendable {
    public let scheme: String
    public let notation: String
    public var prefLabel: LocalizedText
    /// Other words for the same thing, as people type them.
    public var altLabel: [Language: [String]]
    /// The notation one level up, if any.
    public var broader: String?

    public init(
        scheme: String, notation: String, prefLabel: LocalizedText, altLabel: [Language: [String]] = [:],
        broader: String? = nil
    ) {
        self.scheme = scheme
        self.notation = notation
        self.prefLabel = prefLabel
        self.altLabel = altLabel
        self.broader = broader
    }
}

/// That two concepts of different schemes mean the same or nearly so (SKOS mapping properties).
public struct ConceptMapping: Codable, Hashable, Sendable {
    public enum Relation: String, Codable, CaseIterable, Sendable {
        case exactMatch, closeMatch, broadMatch, narrowMatch
    }

    public let from: String
    public let relation: Relation
    public let to: String

    public init(from: String, relation: Relation, to: String) {
        self.from = from
        self.relation = relation
        self.to = to
    }
}
