/// What people are told, on the platform and by mail.
let notificationMigrations: [Migration] = [
    // A mail that is sent keeps no body: it held secrets.
    Migration(
        "009 notifications",
        """
        CREATE TABLE mails (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('be', 'ru', 'en')),
            body TEXT,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent')),
            created_at TEXT NOT NULL,
            sent_at TEXT,
            CHECK ((state = 'sent') = (body IS NULL) AND (state = 'sent') = (sent_at IS NOT NULL))
        );
        CREATE INDEX mails_by_age ON mails (created_at);
        CREATE TABLE notifications (
            id TEXT PRIMARY KEY,
            person TEXT NOT NULL REFERENCES people (id),
            body TEXT NOT NULL,
            created_at TEXT NOT NULL,
            read_at TEXT,
            awaits_digest BOOLEAN NOT NULL
        );
        CREATE INDEX notifications_by_person ON notifications (person, id);
        CREATE INDEX notifications_unread ON notifications (person) WHERE read_at IS NULL;
        CREATE INDEX notifications_for_digest ON notifications (person, id) WHERE awaits_digest;
        CREATE TABLE mail_preferences (
            person TEXT NOT NULL REFERENCES people (id),
            kind TEXT NOT NULL,
            preference TEXT NOT NULL CHECK (preference IN ('atOnce', 'daily', 'never')),
            PRIMARY KEY (person, kind)
        )
        """)
]
