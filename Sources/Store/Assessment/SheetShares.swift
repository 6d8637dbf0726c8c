import Domain
import FoundationEssentials

extension Connection {
    public var sheetShares: SheetShares { SheetShares(db: self) }
}

/// Who from outside may fill in a sheet, found by the digest of the secret in their link.
public struct SheetShares {
    let db: Connection

    public func add(_ share: SheetShare, digest: String) throws {
        try db.execute(
            """
            INSERT INTO sheet_shares (id, sheet, digest, invited_by, created_at, expires_at)
            VALUES (\(share.id), \(share.sheet), \(digest), \(share.invitedBy), \(share.createdAt), \(share.expiresAt))
            """)
    }

    /// Saves who has taken it, and when it ended.
    public func save(_ share: SheetShare) throws {
        try db.execute(
            """
            UPDATE sheet_shares SET accepted_by = \(share.accepted?.by), accepted_at = \(share.accepted?.at),
                ended_at = \(share.endedAt)
            WHERE id = \(share.id)
            """)
    }

    public func find(digest: String) throws -> SheetShare? {
        try db.rows("\(Self.selection) WHERE digest = \(digest)").first.map(Self.share)
    }

    public func find(_ id: Identifier<SheetShare>) throws -> SheetShare? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.share)
    }

    /// Newest first.
    public func all(of sheet: Identifier<AnswerSheet>) throws -> [SheetShare] {
        try db.rows("\(Self.selection) WHERE sheet = \(sheet) ORDER BY created_at DESC, id DESC").map(Self.share)
    }

    /// Those that a person has taken, newest first.
    public func all(acceptedBy person: Identifier<Person>) throws -> [SheetShare] {
        try db.rows("\(Self.selection) WHERE accepted_by = \(person) ORDER BY created_at DESC, id DESC").map(Self.share)
    }

    private static let selection: SQL = """
        SELECT id, sheet, invited_by, created_at, expires_at, accepted_by, accepted_at, ended_at FROM sheet_shares
        """

    private static func share(_ row: Row) throws -> SheetShare {
        let (person, at): (Identifier<Person>?, Date?) = (try row["accepted_by"], try row["accepted_at"])
        return SheetShare(
            id: try row["id"], of: try row["sheet"], invitedBy: try row["invited_by"], createdAt: try row["created_at"],
            expiresAt: try row["expires_at"],
            accepted: person.flatMap { person in at.map { .init(by: person, at: $0) } }, endedAt: try row["ended_at"])
    }
}
