import Domain
import FoundationEssentials

extension Connection {
    public var people: People { People(db: self) }
}

/// People with an account.
public struct People {
    let db: Connection

    public func add(_ person: Person, passwordHash: String?) throws {
        try db.execute(
            """
            INSERT INTO people (id, email, email_key, name, language, password_hash, created_at)
            VALUES (\(person.id), \(person.email), \(person.email.key), \(person.name), \(person.language),
                    \(passwordHash), \(person.createdAt))
            """)
    }

    public func find(_ id: Identifier<Person>) throws -> Person? {
        try db.rows(
            "SELECT id, email, name, language, created_at FROM people WHERE id = \(id) AND erased_at IS NULL"
        ).first.map(Self.person)
    }

    /// Those of these people who are there.
    public func all(_ ids: some Sequence<Identifier<Person>>) throws -> [Identifier<Person>: Person] {
        let found = try db.rows(
            "SELECT id, email, name, language, created_at FROM people WHERE id IN (\(Array(Set(ids)))) AND erased_at IS NULL"
        ).map(Self.person)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// What those of these people are called who are there.
    public func names(of ids: some Sequence<Identifier<Person>>) throws -> [Identifier<Person>: String] {
        let ids = Set(ids)
        return ids.isEmpty ? [:] : try all(ids).mapValues(\.name)
    }

    public func find(email: EmailAddress) throws -> Person? {
        try db.rows("SELECT id, email, name, language, created_at FROM people WHERE email_key = \(email.key)").first
            .map(Self.person)
    }

    /// The person of an identity that another provider vouches for (OpenID Connect).
    public func find(issuer: String, subject: String) throws -> Person? {
        try db.rows(
            """
            SELECT people.id AS id, email, name, language, created_at FROM people
            JOIN person_identities ON person_identities.person = people.id
            WHERE issuer = \(issuer) AND subject = \(subject)
            """
        ).first.map(Self.person)
    }

    public func update(_ person: Person) throws {
        try db.execute(
            """
            UPDATE people SET email = \(person.email), email_key = \(person.email.key), name = \(person.name),
                language = \(person.language)
            WHERE id = \(person.id)
            """)
    }

    /// Removes everything that says who the person was or proves it, and what they were told. What others have of them leads to an empty row.
    public func erase(_ id: Identifier<Person>, at now: Date) throws {
        try db.execute("DELETE FROM sessions WHERE person = \(id)")
        try db.execute("DELETE FROM recovery_codes WHERE person = \(id)")
        try db.execute("DELETE FROM email_proofs WHERE person = \(id)")
        try db.execute("DELETE FROM person_identities WHERE person = \(id)")
        try db.execute("DELETE FROM notifications WHERE person = \(id)")
        try db.execute("DELETE FROM mail_preferences WHERE person = \(id)")
        let nobody = "\(id)@erased.invalid"
        try db.execute(
            """
            UPDATE people SET email = \(nobody), email_key = \(nobody), name = '', language = 'en',
                password_hash = NULL, factor_secret = NULL, factor_step = NULL, erased_at = \(now)
            WHERE id = \(id)
            """)
    }

    static func person(_ row: Row) throws -> Person {
        Person(
            id: try row["id"], email: try row["email"], name: try row["name"], language: try row["language"],
            createdAt: try row["created_at"])
    }
}

extension EmailAddress: SQLCodable {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Language: SQLCodable {}
