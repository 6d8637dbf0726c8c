import Domain
import FoundationEssentials

extension Connection {
    public var history: RecordHistory { RecordHistory(db: self) }
}

/// What records said before they were changed or removed. What they say now stands with the records.
public struct RecordHistory {
    let db: Connection

    /// A state of a record, and the moment it ended.
    public struct Version: Sendable {
        public let number: Int
        public let record: any CatalogueRecord
        public let endedAt: Date
    }

    /// Keeps a state that ends now.
    public func keep(_ kind: Kind, _ id: String, body: String, endedAt: Date) throws {
        try db.execute(
            """
            INSERT INTO record_versions (kind, id, version, body, ended_at, conditions)
            VALUES (\(kind), \(id), \(try count(kind, id) + 1), \(body), \(endedAt.formatted(.iso8601)),
                    \(try conditionNumber(kind, id, body: body)))
            """)
    }

    /// How many states of a record have ended: they are numbered from 1, and nothing is ever taken away.
    public func count(_ kind: Kind, _ id: String) throws -> Int {
        try db.integers(
            "SELECT COALESCE(MAX(version), 0) AS latest FROM record_versions WHERE kind = \(kind) AND id = \(id)")[0]
    }

    /// What a record said in a state that has ended.
    public func body(_ kind: Kind, _ id: String, number: Int) throws -> DataValue? {
        try db.rows(
            "SELECT body FROM record_versions WHERE kind = \(kind) AND id = \(id) AND version = \(number)"
        ).first.map { try DataValue(json: $0["body"]) }
    }

    /// The record as it was in a state that has ended.
    public func record(_ kind: Kind, _ id: String, number: Int) throws -> (any CatalogueRecord)? {
        try body(kind, id, number: number).map { kind.record.init(id: id, reading: DataReader($0), context: nil) }
    }

    /// When each record of a kind last changed, by id, where it did: fixed-width ISO 8601 in UTC.
    public func latestChanges(_ kind: Kind) throws -> [String: String] {
        let rows = try db.rows(
            "SELECT id, MAX(ended_at) AS latest FROM record_versions WHERE kind = \(kind) GROUP BY id")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["latest"]) })
    }

    /// The latest states that ended, newest first; `number` goes on behind that one.
    public func versions(
        _ kind: Kind, _ id: String, before number: Int? = nil, limit: Int
    ) throws -> [Version] {
        let start: SQL = number.map { "AND version < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT version, body, ended_at FROM record_versions WHERE kind = \(kind) AND id = \(id) \(start)
            ORDER BY version DESC LIMIT \(limit)
            """
        ).map { row in
            let body = try DataValue(json: try row["body"])
            return Version(
                number: try row["version"],
                record: kind.record.init(id: id, reading: DataReader(body), context: nil),
                endedAt: try Date(try row["ended_at"] as String, strategy: .iso8601))
        }
    }
}
