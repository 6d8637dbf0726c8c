import Domain
import FoundationEssentials

extension Connection {
    public var audit: AuditLog { AuditLog(db: self) }
}

/// What was done that touches rights, money or decisions. Entries are only added, in the transaction they speak of.
public struct AuditLog {
    let db: Connection

    /// Reads nothing and touches no row of others, so that writers never meet here.
    public func append(_ entry: AuditEntry) throws {
        let details = DataValue.object(entry.details.map { DataValue.Field($0.key, .text($0.value)) })
        try db.execute(
            """
            INSERT INTO audit_entries
                (id, happened_at, actor, action, subject_kind, subject_id, organisation, details)
            VALUES (\(entry.id), \(entry.at), \(entry.actor), \(entry.action), \(entry.subject.kind),
                    \(entry.subject.id), \(entry.organisation), \(try details.json()))
            """)
    }

    /// Entries as an auditor looks for them, newest first; `before` is the last one of the page before.
    public func entries(
        _ query: AuditQuery, before: Identifier<AuditEntry>? = nil, limit: Int
    ) throws -> [AuditEntry] {
        var sql: SQL = """
            SELECT id, happened_at, actor, action, subject_kind, subject_id, organisation, details
            FROM audit_entries WHERE id >= \(query.from.map { Identifier<AuditEntry>.earliest(at: $0).rawValue } ?? "")
            """
        if let end = [before, query.until.map(Identifier.earliest)].compactMap(\.self).map(\.rawValue).min() {
            sql = sql + " AND id < \(end)"
        }
        if let actor = query.actor { sql = sql + " AND actor = \(actor)" }
        if let action = query.action { sql = sql + " AND action = \(action)" }
        if let subject = query.subject {
            sql = sql + " AND subject_kind = \(subject.kind) AND subject_id = \(subject.id)"
        }
        if let organisation = query.organisation { sql = sql + " AND organisation = \(organisation)" }
        return try db.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(Self.entry)
    }

    private static func entry(_ row: Row) throws -> AuditEntry {
        let details = try DataValue(json: try row["details"])
        return AuditEntry(
            id: try row["id"], at: try row["happened_at"], by: try row["actor"], try row["action"],
            AuditSubject(try row["subject_kind"], try row["subject_id"]), organisation: try row["organisation"],
            details: details.texts)
    }
}

/// What an auditor looks for; nil asks for nothing.
public struct AuditQuery: Hashable, Sendable {
    public var actor: AuditActor?
    public var action: AuditAction?
    public var subject: AuditSubject?
    public var organisation: String?
    /// The first instant that counts.
    public var from: Date?
    /// The first instant that counts no more.
    public var until: Date?

    public init() {}
}

extension DataValue {
    fileprivate var texts: [String: String] {
        guard case .object(let fields) = self else { return [:] }
        return fields.reduce(into: [:]) { texts, field in
            if case .text(let text) = field.value { texts[field.name] = text }
        }
    }
}

extension AuditActor: SQLCodable {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension AuditAction: SQLCodable {}
extension AuditSubject.Kind: SQLCodable {}
