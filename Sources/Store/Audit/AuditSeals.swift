import Domain
import FoundationEssentials

extension Connection {
    public var auditSeals: AuditSeals { AuditSeals(db: self) }
}

/// The order that entries of the audit log were given, and the seals that close it: a seal for some entries in a row.
public struct AuditSeals {
    let db: Connection

    /// Where the log ends: the seal written last.
    public struct Head: Equatable, Sendable {
        public let seal: Int
        public let lastEntry: Int
        /// In hexadecimal digits. Who notes it elsewhere can tell later that nothing up to here was taken away.
        public let digest: String

        public init(seal: Int, lastEntry: Int, digest: String) {
            self.seal = seal
            self.lastEntry = lastEntry
            self.digest = digest
        }
    }

    /// A seal that is about to be written.
    public struct Seal: Sendable {
        public let number: Int
        public let entries: ClosedRange<Int>
        public let sealedAt: Date

        public init(number: Int, entries: ClosedRange<Int>, sealedAt: Date) {
            self.number = number
            self.entries = entries
            self.sealedAt = sealedAt
        }

        /// Its columns as they are read again.
        public var fields: [ArraySlice<UInt8>?] {
            [String(number), String(entries.lowerBound), String(entries.upperBound), sealedAt.storedText]
                .map { ArraySlice($0.utf8) }
        }
    }

    /// A number and a digest for an entry that has none yet.
    public struct Place: Sendable {
        public let id: String
        public let number: Int
        public let digest: String

        public init(id: String, number: Int, digest: String) {
            self.id = id
            self.number = number
            self.digest = digest
        }
    }

    public func head() throws -> Head? {
        try db.rows("SELECT number, last_entry, digest FROM audit_seals ORDER BY number DESC LIMIT 1").first.map {
            Head(seal: try $0["number"], lastEntry: try $0["last_entry"], digest: try $0["digest"])
        }
    }

    /// The seal written last, and when.
    public func last() throws -> (number: Int, sealedAt: Date)? {
        try db.rows("SELECT number, sealed_at FROM audit_seals ORDER BY number DESC LIMIT 1").first.map {
            (try $0["number"], try $0["sealed_at"])
        }
    }

    /// The oldest entries that have no place in the order yet.
    public func unsealed(limit: Int) throws -> [StoredEntry] {
        StoredEntry.all(
            in: try db.bytes(
                "SELECT \(StoredEntry.columns) FROM audit_entries WHERE number IS NULL ORDER BY id LIMIT \(limit)"))
    }

    /// Gives entries their places. Throws `staleVersion` when one of them has a place already.
    public func give(_ places: [Place]) throws {
        for start in stride(from: 0, to: places.count, by: Self.placesAtOnce) {
            try giveAtOnce(places[start..<min(start + Self.placesAtOnce, places.count)])
        }
    }

    public func add(_ seal: Seal, digest: String) throws {
        try db.execute(
            """
            INSERT INTO audit_seals (\(StoredSeal.columns))
            VALUES (\(seal.number), \(seal.entries.lowerBound), \(seal.entries.upperBound), \(seal.sealedAt),
                    \(digest))
            """)
    }

    private static let placesAtOnce = 256

    /// Asks for the digest, which no index knows: PostgreSQL would walk through the index of all that wait, for every
    /// statement, because it thinks that few do.
    private func giveAtOnce(_ places: ArraySlice<Place>) throws {
        var values: SQL = ""
        for place in places {
            let comma: SQL = place.number == places.first?.number ? "" : ", "
            values = values + comma + "(\(place.id), \(place.number), \(place.digest))"
        }
        var sql: SQL = """
            WITH places (id, number, digest) AS (VALUES \(values))
            UPDATE audit_entries SET number = CAST(places.number AS BIGINT), digest = places.digest
            FROM places WHERE audit_entries.id = places.id AND audit_entries.digest IS NULL
            """
        sql.isRepeated = places.count == Self.placesAtOnce
        guard try db.execute(sql) == places.count else { throw DatabaseError.staleVersion }
    }

    /// Sealed entries in their order, those behind a number.
    public func entries(after number: Int, limit: Int) throws -> [StoredEntry] {
        StoredEntry.all(
            in: try db.bytes(
                """
                SELECT \(StoredEntry.columns) FROM audit_entries WHERE number > \(number)
                ORDER BY number LIMIT \(limit)
                """))
    }

    /// How many entries have a number, or what stands there instead: all, or those from one on.
    public func entryCount(from number: Int? = nil) throws -> Int {
        let place: SQL = number.map { "number >= \($0)" } ?? "number IS NOT NULL"
        return try db.integers("SELECT COUNT(*) FROM audit_entries WHERE \(place)")[0]
    }

    /// The seal that has the number or the digest which somebody noted.
    public func find(_ name: SealName) throws -> StoredSeal? {
        let condition: SQL =
            switch name {
            case .number(let number): "number = \(number)"
            case .digest(let digest): "digest = \(digest)"
            }
        return StoredSeal.all(
            in: try db.bytes(
                "SELECT \(StoredSeal.columns) FROM audit_seals WHERE \(condition) ORDER BY number LIMIT 1")
        ).first
    }

    /// Seals in their order, those behind a number.
    public func seals(after number: Int, limit: Int) throws -> [StoredSeal] {
        StoredSeal.all(
            in: try db.bytes(
                """
                SELECT \(StoredSeal.columns) FROM audit_seals WHERE number > \(number)
                ORDER BY number LIMIT \(limit)
                """))
    }

    /// Entries that wait for their seal.
    public struct Waiting: Equatable, Sendable {
        public let count: Int
        /// The oldest of them, and its instant as it is stored.
        public let firstID: String
        public let since: String
    }

    public func waiting() throws -> Waiting? {
        let count = try db.integers("SELECT COUNT(*) FROM audit_entries WHERE number IS NULL")[0]
        let first = try db.bytes(
            "SELECT id, happened_at FROM audit_entries WHERE number IS NULL ORDER BY id LIMIT 1")
        guard first.rowCount == 1 else { return nil }
        return Waiting(count: count, firstID: first[0, 0]?.text ?? "", since: first[0, 1]?.text ?? "")
    }
}
