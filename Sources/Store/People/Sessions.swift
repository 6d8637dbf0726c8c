import Domain
import FoundationEssentials

extension Connection {
    public var sessions: Sessions { Sessions(db: self) }
}

/// The browsers in which people are signed in, found by the digest of the secret in their cookie.
public struct Sessions {
    let db: Connection

    public func add(_ session: Session, digest: String) throws {
        try db.execute(
            """
            INSERT INTO sessions (digest, id, person, created_at, seen_at, is_proven, agent)
            VALUES (\(digest), \(session.id), \(session.person), \(session.createdAt), \(session.seenAt),
                    \(session.isProven), \(session.agent))
            """)
    }

    /// The session, with its person, in one query: every page of those who are signed in asks for it.
    public func find(digest: String) throws -> (session: Session, person: Person)? {
        try db.rows(
            """
            SELECT sessions.id AS session, sessions.created_at AS began_at, seen_at, is_proven, agent,
                people.id AS id, email, name, language, people.created_at AS created_at
            FROM sessions JOIN people ON people.id = sessions.person WHERE digest = \(digest)
            """
        ).first.map { row in
            let person = try People.person(row)
            let session = Session(
                id: try row["session"], person: person.id, createdAt: try row["began_at"], seenAt: try row["seen_at"],
                isProven: try row["is_proven"], agent: try row["agent"])
            return (session, person)
        }
    }

    /// Those of a person, the latest first.
    public func all(of person: Identifier<Person>) throws -> [Session] {
        try db.rows(
            """
            SELECT id, person, created_at, seen_at, is_proven, agent FROM sessions
            WHERE person = \(person) ORDER BY seen_at DESC, id DESC
            """
        ).map {
            Session(
                id: try $0["id"], person: try $0["person"], createdAt: try $0["created_at"], seenAt: try $0["seen_at"],
                isProven: try $0["is_proven"], agent: try $0["agent"])
        }
    }

    public func note(_ id: Identifier<Session>, seenAt now: Date) throws {
        try db.execute("UPDATE sessions SET seen_at = \(now) WHERE id = \(id)")
    }

    /// Ends one of a person's sessions; false when they have none such.
    @discardableResult
    public func end(_ id: Identifier<Session>, of person: Identifier<Person>) throws -> Bool {
        try db.execute("DELETE FROM sessions WHERE id = \(id) AND person = \(person)") == 1
    }

    /// Ends all sessions of a person but one.
    public func endAll(of person: Identifier<Person>, but kept: Identifier<Session>?) throws {
        try db.execute("DELETE FROM sessions WHERE person = \(person) AND id <> \(kept?.rawValue ?? "")")
    }

    /// Forgets those that ended by themselves.
    public func removeExpired(at now: Date) throws {
        try db.execute(
            """
            DELETE FROM sessions WHERE seen_at < \(now.addingTimeInterval(-Session.idleLimit))
                OR created_at < \(now.addingTimeInterval(-Session.lifetime))
            """)
    }
}
