extension Connection {
    public var search: SearchIndex { SearchIndex(db: self) }
}

/// What the search is made of, as the database keeps it. `SearchEngine` reads it.
public struct SearchIndex {
    let db: Connection

    /// Changes with every change of the catalogue; what is kept in memory holds for one version.
    public func version() throws -> Int { try db.integers("SELECT version FROM search_state WHERE id = 1").first ?? 0 }

    /// To be called once in every write that changes the catalogue. The step is random, so that a version that was undone
    /// is not taken for the next one.
    public func advanceVersion() throws {
        try db.execute("UPDATE search_state SET version = version + \(Int.random(in: 1...1_000_000)) WHERE id = 1")
    }

    /// Puts documents in the place of those with the same ordinals.
    public func index(_ documents: [SearchDocument]) throws {
        var words: [String: Int] = [:]
        var start = 0
        while start < documents.count {
            let chunk = documents[start..<min(start + 256, documents.count)]
            start += chunk.count
            try remove(chunk.map(\.ordinal), words: &words)
            try insert(chunk, words: &words)
        }
        try save(words)
        if documents.count >= 256 { try FullText(db: db).settle() }
    }

    public func remove(_ ordinals: [Int]) throws {
        var words: [String: Int] = [:]
        try remove(ordinals, words: &words)
        try save(words)
    }

    private func insert(_ documents: ArraySlice<SearchDocument>, words: inout [String: Int]) throws {
        let analysed = documents.map { document in
            let (tokens, words) = document.analysed()
            return (ordinal: document.ordinal, tokens: tokens.joined(separator: " "), words: words)
        }
        for word in analysed.lazy.flatMap(\.words) { words[word, default: 0] += 1 }
        try db.insert(
            into: "search_documents (ordinal, terms, words)",
            analysed.map {
                [$0.ordinal.sqlValue, $0.tokens.sqlValue, $0.words.joined(separator: " ").sqlValue]
            })
        try FullText(db: db).insert(analysed.map { ($0.ordinal, $0.tokens) })
        let facets = documents.flatMap { document in
            document.facets.map { [$0.scheme.sqlValue, $0.notation.sqlValue, document.ordinal.sqlValue] }
        }
        try db.insert(into: "search_facets (scheme, notation, ordinal)", facets, conflict: "ON CONFLICT DO NOTHING")
    }

    private func remove(_ ordinals: [Int], words: inout [String: Int]) throws {
        guard !ordinals.isEmpty else { return }
        let rows = try db.rows("SELECT ordinal, terms, words FROM search_documents WHERE ordinal IN (\(ordinals))")
        for row in rows {
            let ordinal: Int = try row["ordinal"]
            for word in (try row["words"] as String).split(separator: " ") { words[String(word), default: 0] -= 1 }
            try FullText(db: db).remove(ordinal, tokens: try row["terms"])
            try db.execute("DELETE FROM search_facets WHERE ordinal = \(ordinal)")
            try db.execute("DELETE FROM search_documents WHERE ordinal = \(ordinal)")
        }
    }

    /// Adds to the number of documents of each word.
    private func save(_ words: [String: Int]) throws {
        let changed = words.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        guard !changed.isEmpty else { return }
        try db.insert(
            into: "search_words (word, documents)", changed.map { [$0.key.sqlValue, $0.value.sqlValue] },
            conflict: "ON CONFLICT (word) DO UPDATE SET documents = search_words.documents + excluded.documents")
        try db.execute("DELETE FROM search_words WHERE documents <= 0")
    }
}
