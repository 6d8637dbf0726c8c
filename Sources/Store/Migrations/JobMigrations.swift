/// What happens later, and who does it.
let jobMigrations: [Migration] = [
    // A job under way is due again when its lease ends: one column says when it may be taken. A dead one is never due.
    Migration(
        "008 jobs",
        """
        CREATE TABLE jobs (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            due_at TEXT NOT NULL,
            attempts BIGINT NOT NULL CHECK (attempts >= 0),
            leased_by TEXT,
            last_error TEXT,
            died_at TEXT,
            created_at TEXT NOT NULL,
            UNIQUE (kind, subject)
        );
        CREATE INDEX jobs_by_due ON jobs (due_at, id) WHERE died_at IS NULL;
        CREATE INDEX jobs_by_death ON jobs (died_at) WHERE died_at IS NOT NULL;
        CREATE TABLE leases (
            name TEXT PRIMARY KEY,
            holder TEXT NOT NULL,
            ends_at TEXT NOT NULL
        )
        """)
]
