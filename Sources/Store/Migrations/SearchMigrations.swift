/// What the search keeps: tokens of entries, facets, words for suggestions, the version of all of it.
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
        );
        CREATE TABLE search_documents (
            ordinal BIGINT PRIMARY KEY CHECK (ordinal > 0),
            terms TEXT NOT NULL,
            words TEXT NOT NULL
        )
        """),
    // Tokens are stems already, so neither engine is to change them: SQLite gets the plainest tokenizer, PostgreSQL
    // a cast. Its long rows are kept apart from the narrow ones that a search reads, and the function makes it use the
    // index always, which costs by far less than parsing all rows' tokens.
    Migration(
        "002 search terms",
        sqlite: """
            CREATE VIRTUAL TABLE search_terms
            USING fts5 (terms, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '-.'")
            """,
        postgres: """
            ALTER TABLE search_documents SET (toast_tuple_target = 128);
            CREATE INDEX search_documents_terms ON search_documents USING GIN ((terms::tsvector));
            CREATE FUNCTION search_postings(query TSQUERY) RETURNS SETOF BIGINT LANGUAGE sql STABLE
            SET enable_seqscan = off
            AS 'SELECT ordinal FROM search_documents WHERE terms::tsvector @@ query'
            """),
]
