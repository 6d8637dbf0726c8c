/// Records, classification and the rest of the country package.
let catalogueMigrations: [Migration] = [
    Migration(
        "003 catalogue",
        """
        CREATE TABLE records (
            ordinal BIGINT PRIMARY KEY,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            title_be TEXT NOT NULL,
            title_ru TEXT NOT NULL,
            title_en TEXT NOT NULL,
            summary_be TEXT NOT NULL,
            summary_ru TEXT NOT NULL,
            summary_en TEXT NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (kind, id)
        );
        CREATE TABLE record_links (
            ordinal BIGINT NOT NULL REFERENCES records (ordinal),
            role TEXT NOT NULL CHECK (role IN ('provider', 'applyThrough', 'partOf', 'member')),
            target_kind TEXT NOT NULL,
            target_id TEXT NOT NULL,
            PRIMARY KEY (ordinal, role, target_kind, target_id)
        );
        CREATE INDEX record_links_by_target ON record_links (target_kind, target_id);
        CREATE TABLE concept_schemes (
            position BIGINT PRIMARY KEY,
            notation TEXT NOT NULL UNIQUE,
            be TEXT NOT NULL,
            ru TEXT NOT NULL,
            en TEXT NOT NULL,
            version TEXT NOT NULL,
            source TEXT NOT NULL
        );
        CREATE TABLE concepts (
            position BIGINT PRIMARY KEY,
            scheme TEXT NOT NULL,
            notation TEXT NOT NULL UNIQUE,
            broader TEXT,
            be TEXT NOT NULL,
            ru TEXT NOT NULL,
            en TEXT NOT NULL,
            alternatives TEXT NOT NULL
        );
        CREATE TABLE concept_mappings (
            position BIGINT PRIMARY KEY,
            from_notation TEXT NOT NULL,
            relation TEXT NOT NULL CHECK (relation IN ('exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch')),
            to_notation TEXT NOT NULL
        );
        CREATE TABLE package_parts (
            name TEXT PRIMARY KEY,
            body TEXT NOT NULL
        );
        CREATE TABLE package_files (
            path TEXT PRIMARY KEY,
            body TEXT NOT NULL
        )
        """),
    // Any field of a record may name another, so the role is the name of the field.
    Migration(
        "004 record links by field",
        """
        CREATE TABLE record_references (
            ordinal BIGINT NOT NULL REFERENCES records (ordinal),
            field TEXT NOT NULL,
            target_kind TEXT NOT NULL,
            target_id TEXT NOT NULL,
            PRIMARY KEY (ordinal, field, target_kind, target_id)
        );
        INSERT INTO record_references (ordinal, field, target_kind, target_id)
        SELECT ordinal, CASE role WHEN 'member' THEN 'members' ELSE role END, target_kind, target_id FROM record_links;
        DROP TABLE record_links;
        ALTER TABLE record_references RENAME TO record_links;
        CREATE INDEX record_links_by_target ON record_links (target_kind, target_id)
        """),
    // What a record said before an import changed or removed it. What it says now stands in records.
    Migration(
        "005 record history",
        """
        CREATE TABLE record_versions (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            version BIGINT NOT NULL,
            body TEXT NOT NULL,
            ended_at TEXT NOT NULL,
            PRIMARY KEY (kind, id, version)
        );
        ALTER TABLE records ADD COLUMN as_of TEXT NOT NULL DEFAULT '';
        CREATE INDEX records_by_day ON records (kind, as_of)
        """),
    Migration(
        "006 link visits",
        """
        CREATE TABLE link_visits (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            visited_at TEXT NOT NULL,
            address TEXT NOT NULL,
            status BIGINT,
            failure TEXT,
            final_address TEXT,
            milliseconds BIGINT NOT NULL,
            PRIMARY KEY (kind, id, visited_at)
        )
        """),
]
