/// Accounts that are closed, and what is found by the address of the person who closes theirs.
let erasureMigrations: [Migration] = [
    // A closed account leaves an empty row: consents, mandates and looks of others refer to it.
    Migration(
        "011 erasure",
        """
        ALTER TABLE people ADD COLUMN erased_at TEXT;
        ALTER TABLE invitations ADD COLUMN email_key TEXT NOT NULL DEFAULT '';
        UPDATE invitations SET email_key = lower(email);
        CREATE INDEX invitations_by_email ON invitations (email_key);
        ALTER TABLE contact_points ADD COLUMN email_key TEXT NOT NULL DEFAULT '';
        UPDATE contact_points SET email_key = lower(email);
        CREATE INDEX contact_points_by_email ON contact_points (email_key);
        ALTER TABLE contact_points ADD COLUMN asked_on TEXT
        """)
]
