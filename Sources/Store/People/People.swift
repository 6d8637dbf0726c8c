import Domain

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
        try db.rows("SELECT id, email, name, language, created_at FROM people WHERE id = \(id)").first.map(Self.person)
    }

    public func find(email: EmailAddress) throws -> Person? {
        try db.rows("SELECT id, email, name, language, created_at FROM people WHERE email_key = \(email.key)").first
            .map(Self.person)
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
