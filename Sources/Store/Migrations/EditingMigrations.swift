/// What editors write before it is published, and which records say what editors published and no package knows yet.
let editingMigrations: [Migration] = [
    // Authors are not referred to: what a person handed in stays when their account goes.
    Migration(
        "011 drafts",
        """
        CREATE TABLE drafts (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            record TEXT NOT NULL,
            base TEXT,
            body TEXT NOT NULL,
            author TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'inReview', 'changesAsked', 'published', 'discarded')),
            version BIGINT NOT NULL CHECK (version > 0),
            note TEXT NOT NULL,
            request TEXT NOT NULL,
            reviewer TEXT,
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL
        );
        CREATE UNIQUE INDEX drafts_open ON drafts (author, kind, record)
        WHERE state IN ('draft', 'inReview', 'changesAsked');
        CREATE INDEX drafts_by_record ON drafts (kind, record);
        CREATE INDEX drafts_by_author ON drafts (author, changed_at);
        CREATE INDEX drafts_by_state ON drafts (state, changed_at);
        CREATE TABLE record_edits (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            edited_at TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        )
        """)
]
