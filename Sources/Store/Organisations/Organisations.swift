import Domain

extension Connection {
    public var organisations: Organisations { Organisations(db: self) }
}

/// Organisations with an account.
public struct Organisations {
    let db: Connection

    /// False when the identifier is taken: then nothing was added.
    public func add(_ organisation: RegisteredOrganisation) throws -> Bool {
        let added = try db.execute(
            """
            INSERT INTO organisations (id, name, scheme, number, record, created_at)
            VALUES (\(organisation.id), \(organisation.name), \(organisation.identifier?.scheme),
                    \(organisation.identifier?.number), \(organisation.record), \(organisation.createdAt))
            ON CONFLICT (scheme, number) DO NOTHING
            """)
        return added == 1
    }

    /// Saves what may change: name and record.
    public func save(_ organisation: RegisteredOrganisation) throws {
        try db.execute(
            """
            UPDATE organisations SET name = \(organisation.name), record = \(organisation.record)
            WHERE id = \(organisation.id)
            """)
    }

    /// Empties what it said and frees its identifier for others. The row stays: what was consented to refers to it.
    public func close(_ id: Identifier<RegisteredOrganisation>) throws {
        try db.organisationVerifications.remove(of: id)
        try db.execute(
            "UPDATE organisations SET name = '', scheme = NULL, number = NULL, record = NULL WHERE id = \(id)")
    }

    public func find(_ id: Identifier<RegisteredOrganisation>) throws -> RegisteredOrganisation? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.organisation)
    }

    public func find(_ identifier: OrganisationIdentifier) throws -> RegisteredOrganisation? {
        try db.rows("\(Self.selection) WHERE scheme = \(identifier.scheme) AND number = \(identifier.number)").first
            .map(Self.organisation)
    }

    /// The one that a record of the catalogue describes.
    public func find(record: String) throws -> RegisteredOrganisation? {
        try db.rows("\(Self.selection) WHERE record = \(record)").first.map(Self.organisation)
    }

    /// Those a person belongs to, by name.
    public func all(of person: Identifier<Person>) throws -> [RegisteredOrganisation] {
        try db.rows(
            """
            \(Self.selection) WHERE id IN (SELECT organisation FROM memberships WHERE person = \(person))
            ORDER BY name, id
            """
        ).map(Self.organisation)
    }

    /// Those that have staff of their own in one of these roles, by name: they can be let see data.
    public func withStaff(in roles: [PlatformRole]) throws -> [RegisteredOrganisation] {
        try db.rows(
            """
            \(Self.selection) WHERE id IN (SELECT organisation FROM role_grants WHERE role IN (\(roles)))
            ORDER BY name, id
            """
        ).map(Self.organisation)
    }

    static let selection: SQL = "SELECT id, name, scheme, number, record, created_at FROM organisations"

    static func organisation(_ row: Row) throws -> RegisteredOrganisation {
        let (scheme, number): (String?, String?) = (try row["scheme"], try row["number"])
        return RegisteredOrganisation(
            id: try row["id"], name: try row["name"],
            identifier: scheme.flatMap { scheme in number.map { .init(scheme: scheme, number: $0) } },
            record: try row["record"], createdAt: try row["created_at"])
    }
}
