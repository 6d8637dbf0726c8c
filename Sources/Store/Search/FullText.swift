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

    /// Adds entries to the index; PostgreSQL does so by itself.
    func insert(_ documents: [(ordinal: Int, tokens: String)]) throws {
        guard db.engine == .sqlite else { return }
        try db.insert(
            into: "search_terms (rowid, terms)", documents.map { [$0.ordinal.sqlValue, $0.tokens.sqlValue] })
    }

    /// Takes an entry out of the index, which wants to be told what was in it.
    func remove(_ ordinal: Int, tokens: String) throws {
        guard db.engine == .sqlite else { return }
        try db.execute(
            "INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', \(ordinal), \(tokens))")
    }

    /// Puts the index in order after many changes, so that reading is fast from the start.
    func settle() throws {
        switch db.engine {
        case .sqlite: try db.execute("INSERT INTO search_terms (search_terms) VALUES ('optimize')")
        case .postgres:
            try db.script("SET LOCAL statement_timeout = '600s'")
            _ = try db.rows("SELECT gin_clean_pending_list('search_documents_terms') AS pages")
        }
    }
}
