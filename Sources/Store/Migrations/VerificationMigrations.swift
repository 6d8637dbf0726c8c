/// Organisations whose people are known to speak for them.
let verificationMigrations: [Migration] = [
    Migration(
        "013 organisation verifications",
        """
        CREATE TABLE organisation_verifications (
            organisation TEXT PRIMARY KEY REFERENCES organisations (id),
            means TEXT NOT NULL,
            verified_by TEXT NOT NULL REFERENCES people (id),
            verified_at TEXT NOT NULL
        )
        """)
]
