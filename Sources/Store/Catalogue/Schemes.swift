import Domain

extension Connection {
    public var schemes: Schemes { Schemes(db: self) }
}

/// The classification: schemes, concepts and mappings, in the order of the country package.
public struct Schemes {
    let db: Connection

    public func classification() throws -> Classification {
        let schemes = try db.rows("SELECT notation, be, ru, en, version, source FROM concept_schemes ORDER BY position")
            .map {
                ConceptScheme(
                    notation: try $0["notation"], title: try LocalizedText($0), version: try $0["version"],
                    source: try $0["source"])
            }
        let concepts = try db.rows(
            "SELECT scheme, notation, broader, be, ru, en, alternatives FROM concepts ORDER BY position"
        ).map {
            Concept(
                scheme: try $0["scheme"], notation: try $0["notation"], prefLabel: try LocalizedText($0),
                altLabel: try Self.alternatives($0["alternatives"]), broader: try $0["broader"])
        }
        let mappings = try db.rows(
            "SELECT from_notation, relation, to_notation FROM concept_mappings ORDER BY position"
        ).map {
            ConceptMapping(from: try $0["from_notation"], relation: try $0["relation"], to: try $0["to_notation"])
        }
        return Classification(schemes: schemes, concepts: concepts, mappings: mappings)
    }

    /// Puts this classification in the place of the one there is.
    public func replace(_ schemes: [ConceptScheme], _ concepts: [Concept], _ mappings: [ConceptMapping]) throws {
        try db.execute("DELETE FROM concept_mappings")
        try db.execute("DELETE FROM concepts")
        try db.execute("DELETE FROM concept_schemes")
        for (position, scheme) in schemes.enumerated() {
            try db.execute(
                """
                INSERT INTO concept_schemes (position, notation, be, ru, en, version, source)
                VALUES (\(position), \(scheme.notation), \(scheme.title.be), \(scheme.title.ru), \(scheme.title.en),
                        \(scheme.version), \(scheme.source))
                """)
        }
        for (position, concept) in concepts.enumerated() {
            try db.execute(
                """
                INSERT INTO concepts (position, scheme, notation, broader, be, ru, en, alternatives)
                VALUES (\(position), \(concept.scheme), \(concept.notation), \(concept.broader), \(concept.prefLabel.be),
                        \(concept.prefLabel.ru), \(concept.prefLabel.en), \(Self.text(of: concept.altLabel)))
                """)
        }
        for (position, mapping) in mappings.enumerated() {
            try db.execute(
                """
                INSERT INTO concept_mappings (position, from_notation, relation, to_notation)
                VALUES (\(position), \(mapping.from), \(mapping.relation), \(mapping.to))
                """)
        }
    }

    /// Alternatives as lines of `language` tab `word`: no JSON for what is read a thousand times at every start.
    private static func text(of alternatives: [Language: [String]]) -> String {
        Language.allCases.flatMap { language in
            (alternatives[language] ?? []).map { "\(language.rawValue)\t\($0)" }
        }.joined(separator: "\n")
    }

    private static func alternatives(_ text: String) -> [Language: [String]] {
        var alternatives: [Language: [String]] = [:]
        for line in text.split(separator: "\n") {
            guard let language = Language(rawValue: String(line.prefix(2))) else { continue }
            alternatives[language, default: []].append(String(line.dropFirst(3)))
        }
        return alternatives
    }
}

extension ConceptMapping.Relation: SQLCodable {}

extension LocalizedText {
    init(_ row: Row) throws { self.init(be: try row["be"], ru: try row["ru"], en: try row["en"]) }
}
