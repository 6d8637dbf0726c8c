import Domain
import FoundationEssentials

extension Connection {
    public var roleGrants: RoleGrants { RoleGrants(db: self) }

    /// A person with the roles and memberships of this moment. Ask in the transaction that acts: rights end meanwhile.
    public func actor(_ person: Identifier<Person>) throws -> Actor {
        let memberships = try memberships.all(of: person)
        return Actor(
            person, roles: try roleGrants.all(of: person),
            memberships: Dictionary(uniqueKeysWithValues: memberships.map { ($0.organisation, $0.role) }))
    }
}

/// Who has which role on the platform.
public struct RoleGrants {
    let db: Connection

    /// Giving a role twice changes nothing.
    public func add(_ grant: RoleGrant, to person: Identifier<Person>, at now: Date) throws {
        try db.execute(
            """
            INSERT INTO role_grants (person, role, organisation, granted_at)
            VALUES (\(person), \(grant.role), \(grant.scope.organisationID), \(now))
            ON CONFLICT DO NOTHING
            """)
    }

    /// False when the person did not have it.
    public func remove(_ grant: RoleGrant, from person: Identifier<Person>) throws -> Bool {
        let place: SQL =
            switch grant.scope {
            case .whole: "organisation IS NULL"
            case .organisation(let id): "organisation = \(id)"
            }
        return try db.execute("DELETE FROM role_grants WHERE person = \(person) AND role = \(grant.role) AND \(place)")
            == 1
    }

    /// Whether anybody has a role over the whole platform.
    public func isGranted(_ role: PlatformRole) throws -> Bool {
        try !db.rows("SELECT person FROM role_grants WHERE role = \(role) AND organisation IS NULL LIMIT 1").isEmpty
    }

    public func all(of person: Identifier<Person>) throws -> Set<RoleGrant> {
        Set(try db.rows("SELECT role, organisation FROM role_grants WHERE person = \(person)").map(Self.grant))
    }

    /// Everyone with a role, by person.
    public func all() throws -> [Identifier<Person>: Set<RoleGrant>] {
        try db.rows("SELECT person, role, organisation FROM role_grants").reduce(into: [:]) { grants, row in
            grants[try row["person"], default: []].insert(try Self.grant(row))
        }
    }

    /// People with one of these roles over the whole platform, or over this organisation: the first `limit`.
    public func people(
        with roles: [PlatformRole], reaching organisation: Identifier<RegisteredOrganisation>?, limit: Int
    ) throws -> [Identifier<Person>] {
        let scope: SQL = organisation.map { "OR organisation = \($0)" } ?? ""
        return try db.rows(
            """
            SELECT DISTINCT person FROM role_grants WHERE role IN (\(roles)) AND (organisation IS NULL \(scope))
            ORDER BY person LIMIT \(limit)
            """
        ).map { try $0["person"] }
    }

    private static func grant(_ row: Row) throws -> RoleGrant {
        RoleGrant(try row["role"], in: Scope(try row["organisation"]))
    }
}

extension Scope {
    /// As columns hold it: `NULL` is the whole.
    var organisationID: Identifier<RegisteredOrganisation>? {
        switch self {
        case .whole: nil
        case .organisation(let id): id
        }
    }

    init(_ organisation: Identifier<RegisteredOrganisation>?) {
        self = organisation.map(Scope.organisation) ?? .whole
    }
}

extension PlatformRole: SQLCodable {}
