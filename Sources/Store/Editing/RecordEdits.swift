import Domain
import FoundationEssentials

extension Connection {
    public var recordEdits: RecordEdits { RecordEdits(db: self) }
}

/// Which records say what an editor published and no imported package has said since.
public struct RecordEdits {
    let db: Connection

    public struct Edit: Hashable, Sendable {
        public let kind: Kind
        public let id: String
        public let editedAt: Date
    }

    public func note(_ kind: Kind, _ id: String, at now: Date) throws {
        try db.execute(
            """
            INSERT INTO record_edits (kind, id, edited_at) VALUES (\(kind), \(id), \(now))
            ON CONFLICT (kind, id) DO UPDATE SET edited_at = excluded.edited_at
            """)
    }

    public func forget(_ kind: Kind, _ id: String) throws {
        try db.execute("DELETE FROM record_edits WHERE kind = \(kind) AND id = \(id)")
    }

    public func all() throws -> [Edit] {
        try db.rows("SELECT kind, id, edited_at FROM record_edits ORDER BY kind, id").map {
            Edit(kind: try $0["kind"], id: try $0["id"], editedAt: try $0["edited_at"])
        }
    }
}
