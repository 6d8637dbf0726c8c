extension Connection {
    public var search: SearchIndex { SearchIndex(db: self) }
}

/// What the search is made of, as the database keeps it. `SearchEngine` reads it.
public struct SearchIndex {
    let db: Connection
    /// Documents that are kept in memory at once.
    private static let chunk = 1024

    /// Changes with every change of the catalogue; what is kept in memory holds for one version.
    public func version() throws -> Int { try db.integers("SELECT version FROM search_state WHERE id = 1").first ?? 0 }

    /// To be called once in every write that changes the catalogue. The step is random, so that a version that was undone
    /// is not taken for the next one.
    public func advanceVersion() throws {
        try db.execute("UPDATE search_state SET version = version + \(Int.random(in: 1...1_000_000)) WHERE id = 1")
    }

    /// Puts documents in the place of those with the same ordinals.
    public func index(_ documents: [SearchDocument]) throws { try index(documents.count) { documents[$0] } }

    /// Puts `count` documents in the place of those with the same ordinals; each is made when its turn comes.
    public func index(_ count: Int, _ document: (Int) -> SearchDocument) throws {
        let isLarge = count >= 256
        if isLarge { try FullText(db: db).prepareForMany() }
        var lexicon = Lexicon()
        for start in stride(from: 0, to: count, by: Self.chunk) {
            let chunk = (start..<min(start + Self.chunk, count)).map(document)
            try remove(chunk.map(\.ordinal), &lexicon)
            try insert(chunk, &lexicon)
        }
        try save(lexicon)
        if isLarge { try FullText(db: db).settle(after: count) }
    }

    public func remove(_ ordinals: [Int]) throws {
        var lexicon = Lexicon()
        for start in stride(from: 0, to: ordinals.count, by: Self.chunk) {
            try remove(Array(ordinals[start..<min(start + Self.chunk, ordinals.count)]), &lexicon)
        }
        try save(lexicon)
    }

    private struct Facet: Hashable {
        let scheme: String
        let notation: String
    }

    private func insert(_ documents: [SearchDocument], _ lexicon: inout Lexicon) throws {
        let rows = documents.map { document in
            let (tokens, words) = lexicon.analyse(document)
            return [document.ordinal.sqlValue, tokens.sqlValue, words.sqlValue]
        }
        try db.insert(into: "search_documents (ordinal, terms, words)", rows)
        let facets = documents.flatMap { document in
            Set(document.facets.map { Facet(scheme: $0.scheme, notation: $0.notation) }).map {
                [$0.scheme.sqlValue, $0.notation.sqlValue, document.ordinal.sqlValue]
            }
        }
        try db.insert(into: "search_facets (scheme, notation, ordinal)", facets)
        try FullText(db: db).insert(documents.map(\.ordinal))
    }

    private func remove(_ ordinals: [Int], _ lexicon: inout Lexicon) throws {
        guard !ordinals.isEmpty else { return }
        let rows = try db.rows(
            "SELECT ordinal, terms, words FROM search_documents WHERE ordinal IN (\(ordinals)) ORDER BY ordinal")
        guard !rows.isEmpty else { return }
        for row in rows {
            lexicon.forget(words: try row["words"])
            try FullText(db: db).remove(try row["ordinal"], tokens: try row["terms"])
        }
        try db.execute("DELETE FROM search_facets WHERE ordinal IN (\(ordinals))")
        try db.execute("DELETE FROM search_documents WHERE ordinal IN (\(ordinals))")
    }

    /// Adds to the number of documents of each word.
    private func save(_ lexicon: Lexicon) throws {
        let changes = lexicon.changes
        guard !changes.isEmpty else { return }
        try db.insert(
            into: "search_words (word, documents)", changes.map { [$0.word.sqlValue, $0.documents.sqlValue] },
            conflict: "ON CONFLICT (word) DO UPDATE SET documents = search_words.documents + excluded.documents")
        guard changes.contains(where: { $0.documents < 0 }) else { return }
        try db.execute("DELETE FROM search_words WHERE documents <= 0")
    }
}
