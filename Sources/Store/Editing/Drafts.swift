import Domain
import FoundationEssentials

extension Connection {
    public var drafts: Drafts { Drafts(db: self) }
}

/// What people write for the catalogue, before it is published and after.
public struct Drafts {
    let db: Connection

    public func add(_ draft: Draft) throws {
        try db.execute(
            """
            INSERT INTO drafts
                (id, kind, record, aim, reverts_to, base, body, author, state, version, note, request, reviewer,
                 created_at, changed_at)
            VALUES (\(draft.id), \(draft.kind), \(draft.record), \(draft.aim.name), \(draft.aim.state),
                    \(draft.base?.json()), \(draft.body.json()), \(draft.author), \(draft.state), \(draft.version), \(draft.note), \(draft.request),
                    \(draft.reviewer), \(draft.createdAt), \(draft.changedAt))
            """)
    }

    /// Saves one step of a draft; throws `staleVersion` when another step came between.
    public func save(_ draft: Draft) throws {
        let saved = try db.execute(
            """
            UPDATE drafts SET base = \(draft.base?.json()), body = \(draft.body.json()), state = \(draft.state),
                version = \(draft.version), note = \(draft.note), request = \(draft.request),
                reviewer = \(draft.reviewer), changed_at = \(draft.changedAt)
            WHERE id = \(draft.id) AND version = \(draft.version - 1)
            """)
        guard saved == 1 else { throw DatabaseError.staleVersion }
    }

    public func find(_ id: Identifier<Draft>) throws -> Draft? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.draft)
    }

    /// What people are writing about a record, or have handed in: of each at most one text and one removal.
    public func open(_ kind: Kind, _ record: String) throws -> [Draft] {
        try db.rows(
            """
            \(Self.selection) WHERE kind = \(kind) AND record = \(record) AND state IN (\(Self.open))
            ORDER BY created_at, id
            """
        ).map(Self.draft)
    }

    /// Removes what a person has not handed in.
    public func removeUnfinished(by author: Identifier<Person>) throws {
        let unfinished = Draft.State.allCases.filter(\.isEditable)
        try db.execute("DELETE FROM drafts WHERE author = \(author) AND state IN (\(unfinished))")
    }

    private static let open = Draft.State.allCases.filter(\.isOpen)

    static let selection: SQL = """
        SELECT id, kind, record, aim, reverts_to, base, body, author, state, version, note, request, reviewer,
            created_at, changed_at
        FROM drafts
        """

    static func draft(_ row: Row) throws -> Draft {
        let base: String? = try row["base"]
        return Draft(
            id: try row["id"], of: try row["kind"], try row["record"], from: try base.map(DataValue.init(json:)),
            saying: try DataValue(json: try row["body"]), aim: try Draft.Aim(row), by: try row["author"],
            at: try row["created_at"],
            state: try row["state"], version: try row["version"], note: try row["note"], request: try row["request"],
            reviewer: try row["reviewer"], changedAt: try row["changed_at"])
    }
}

extension Draft.State: SQLCodable {}

extension Draft.Aim {
    fileprivate enum Name: String, SQLCodable { case change, removal, reversion }

    fileprivate var name: Name {
        switch self {
        case .change: .change
        case .removal: .removal
        case .reversion: .reversion
        }
    }

    /// The state of the record that it is to return to.
    fileprivate var state: Int? {
        if case .reversion(let state) = self { state } else { nil }
    }

    fileprivate init(_ row: Row) throws {
        switch try row["aim"] as Name {
        case .change: self = .change
        case .removal: self = .removal
        case .reversion: self = .reversion(to: try row["reverts_to"])
        }
    }
}
