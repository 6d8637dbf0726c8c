import Domain

extension Connection {
    public var memberships: Memberships { Memberships(db: self) }
}

/// Who belongs to which organisation.
public struct Memberships {
    let db: Connection

    /// False when the person belongs to it already: then nothing was changed.
    public func add(_ membership: Membership) throws -> Bool {
        let added = try db.execute(
            """
            INSERT INTO memberships (organisation, person, role, since)
            VALUES (\(membership.organisation), \(membership.person), \(membership.role), \(membership.since))
            ON CONFLICT (organisation, person) DO NOTHING
            """)
        return added == 1
    }

    /// Gives a member the role they have now.
    public func save(_ membership: Membership) throws {
        try db.execute(
            """
            UPDATE memberships SET role = \(membership.role)
            WHERE organisation = \(membership.organisation) AND person = \(membership.person)
            """)
    }

    public func remove(_ membership: Membership) throws {
        try db.execute(
            """
            DELETE FROM memberships
            WHERE organisation = \(membership.organisation) AND person = \(membership.person)
            """)
    }

    /// Everyone in an organisation, in the order in which they came.
    public func all(in organisation: Identifier<RegisteredOrganisation>) throws -> [Membership] {
        try db.rows(
            """
            SELECT organisation, person, role, since FROM memberships WHERE organisation = \(organisation)
            ORDER BY since, person
            """
        ).map(Self.membership)
    }

    /// The organisations of a person.
    public func all(of person: Identifier<Person>) throws -> [Membership] {
        try db.rows("SELECT organisation, person, role, since FROM memberships WHERE person = \(person) ORDER BY since")
            .map(Self.membership)
    }

    private static func membership(_ row: Row) throws -> Membership {
        Membership(
            organisation: try row["organisation"], person: try row["person"], role: try row["role"],
            since: try row["since"])
    }
}

extension OrganisationRole: SQLCodable {}
