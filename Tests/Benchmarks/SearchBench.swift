import Domain
import Store

/// The search alone, in this process and with one client, beside the bare query of the same engine.
struct SearchBench {
    let database: any Database
    let catalogue: SyntheticCatalogue
    private let clock = ContinuousClock()

    init(_ database: any Database, _ catalogue: SyntheticCatalogue) {
        self.database = database
        self.catalogue = catalogue
    }

    /// 600 queries after 300 others.
    func search() async throws -> Figures {
        let engine = SearchEngine()
        _ = try await measure(catalogue.queries(300, seed: 1), engine)
        return try await measure(catalogue.queries(600, seed: 2), engine)
    }

    private func measure(_ queries: [SearchQuery], _ engine: SearchEngine) async throws -> Figures {
        let classification = catalogue.classification
        var figures = Figures()
        for query in queries {
            let start = clock.now
            _ = try await database.read { try engine.hits(query, in: $0, classification: classification) }
            figures.add(clock.now - start)
        }
        return figures
    }

    /// Ranked hits and facet counts in SQL, over the same tokens in the engine's index as its manual shows it.
    func bareQueries(_ count: Int) async throws -> Figures {
        try await makeBareIndex()
        var figures = Figures()
        for (number, query) in catalogue.queries(count + 5, seed: 2).enumerated() {
            let start = clock.now
            try await database.read { db in
                switch db.engine {
                case .sqlite: try sqlite(query, db)
                case .postgres: try postgres(query, db)
                }
            }
            // The first few warm up.
            if number >= 5 { figures.add(clock.now - start) }
        }
        return figures
    }

    private func makeBareIndex() async throws {
        try await database.write { db in
            switch db.engine {
            case .sqlite:
                try db.execute("DROP TABLE IF EXISTS bare_terms")
                try db.execute("CREATE VIRTUAL TABLE bare_terms USING fts5 (terms, content = '')")
                try db.execute("INSERT INTO bare_terms (rowid, terms) SELECT ordinal, terms FROM search_documents")
            case .postgres:
                try db.execute("DROP TABLE IF EXISTS bare_terms")
                try db.execute("SET LOCAL statement_timeout = '600s'")
                try db.execute(
                    "CREATE TABLE bare_terms AS SELECT ordinal, to_tsvector('simple', terms) AS terms FROM search_documents"
                )
                try db.execute("CREATE INDEX ON bare_terms USING GIN (terms)")
                try db.execute("ANALYZE bare_terms")
                try db.execute("ANALYZE search_facets")
            }
        }
    }

    private func sqlite(_ query: SearchQuery, _ db: Connection) throws {
        let match = query.terms.map { "\"a\($0)\"" }.joined(separator: " ")
        _ = try db.rows(
            "SELECT rowid AS ordinal FROM bare_terms WHERE bare_terms MATCH \(match) ORDER BY rank LIMIT 20")
        _ = try db.rows(
            """
            SELECT scheme, notation, COUNT(*) AS total FROM search_facets
            WHERE ordinal IN (SELECT rowid FROM bare_terms WHERE bare_terms MATCH \(match)) GROUP BY scheme, notation
            """)
    }

    private func postgres(_ query: SearchQuery, _ db: Connection) throws {
        let match = query.terms.map { "'a\($0)'" }.joined(separator: " & ")
        _ = try db.rows(
            """
            SELECT ordinal FROM bare_terms WHERE terms @@ \(match)::tsquery
            ORDER BY ts_rank(terms, \(match)::tsquery) DESC, ordinal LIMIT 20
            """)
        _ = try db.rows(
            """
            SELECT scheme, notation, COUNT(*) AS total FROM search_facets
            WHERE ordinal IN (SELECT ordinal FROM bare_terms WHERE terms @@ \(match)::tsquery) GROUP BY scheme, notation
            """)
    }
}
