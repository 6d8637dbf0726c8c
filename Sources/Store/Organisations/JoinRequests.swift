import Domain

extension Connection {
    public var joinRequests: JoinRequests { JoinRequests(db: self) }
}

/// People who ask to be let into an organisation.
public struct JoinRequests {
    let db: Connection

    /// False when the person has asked before: the first request stays.
    public func add(_ request: JoinRequest) throws -> Bool {
        let added = try db.execute(
            """
            INSERT INTO join_requests (organisation, person, asked_at)
            VALUES (\(request.organisation), \(request.person), \(request.askedAt))
            ON CONFLICT (organisation, person) DO NOTHING
            """)
        return added == 1
    }

    /// False when there was none.
    public func remove(
        _ person: Identifier<Person>, from organisation: Identifier<RegisteredOrganisation>
    ) throws -> Bool {
        try db.execute("DELETE FROM join_requests WHERE organisation = \(organisation) AND person = \(person)") == 1
    }

    /// Those that wait for an answer, oldest first.
    public func all(in organisation: Identifier<RegisteredOrganisation>) throws -> [JoinRequest] {
        try requests("organisation = \(organisation)")
    }

    /// Those of a person, oldest first.
    public func all(of person: Identifier<Person>) throws -> [JoinRequest] { try requests("person = \(person)") }

    private func requests(_ condition: SQL) throws -> [JoinRequest] {
        try db.rows(
            "SELECT organisation, person, asked_at FROM join_requests WHERE \(condition) ORDER BY asked_at, person"
        ).map { row in
            JoinRequest(
                organisation: try row["organisation"], person: try row["person"], askedAt: try row["asked_at"])
        }
    }
}
