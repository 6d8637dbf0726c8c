import Domain

extension Connection {
    public var mailPreferences: MailPreferences { MailPreferences(db: self) }
}

/// When people want mail about what.
public struct MailPreferences {
    let db: Connection

    /// A person's choice; at once for who has not chosen, and always for the security of the account.
    public func find(_ kind: NotificationKind, of person: Identifier<Person>) throws -> MailPreference {
        if kind.isSecurity { return .atOnce }
        return try db.rows(
            "SELECT preference FROM mail_preferences WHERE person = \(person) AND kind = \(kind)"
        ).first.map { try $0["preference"] } ?? .atOnce
    }

    /// A person's choices for everything they may choose.
    public func all(of person: Identifier<Person>) throws -> [NotificationKind: MailPreference] {
        let rows = try db.rows("SELECT kind, preference FROM mail_preferences WHERE person = \(person)")
        let chosen = Dictionary(
            uniqueKeysWithValues: try rows.map {
                (try $0["kind"] as NotificationKind, try $0["preference"] as MailPreference)
            })
        let choosable = NotificationKind.allCases.filter { !$0.isSecurity }
        return Dictionary(uniqueKeysWithValues: choosable.map { ($0, chosen[$0] ?? .atOnce) })
    }

    /// Keeps a choice. For the security of the account it has no effect.
    public func save(_ preference: MailPreference, for kind: NotificationKind, of person: Identifier<Person>) throws {
        try db.execute(
            """
            INSERT INTO mail_preferences (person, kind, preference) VALUES (\(person), \(kind), \(preference))
            ON CONFLICT (person, kind) DO UPDATE SET preference = excluded.preference
            """)
    }
}

extension NotificationKind: SQLCodable {}
extension MailPreference: SQLCodable {}
