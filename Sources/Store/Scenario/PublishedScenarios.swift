import Domain
import FoundationEssentials

extension Connection {
    public var publishedScenarios: PublishedScenarios { PublishedScenarios(db: self) }
}

/// Scenarios as they were published: text that is kept as it is, and its digest.
public struct PublishedScenarios {
    let db: Connection

    public struct Stored: Hashable, Sendable {
        public let scenario: Identifier<PolicyScenario>
        public let digest: String
        /// The bytes that the digest is of.
        public let text: String
        public let publishedAt: Date

        public init(_ scenario: Identifier<PolicyScenario>, digest: String, text: String, at publishedAt: Date) {
            (self.scenario, self.digest, self.text, self.publishedAt) = (scenario, digest, text, publishedAt)
        }
    }

    /// What lists tell of one.
    public struct Listed: Hashable, Sendable {
        public let scenario: Identifier<PolicyScenario>
        public let title: String
        public let question: String
        public let language: Language
        public let day: Day
        public let digest: String
        public let publishedAt: Date
    }

    /// Expects what the text says.
    public func add(_ published: Stored, saying text: ScenarioText) throws {
        try db.execute(
            """
            INSERT INTO published_scenarios
                (scenario, digest, body, title, question, language, day, published_at)
            VALUES (\(published.scenario), \(published.digest), \(published.text), \(text.title), \(text.question),
                    \(text.language), \(text.day.description), \(published.publishedAt))
            """)
    }

    public func find(_ id: Identifier<PolicyScenario>) throws -> Stored? {
        try db.rows("SELECT scenario, digest, body, published_at FROM published_scenarios WHERE scenario = \(id)").first
            .map { row in
                Stored(
                    try row["scenario"], digest: try row["digest"], text: try row["body"], at: try row["published_at"])
            }
    }

    /// The newest first; those before one of them, where it is named.
    public func newest(before id: Identifier<PolicyScenario>? = nil, limit: Int) throws -> [Listed] {
        guard let id else {
            return try db.rows("\(Self.selection) ORDER BY published_at DESC, scenario DESC LIMIT \(limit)")
                .map(Self.listed)
        }
        guard let last = try db.rows("\(Self.selection) WHERE scenario = \(id)").first.map(Self.listed) else {
            return []
        }
        return try db.rows(
            """
            \(Self.selection)
            WHERE published_at < \(last.publishedAt) OR (published_at = \(last.publishedAt) AND scenario < \(id))
            ORDER BY published_at DESC, scenario DESC LIMIT \(limit)
            """
        ).map(Self.listed)
    }

    private static let selection: SQL = """
        SELECT scenario, title, question, language, day, digest, published_at FROM published_scenarios
        """

    private static func listed(_ row: Row) throws -> Listed {
        let day: String = try row["day"]
        guard let day = Day(day) else { throw DatabaseError.wrongType(column: "day", value: .text(day)) }
        return Listed(
            scenario: try row["scenario"], title: try row["title"], question: try row["question"],
            language: try row["language"], day: day, digest: try row["digest"], publishedAt: try row["published_at"])
    }
}
