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

    public func add(_ published: Stored) throws {
        try db.execute(
            """
            INSERT INTO published_scenarios (scenario, digest, body, published_at)
            VALUES (\(published.scenario), \(published.digest), \(published.text), \(published.publishedAt))
            """)
    }

    public func find(_ id: Identifier<PolicyScenario>) throws -> Stored? {
        try db.rows("\(Self.selection) WHERE scenario = \(id)").first.map(Self.stored)
    }

    /// The newest first; those before one of them, where it is named.
    public func newest(before id: Identifier<PolicyScenario>? = nil, limit: Int) throws -> [Stored] {
        guard let id else {
            return try db.rows("\(Self.selection) ORDER BY published_at DESC, scenario DESC LIMIT \(limit)")
                .map(Self.stored)
        }
        guard let last = try find(id) else { return [] }
        return try db.rows(
            """
            \(Self.selection)
            WHERE published_at < \(last.publishedAt) OR (published_at = \(last.publishedAt) AND scenario < \(id))
            ORDER BY published_at DESC, scenario DESC LIMIT \(limit)
            """
        ).map(Self.stored)
    }

    private static let selection: SQL = "SELECT scenario, digest, body, published_at FROM published_scenarios"

    private static func stored(_ row: Row) throws -> Stored {
        Stored(
            try row["scenario"], digest: try row["digest"], text: try row["body"], at: try row["published_at"])
    }
}
