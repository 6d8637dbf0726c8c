import Domain
import FoundationEssentials
import Store

/// The search itself, without HTTP, beside the bare query of the same engine.
struct SearchBench {
    let name: String
    let database: any Database
    let catalogue: SyntheticCatalogue
    private let clock = ContinuousClock()

    init(_ name: String, _ database: any Database, entries: Int) {
        self.name = name
        self.database = database
        catalogue = SyntheticCatalogue(entries: entries)
    }

    func run() async throws {
        print("\(name), \(catalogue.entries) entries, one client")
        try await fill()
        let engine = SearchEngine()
        print("  facets and ordinals into memory: \(try await load(engine)) ms")
        print("  first 300 queries, nothing kept: \(try await measure(catalogue.queries(300, seed: 1), engine).text)")
        print("  next 600 queries:                \(try await measure(catalogue.queries(600, seed: 2), engine).text)")
        print("  the same 600 again:              \(try await measure(catalogue.queries(600, seed: 2), engine).text)")
        print("  resident memory: \(residentMegabytes()) MB")
        try await makeBareIndex()
        let bare = catalogue.queries(600, seed: 2)
        print(
            "  bare: engine's ranked query, facets counted in SQL: \(try await measureBare(Array(bare.prefix(200))).text)"
        )
    }

    private func fill() async throws {
        try await database.migrate()
        let known = try await database.read { try $0.integers("SELECT COUNT(*) FROM search_documents")[0] }
        guard known != catalogue.entries else { return }
        let start = clock.now
        let catalogue = catalogue
        for first in stride(from: 1, through: catalogue.entries, by: 5000) {
            try await database.write { db in
                let last = min(first + 4999, catalogue.entries)
                try db.search.index((first...last).map(catalogue.document))
                try db.search.advanceVersion()
            }
        }
        print("  indexed in \(Figures.rounded((clock.now - start).milliseconds / 1000)) s")
    }

    private func load(_ engine: SearchEngine) async throws -> String {
        let start = clock.now
        _ = try await database.read { try engine.hits(SearchQuery(), in: $0, classification: Classification()) }
        return Figures.rounded((clock.now - start).milliseconds)
    }

    private func measure(_ queries: [SearchQuery], _ engine: SearchEngine) async throws -> Figures {
        var figures = Figures()
        for query in queries {
            let start = clock.now
            _ = try await database.read { try engine.hits(query, in: $0, classification: Classification()) }
            figures.add(clock.now - start)
        }
        return figures
    }
}

extension SearchBench {
    /// The same tokens in the engine's index as its manual shows it, with what its own ranking needs.
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

    private func measureBare(_ queries: [SearchQuery]) async throws -> Figures {
        var figures = Figures()
        for query in queries {
            let start = clock.now
            try await database.read { db in
                switch db.engine {
                case .sqlite: try sqlite(query, db)
                case .postgres: try postgres(query, db)
                }
            }
            figures.add(clock.now - start)
        }
        return figures
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
