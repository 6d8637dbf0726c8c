/// People with an account, and how they prove who they are.
let peopleMigrations: [Migration] = [
    Migration(
        "007 people",
        """
        CREATE TABLE people (
            id TEXT PRIMARY KEY,
            email TEXT NOT NULL,
            email_key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('be', 'ru', 'en')),
            password_hash TEXT,
            factor_secret TEXT,
            factor_step BIGINT,
            created_at TEXT NOT NULL
        );
        CREATE TABLE person_identities (
            issuer TEXT NOT NULL,
            subject TEXT NOT NULL,
            person TEXT NOT NULL REFERENCES people (id),
            linked_at TEXT NOT NULL,
            PRIMARY KEY (issuer, subject)
        );
        CREATE INDEX person_identities_by_person ON person_identities (person);
        CREATE TABLE recovery_codes (
            person TEXT NOT NULL REFERENCES people (id),
            digest TEXT NOT NULL,
            used_at TEXT,
            PRIMARY KEY (person, digest)
        );
        CREATE TABLE sessions (
            digest TEXT PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            person TEXT NOT NULL REFERENCES people (id),
            created_at TEXT NOT NULL,
            seen_at TEXT NOT NULL,
            is_proven BOOLEAN NOT NULL,
            agent TEXT NOT NULL
        );
        CREATE INDEX sessions_by_person ON sessions (person);
        CREATE INDEX sessions_by_age ON sessions (seen_at);
        CREATE TABLE email_proofs (
            digest TEXT PRIMARY KEY,
            purpose TEXT NOT NULL CHECK (purpose IN ('signUp', 'newPassword', 'newEmail')),
            email TEXT NOT NULL,
            email_key TEXT NOT NULL,
            person TEXT REFERENCES people (id),
            expires_at TEXT NOT NULL
        );
        CREATE INDEX email_proofs_by_person ON email_proofs (person);
        CREATE INDEX email_proofs_by_email ON email_proofs (email_key);
        CREATE INDEX email_proofs_by_end ON email_proofs (expires_at);
        CREATE TABLE attempts (
            id TEXT PRIMARY KEY,
            about TEXT NOT NULL,
            happened_at TEXT NOT NULL
        );
        CREATE INDEX attempts_by_subject ON attempts (about, happened_at);
        CREATE INDEX attempts_by_age ON attempts (happened_at)
        """)
]
