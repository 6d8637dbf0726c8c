/// Each engine's own index of tokens: the only place, beside the drivers and one migration, where the engines differ.
///
/// Tokens have letters, digits, `-` and `.` only, so that neither engine needs them quoted against its syntax; they are
/// bound as values all the same.
struct FullText {
    let db: Connection

    /// Calls `body` with the ordinal of every entry that has the token, in no order.
    func forEachOrdinal(with token: String, _ body: (Int) -> Void) throws {
        switch db.engine {
        case .sqlite:
            try db.forEachInteger("SELECT rowid FROM search_terms WHERE search_terms MATCH \("\"\(token)\"")", body)
        case .postgres:
            try db.forEachInteger("SELECT ordinal FROM search_postings(\("'\(token)'")::tsquery) AS ordinal", body)
        }
    }

    /// Adds entries to the index, whose tokens are in `search_documents`; PostgreSQL does so by itself.
    ///
    /// In one statement and by ordinal: FTS5 writes out what it has gathered before every statement that changes several
    /// rows, and when a lower number comes, and what is written in small parts has to be merged again and again.
    func insert(_ ordinals: [Int]) throws {
        guard db.engine == .sqlite else { return }
        try db.execute(
            """
            INSERT INTO search_terms (rowid, terms)
            SELECT ordinal, terms FROM search_documents WHERE ordinal IN (\(ordinals)) ORDER BY ordinal
            """)
    }

    /// Takes an entry out of the index, which wants to be told what was in it.
    func remove(_ ordinal: Int, tokens: String) throws {
        guard db.engine == .sqlite else { return }
        try db.execute(
            "INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', \(ordinal), \(tokens))")
    }

    /// Makes room for the many changes that follow in this transaction.
    func prepareForMany() throws {
        guard db.engine == .postgres else { return }
        // New entries go to a list first, which is sorted into the index at once when it is long.
        try db.script(
            """
            SET LOCAL statement_timeout = '600s';
            SET LOCAL gin_pending_list_limit = '64MB';
            SET LOCAL work_mem = '64MB'
            """)
        // Packs the texts several times faster than PostgreSQL's own method, in servers that were built with it.
        _ = try db.rows(
            """
            SELECT set_config(name, 'lz4', TRUE) AS packing FROM pg_settings
            WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)
            """)
    }

    /// Puts the index in order after many changes, so that reading is fast from the start.
    func settle(after changes: Int) throws {
        switch db.engine {
        case .sqlite:
            // It rewrites the whole index: not worth it for a small part.
            let total = try db.integers("SELECT COUNT(*) FROM search_documents")[0]
            if 4 * changes >= total { try db.execute("INSERT INTO search_terms (search_terms) VALUES ('optimize')") }
        case .postgres: _ = try db.rows("SELECT gin_clean_pending_list('search_documents_terms') AS pages")
        }
    }
}
