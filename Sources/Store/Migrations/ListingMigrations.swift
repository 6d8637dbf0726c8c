/// What lists read, in columns of its own: bodies can be long.
let listingMigrations: [Migration] = [
    // A state of a source has the number of its conditions; those that ended before are numbered here, by the text of their criteria.
    Migration(
        "023 versions of conditions",
        sqlite: """
            ALTER TABLE record_versions ADD COLUMN conditions BIGINT NOT NULL DEFAULT 0;
            UPDATE record_versions SET conditions = (
                SELECT COUNT(*) + 1 FROM record_versions later
                JOIN record_versions earlier
                ON earlier.kind = later.kind AND earlier.id = later.id AND earlier.version = later.version - 1
                WHERE later.kind = record_versions.kind AND later.id = record_versions.id
                    AND later.version <= record_versions.version
                    AND COALESCE(json_extract(later.body, '$.criteria'), '')
                        <> COALESCE(json_extract(earlier.body, '$.criteria'), '')
            ) WHERE kind = 'opportunities';
            CREATE INDEX record_versions_by_conditions ON record_versions (kind, id, conditions, ended_at)
            """,
        postgres: """
            ALTER TABLE record_versions ADD COLUMN conditions BIGINT NOT NULL DEFAULT 0;
            UPDATE record_versions SET conditions = (
                SELECT COUNT(*) + 1 FROM record_versions later
                JOIN record_versions earlier
                ON earlier.kind = later.kind AND earlier.id = later.id AND earlier.version = later.version - 1
                WHERE later.kind = record_versions.kind AND later.id = record_versions.id
                    AND later.version <= record_versions.version
                    AND COALESCE(later.body::json ->> 'criteria', '') <> COALESCE(earlier.body::json ->> 'criteria', '')
            ) WHERE kind = 'opportunities';
            CREATE INDEX record_versions_by_conditions ON record_versions (kind, id, conditions, ended_at)
            """),
    Migration(
        "024 lists of scenarios",
        sqlite: """
            ALTER TABLE scenarios ADD COLUMN title TEXT NOT NULL DEFAULT '';
            ALTER TABLE scenarios ADD COLUMN question TEXT NOT NULL DEFAULT '';
            ALTER TABLE scenarios ADD COLUMN changes BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE scenarios ADD COLUMN is_proposed BOOLEAN NOT NULL DEFAULT FALSE;
            UPDATE scenarios SET
                title = json_extract(body, '$.heading.title'), question = json_extract(body, '$.heading.question'),
                changes = json_array_length(body, '$.changes');
            ALTER TABLE published_scenarios ADD COLUMN title TEXT NOT NULL DEFAULT '';
            ALTER TABLE published_scenarios ADD COLUMN question TEXT NOT NULL DEFAULT '';
            ALTER TABLE published_scenarios ADD COLUMN language TEXT NOT NULL DEFAULT '';
            ALTER TABLE published_scenarios ADD COLUMN day TEXT NOT NULL DEFAULT '';
            UPDATE published_scenarios SET
                title = json_extract(body, '$.title'), question = json_extract(body, '$.question'),
                language = json_extract(body, '$.language'), day = json_extract(body, '$.day')
            """,
        postgres: """
            ALTER TABLE scenarios ADD COLUMN title TEXT NOT NULL DEFAULT '';
            ALTER TABLE scenarios ADD COLUMN question TEXT NOT NULL DEFAULT '';
            ALTER TABLE scenarios ADD COLUMN changes BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE scenarios ADD COLUMN is_proposed BOOLEAN NOT NULL DEFAULT FALSE;
            UPDATE scenarios SET
                title = body::json -> 'heading' ->> 'title', question = body::json -> 'heading' ->> 'question',
                changes = json_array_length(body::json -> 'changes');
            ALTER TABLE published_scenarios ADD COLUMN title TEXT NOT NULL DEFAULT '';
            ALTER TABLE published_scenarios ADD COLUMN question TEXT NOT NULL DEFAULT '';
            ALTER TABLE published_scenarios ADD COLUMN language TEXT NOT NULL DEFAULT '';
            ALTER TABLE published_scenarios ADD COLUMN day TEXT NOT NULL DEFAULT '';
            UPDATE published_scenarios SET
                title = body::json ->> 'title', question = body::json ->> 'question',
                language = body::json ->> 'language', day = body::json ->> 'day'
            """),
]
