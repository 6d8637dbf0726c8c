import Domain
import FoundationEssentials

extension Connection {
    public var invitations: Invitations { Invitations(db: self) }
}

/// Invitations, found by the digest of the secret in their link.
public struct Invitations {
    let db: Connection

    public func add(_ invitation: Invitation, digest: String) throws {
        try db.execute(
            """
            INSERT INTO invitations (id, digest, organisation, email, email_key, role, invited_by, created_at, expires_at)
            VALUES (\(invitation.id), \(digest), \(invitation.organisation), \(invitation.email),
                    \(invitation.email.key), \(invitation.role), \(invitation.invitedBy), \(invitation.createdAt),
                    \(invitation.expiresAt))
            """)
    }

    /// Saves how it ended; throws when it has ended otherwise since it was read.
    public func save(_ invitation: Invitation) throws {
        let (acceptedBy, acceptedAt, withdrawnAt): (Identifier<Person>?, Date?, Date?) =
            switch invitation.ending {
            case .accepted(let person, let at): (person, at, nil)
            case .withdrawn(let at): (nil, nil, at)
            case nil: (nil, nil, nil)
            }
        let saved = try db.execute(
            """
            UPDATE invitations
            SET accepted_by = \(acceptedBy), accepted_at = \(acceptedAt), withdrawn_at = \(withdrawnAt)
            WHERE id = \(invitation.id) AND accepted_at IS NULL AND withdrawn_at IS NULL
            """)
        guard saved == 1 else { throw DatabaseError.staleVersion }
    }

    public func find(digest: String) throws -> Invitation? {
        try db.rows("\(Self.selection) WHERE digest = \(digest)").first.map(Self.invitation)
    }

    public func find(_ id: Identifier<Invitation>) throws -> Invitation? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.invitation)
    }

    /// All of an organisation, newest first.
    public func all(in organisation: Identifier<RegisteredOrganisation>) throws -> [Invitation] {
        try db.rows("\(Self.selection) WHERE organisation = \(organisation) ORDER BY created_at DESC, id DESC")
            .map(Self.invitation)
    }

    /// All that someone has sent, newest first.
    public func all(by inviter: Identifier<Person>) throws -> [Invitation] {
        try db.rows("\(Self.selection) WHERE invited_by = \(inviter) ORDER BY created_at DESC, id DESC")
            .map(Self.invitation)
    }

    /// All that someone has accepted, or that went to their address, newest first.
    public func all(to person: Identifier<Person>, at email: EmailAddress) throws -> [Invitation] {
        try db.rows(
            """
            \(Self.selection) WHERE accepted_by = \(person) OR email_key = \(email.key)
            ORDER BY created_at DESC, id DESC
            """
        ).map(Self.invitation)
    }

    public func remove(_ id: Identifier<Invitation>) throws {
        try db.execute("DELETE FROM invitations WHERE id = \(id)")
    }

    private static let selection: SQL = """
        SELECT id, organisation, email, role, invited_by, created_at, expires_at, accepted_by, accepted_at, withdrawn_at
        FROM invitations
        """

    private static func invitation(_ row: Row) throws -> Invitation {
        let (acceptedBy, acceptedAt): (Identifier<Person>?, Date?) = (try row["accepted_by"], try row["accepted_at"])
        let withdrawnAt: Date? = try row["withdrawn_at"]
        let accepted = acceptedBy.flatMap { person in
            acceptedAt.map { Invitation.Ending.accepted(by: person, at: $0) }
        }
        return Invitation(
            id: try row["id"], organisation: try row["organisation"], email: try row["email"], role: try row["role"],
            invitedBy: try row["invited_by"], createdAt: try row["created_at"], expiresAt: try row["expires_at"],
            ending: accepted ?? withdrawnAt.map(Invitation.Ending.withdrawn))
    }
}
