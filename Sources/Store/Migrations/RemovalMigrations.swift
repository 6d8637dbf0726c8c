/// What drafts are to come to, and why records have gone.
let removalMigrations: [Migration] = [
    // Whoever writes about a record may propose to remove it, too: these are two drafts.
    Migration(
        "014 removals",
        """
        ALTER TABLE drafts ADD COLUMN aim TEXT NOT NULL DEFAULT 'change'
            CHECK (aim IN ('change', 'removal', 'reversion'));
        ALTER TABLE drafts ADD COLUMN reverts_to BIGINT;
        DROP INDEX drafts_open;
        CREATE UNIQUE INDEX drafts_open ON drafts (author, kind, record)
        WHERE aim <> 'removal' AND state IN ('draft', 'inReview', 'changesAsked');
        CREATE UNIQUE INDEX removals_open ON drafts (author, kind, record)
        WHERE aim = 'removal' AND state IN ('draft', 'inReview', 'changesAsked');
        CREATE TABLE removed_records (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            reason_be TEXT NOT NULL,
            reason_ru TEXT NOT NULL,
            reason_en TEXT NOT NULL,
            replacement TEXT,
            removed_at TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        );
        CREATE INDEX removed_records_by_time ON removed_records (kind, removed_at)
        """)
]
