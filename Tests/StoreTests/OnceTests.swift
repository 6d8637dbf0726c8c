import Domain
import Store
import TestSupport
import Testing

/// Where a rule says “once”, the database says it, too: whatever two requests do at the same moment, the second is refused.
struct OnceTests {
    @Test(
        arguments: [
            ("people", "email_key", "an address has one account"),
            ("person_identities", "issuer, subject", "an identity elsewhere is one person's"),
            ("recovery_codes", "digest, person", "a code on paper stands once"),
            ("sessions", "digest", "a secret opens one session"),
            ("email_proofs", "digest", "a mailed link is for one thing"),
            ("organisations", "number, scheme", "a number in a register is one organisation"),
            ("organisations", "record", "a record of the catalogue is one organisation's"),
            ("organisation_verifications", "organisation", "an organisation is verified once"),
            ("memberships", "organisation, person", "a person has one role in an organisation"),
            ("join_requests", "organisation, person", "a person asks an organisation once"),
            ("invitations", "digest", "the secret of an invitation is one invitation's"),
            ("role_grants", "person, role", "a role over the platform is given once"),
            ("role_grants", "organisation, person, role", "a role in an organisation is given once"),
            ("consent_revocations", "consent", "a consent is taken back once"),
            ("drafts", "author, kind, record", "an editor has one open draft of a record"),
            ("records", "id, kind", "a record has one text"),
            ("jobs", "kind, subject", "a job waits once"),
            ("leases", "name", "one process leads"),
            ("audit_entries", "number", "a place in the log is one entry's"),
            ("audit_seals", "number", "a seal has its own number"),
            ("audit_seals", "first_entry", "an entry is sealed once"),
            ("audit_seals", "digest", "no two seals are the same"),
        ])
    func `what happens once has a unique key on both engines`(table: String, columns: String, rule: String) async throws
    {
        let keys = try await emptyDatabase().read { db in try uniqueKeys(of: table, in: db) }
        #expect(keys.contains(columns), "\(rule): \(table) has \(keys.sorted())")
    }

    /// The columns of each unique key of a table, in the order of the alphabet.
    private func uniqueKeys(of table: String, in db: Connection) throws -> Set<String> {
        let rows =
            switch db.engine {
            case .sqlite:
                try db.rows(
                    """
                    SELECT keys.name AS name, parts.name AS part FROM pragma_index_list(\(table)) AS keys
                    JOIN pragma_index_info(keys.name) AS parts ON true WHERE keys."unique" = 1
                    UNION ALL SELECT 'primary', name FROM pragma_table_info(\(table)) WHERE pk > 0
                    """)
            case .postgres:
                try db.rows(
                    """
                    SELECT CAST(indexrelid AS TEXT) AS name, CAST(attname AS TEXT) AS part FROM pg_index
                    JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
                    WHERE indisunique AND indrelid = CAST(CAST(\(table) AS TEXT) AS regclass)
                    """)
            }
        let parts = Dictionary(
            grouping: try rows.map { (key: try $0["name"] as String, part: try $0["part"] as String) }
        ) {
            $0.key
        }
        return Set(parts.values.map { $0.map(\.part).sorted().joined(separator: ", ") })
    }
}
