/// Organisations with an account, who belongs to them, and what staff may see of them.
let organisationMigrations: [Migration] = [
    Migration(
        "009 organisations",
        """
        CREATE TABLE organisations (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            scheme TEXT,
            number TEXT,
            record TEXT UNIQUE,
            created_at TEXT NOT NULL,
            CHECK ((scheme IS NULL) = (number IS NULL)),
            UNIQUE (scheme, number)
        );
        CREATE TABLE memberships (
            organisation TEXT NOT NULL REFERENCES organisations (id),
            person TEXT NOT NULL REFERENCES people (id),
            role TEXT NOT NULL CHECK (role IN ('owner', 'representative', 'editor', 'viewer')),
            since TEXT NOT NULL,
            PRIMARY KEY (organisation, person)
        );
        CREATE INDEX memberships_by_person ON memberships (person);
        CREATE TABLE join_requests (
            organisation TEXT NOT NULL REFERENCES organisations (id),
            person TEXT NOT NULL REFERENCES people (id),
            asked_at TEXT NOT NULL,
            PRIMARY KEY (organisation, person)
        );
        CREATE INDEX join_requests_by_person ON join_requests (person);
        CREATE TABLE invitations (
            id TEXT PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            organisation TEXT NOT NULL REFERENCES organisations (id),
            email TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('owner', 'representative', 'editor', 'viewer')),
            invited_by TEXT NOT NULL REFERENCES people (id),
            created_at TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            accepted_by TEXT REFERENCES people (id),
            accepted_at TEXT,
            withdrawn_at TEXT,
            CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)),
            CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
        );
        CREATE INDEX invitations_by_organisation ON invitations (organisation);
        CREATE TABLE mandates (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisations (id),
            person TEXT NOT NULL REFERENCES people (id),
            origin TEXT NOT NULL CHECK (origin IN ('delegated', 'selfNominated')),
            valid_from TEXT NOT NULL,
            valid_through TEXT
        );
        CREATE INDEX mandates_by_organisation ON mandates (organisation);
        CREATE INDEX mandates_by_person ON mandates (person);
        CREATE TABLE contact_points (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisations (id),
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            telephone TEXT,
            expertise TEXT NOT NULL,
            languages TEXT NOT NULL,
            confirmed_on TEXT NOT NULL
        );
        CREATE INDEX contact_points_by_organisation ON contact_points (organisation);
        CREATE INDEX contact_points_by_confirmation ON contact_points (confirmed_on);
        CREATE TABLE role_grants (
            person TEXT NOT NULL REFERENCES people (id),
            role TEXT NOT NULL CHECK (role IN ('operator', 'editor', 'programmeOfficer', 'reviewer', 'adviser',
                                               'assessor', 'moderator', 'analyst', 'auditor')),
            organisation TEXT REFERENCES organisations (id),
            granted_at TEXT NOT NULL
        );
        CREATE UNIQUE INDEX role_grants_over_all ON role_grants (person, role) WHERE organisation IS NULL;
        CREATE UNIQUE INDEX role_grants_in_organisations ON role_grants (person, role, organisation)
            WHERE organisation IS NOT NULL;
        CREATE TABLE consents (
            id TEXT PRIMARY KEY,
            person TEXT REFERENCES people (id),
            organisation TEXT REFERENCES organisations (id),
            purpose TEXT NOT NULL,
            recipient TEXT REFERENCES organisations (id),
            data_groups TEXT NOT NULL,
            text_version BIGINT NOT NULL,
            given_by TEXT NOT NULL REFERENCES people (id),
            given_at TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            CHECK ((person IS NULL) <> (organisation IS NULL))
        );
        CREATE INDEX consents_by_person ON consents (person);
        CREATE INDEX consents_by_organisation ON consents (organisation);
        CREATE TABLE consent_revocations (
            consent TEXT PRIMARY KEY REFERENCES consents (id),
            revoked_by TEXT NOT NULL REFERENCES people (id),
            revoked_at TEXT NOT NULL
        );
        CREATE TABLE disclosures (
            id TEXT PRIMARY KEY,
            consent TEXT NOT NULL REFERENCES consents (id),
            data_groups TEXT NOT NULL,
            seen_by TEXT NOT NULL REFERENCES people (id),
            seen_at TEXT NOT NULL
        );
        CREATE INDEX disclosures_by_consent ON disclosures (consent)
        """)
]
