import Domain

extension Connection {
    public var organisationVerifications: OrganisationVerifications { OrganisationVerifications(db: self) }
}

/// Which organisations were verified, how and by whom.
public struct OrganisationVerifications {
    let db: Connection

    /// Takes the place of an earlier one.
    public func save(_ verification: OrganisationVerification) throws {
        try db.execute(
            """
            INSERT INTO organisation_verifications (organisation, means, verified_by, verified_at)
            VALUES (\(verification.organisation), \(verification.means), \(verification.verifiedBy),
                    \(verification.verifiedAt))
            ON CONFLICT (organisation) DO UPDATE SET means = excluded.means, verified_by = excluded.verified_by,
                verified_at = excluded.verified_at
            """)
    }

    public func remove(of organisation: Identifier<RegisteredOrganisation>) throws {
        try db.execute("DELETE FROM organisation_verifications WHERE organisation = \(organisation)")
    }

    public func find(of organisation: Identifier<RegisteredOrganisation>) throws -> OrganisationVerification? {
        try db.rows(
            """
            SELECT means, verified_by, verified_at FROM organisation_verifications
            WHERE organisation = \(organisation)
            """
        ).first.map { row in
            OrganisationVerification(
                organisation: organisation, means: try row["means"], verifiedBy: try row["verified_by"],
                verifiedAt: try row["verified_at"])
        }
    }

    /// Organisations with people that nobody has verified, the longest waiting first.
    public func missing(limit: Int) throws -> [RegisteredOrganisation] {
        try db.rows(
            """
            \(Organisations.selection) WHERE id IN (SELECT organisation FROM memberships)
            AND id NOT IN (SELECT organisation FROM organisation_verifications)
            ORDER BY created_at, id LIMIT \(limit)
            """
        ).map(Organisations.organisation)
    }
}
