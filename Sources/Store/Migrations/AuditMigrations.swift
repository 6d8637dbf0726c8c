/// The audit log: entries, and the seals that put them in an order and close it.
let auditMigrations: [Migration] = [
    Migration(
        "010 audit",
        sqlite: auditTables + """
            ;
            CREATE TRIGGER audit_entries_stay BEFORE UPDATE OF
                id, happened_at, actor, action, subject_kind, subject_id, organisation, details ON audit_entries
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            CREATE TRIGGER audit_entries_sealed_once BEFORE UPDATE OF number, digest ON audit_entries
            WHEN OLD.number IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            CREATE TRIGGER audit_entries_remain BEFORE DELETE ON audit_entries
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            CREATE TRIGGER audit_seals_stay BEFORE UPDATE ON audit_seals
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            CREATE TRIGGER audit_seals_remain BEFORE DELETE ON audit_seals
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
            """,
        postgres: auditTables + """
            ;
            CREATE FUNCTION refuse_audit_change() RETURNS TRIGGER LANGUAGE plpgsql
            AS 'BEGIN RAISE EXCEPTION ''the audit log is append-only'' USING ERRCODE = ''restrict_violation''; END';
            CREATE TRIGGER audit_entries_stay BEFORE UPDATE OF
                id, happened_at, actor, action, subject_kind, subject_id, organisation, details ON audit_entries
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
            CREATE TRIGGER audit_entries_sealed_once BEFORE UPDATE OF number, digest ON audit_entries
            FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION refuse_audit_change();
            CREATE TRIGGER audit_entries_remain BEFORE DELETE OR TRUNCATE ON audit_entries
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
            CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
            """)
]

/// Entries are found by what auditors ask for, newest first: an identifier begins with its time. They refer to nothing,
/// so that what they speak of can go. Those that are not sealed yet have no number.
private let auditTables: SQL = """
    CREATE TABLE audit_entries (
        id TEXT PRIMARY KEY,
        happened_at TEXT NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        organisation TEXT,
        details TEXT NOT NULL,
        number BIGINT CHECK (number > 0),
        digest TEXT,
        CHECK ((number IS NULL) = (digest IS NULL))
    );
    CREATE UNIQUE INDEX audit_entries_by_number ON audit_entries (number) WHERE number IS NOT NULL;
    CREATE INDEX audit_entries_not_sealed ON audit_entries (id) WHERE number IS NULL;
    CREATE INDEX audit_entries_by_actor ON audit_entries (actor, id);
    CREATE INDEX audit_entries_by_action ON audit_entries (action, id);
    CREATE INDEX audit_entries_by_subject ON audit_entries (subject_kind, subject_id, id);
    CREATE INDEX audit_entries_by_organisation ON audit_entries (organisation, id) WHERE organisation IS NOT NULL;
    CREATE TABLE audit_seals (
        number BIGINT PRIMARY KEY CHECK (number > 0),
        first_entry BIGINT NOT NULL UNIQUE,
        last_entry BIGINT NOT NULL UNIQUE,
        sealed_at TEXT NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        CHECK (first_entry <= last_entry)
    )
    """
