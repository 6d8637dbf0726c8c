/// Frozen results.
let snapshotMigrations: [Migration] = [
    Migration(
        "015 score snapshots",
        """
        CREATE TABLE frozen_instruments (
            digest TEXT PRIMARY KEY,
            body TEXT NOT NULL
        );
        CREATE TABLE score_snapshots (
            digest TEXT PRIMARY KEY,
            sheet TEXT NOT NULL,
            organisation TEXT REFERENCES organisations (id),
            instrument TEXT NOT NULL,
            instrument_digest TEXT NOT NULL REFERENCES frozen_instruments (digest),
            time_point TEXT NOT NULL,
            frozen_at TEXT NOT NULL,
            body TEXT NOT NULL,
            superseded_by TEXT REFERENCES score_snapshots (digest)
        );
        CREATE UNIQUE INDEX score_snapshots_that_hold ON score_snapshots (sheet) WHERE superseded_by IS NULL;
        CREATE INDEX score_snapshots_of_organisations ON score_snapshots (organisation, frozen_at)
        """)
]
