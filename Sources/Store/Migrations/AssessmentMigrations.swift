/// Sheets of answers, everything that was ever said in them, and who from outside may fill them in.
let assessmentMigrations: [Migration] = [
    // Who answered is not referred to: an organisation's answers stay when the account of one person goes.
    Migration(
        "018 answer sheets",
        """
        CREATE TABLE answer_sheets (
            id TEXT PRIMARY KEY,
            instrument TEXT NOT NULL,
            subject TEXT NOT NULL CHECK (subject IN ('firm', 'sector', 'region')),
            notation TEXT NOT NULL,
            time_point TEXT NOT NULL CHECK (time_point IN ('T0', 'T1', 'T2')),
            digest TEXT UNIQUE,
            person TEXT REFERENCES people (id),
            organisation TEXT REFERENCES organisations (id),
            started_by TEXT,
            started_at TEXT NOT NULL,
            changed_at TEXT NOT NULL,
            CHECK (digest IS NOT NULL OR person IS NOT NULL OR organisation IS NOT NULL),
            CHECK (digest IS NULL OR (person IS NULL AND organisation IS NULL)),
            CHECK (person IS NULL OR organisation IS NULL)
        );
        CREATE INDEX answer_sheets_by_person ON answer_sheets (person);
        CREATE UNIQUE INDEX answer_sheets_once ON answer_sheets (organisation, instrument, subject, notation, time_point)
            WHERE organisation IS NOT NULL;
        CREATE INDEX answer_sheets_unkept ON answer_sheets (changed_at) WHERE digest IS NOT NULL;
        CREATE TABLE sheet_answers (
            sheet TEXT NOT NULL REFERENCES answer_sheets (id),
            question TEXT NOT NULL,
            revision BIGINT NOT NULL CHECK (revision > 0),
            value TEXT,
            note TEXT NOT NULL,
            evidence TEXT NOT NULL,
            given_by TEXT,
            given_as TEXT NOT NULL CHECK (given_as IN ('respondent', 'adviser')),
            given_at TEXT NOT NULL,
            is_late BOOLEAN NOT NULL,
            source_sheet TEXT,
            source_instrument TEXT,
            source_question TEXT,
            source_at TEXT,
            PRIMARY KEY (sheet, question, revision)
        );
        CREATE TABLE sheet_shares (
            id TEXT PRIMARY KEY,
            sheet TEXT NOT NULL REFERENCES answer_sheets (id),
            digest TEXT NOT NULL UNIQUE,
            invited_by TEXT NOT NULL REFERENCES people (id),
            created_at TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            accepted_by TEXT REFERENCES people (id),
            accepted_at TEXT,
            ended_at TEXT,
            CHECK ((accepted_by IS NULL) = (accepted_at IS NULL))
        );
        CREATE INDEX sheet_shares_by_sheet ON sheet_shares (sheet);
        CREATE INDEX sheet_shares_by_helper ON sheet_shares (accepted_by)
        """)
]
