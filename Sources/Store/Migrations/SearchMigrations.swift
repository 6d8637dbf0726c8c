/// What the search keeps: the engine's own index of terms, facets, words for suggestions, the version of all of it.
let searchMigrations: [Migration] = [
    Migration(
        "001 search",
        """
        CREATE TABLE search_state (
            id BIGINT PRIMARY KEY CHECK (id = 1),
            version BIGINT NOT NULL
        );
        INSERT INTO search_state (id, version) VALUES (1, 0);
        CREATE TABLE search_facets (
            scheme TEXT NOT NULL,
            notation TEXT NOT NULL,
            ordinal BIGINT NOT NULL,
            PRIMARY KEY (scheme, notation, ordinal)
        );
        CREATE INDEX search_facets_by_ordinal ON search_facets (ordinal);
        CREATE TABLE search_words (
            word TEXT PRIMARY KEY,
            documents BIGINT NOT NULL
        )
        """),
    Migration(
        "002 search terms",
        sqlite: """
            CREATE VIRTUAL TABLE search_terms USING fts5 (terms, detail = none, content = '', contentless_delete = 1)
            """,
        postgres: """
            CREATE TABLE search_terms (ordinal BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL);
            CREATE INDEX search_terms_index ON search_terms USING GIN (terms)
            """),
]
