import Domain
import TestSupport
import Testing

@testable import Store

/// Both engines, and a plain count over all documents, give the same answers.
struct SearchAgreementTests {
    private static let words = [
        "станок", "завод", "датчик", "линия", "ремонт", "сварка", "кредит", "лизинг", "sensor", "machine", "robot",
        "network",
        "данные", "сеть", "фонд", "грант", "C16.10", "DT-9",
    ]

    private func documents(_ generator: inout SeededGenerator) -> [SearchDocument] {
        (1...400).map { number in
            func some(_ most: Int) -> [String] {
                [
                    (0..<Int.random(in: 1...most, using: &generator)).map { _ in
                        Self.words[Int.random(in: 0..<Self.words.count, using: &generator)]
                    }.joined(separator: ", ")
                ]
            }
            return SearchDocument(
                ordinal: number * 2, title: some(3), concepts: some(2), body: some(6),
                facets: [("kind", "k\(number % 4)"), ("REGION", "r\(Int.random(in: 1...9, using: &generator))")])
        }
    }

    private func queries(_ generator: inout SeededGenerator) -> [SearchQuery] {
        (0..<150).map { number in
            let text = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                Self.words[Int.random(in: 0..<Self.words.count, using: &generator)]
            }.joined(separator: " ")
            var filters: [String: Set<String>] = [:]
            if number % 3 == 0 { filters["kind"] = ["k\(number % 4)"] }
            if number % 5 == 0 { filters["REGION"] = ["r1", "r2"] }
            return SearchQuery(text: text, filters: filters, page: number % 7 == 0 ? 2 : 1, limit: 20)
        }
    }

    private func answers(_ database: any Database) async throws -> [SearchHits] {
        var generator = SeededGenerator(seed: 2026)
        let (documents, queries) = (documents(&generator), queries(&generator))
        try await database.write { db in
            try db.search.index(documents)
            try db.search.index(Array(documents.prefix(50)))  // again, over what is there
            try db.search.advanceVersion()
        }
        let engine = SearchEngine(memory: 4096)
        return try await database.read { db in
            try queries.map { try engine.hits($0, in: db, classification: Classification()) }
        }
    }

    @Test func `both engines find the same in the same order`() async throws {
        guard let postgres = try blankPostgres() else { return }
        try await postgres.migrate()
        let sqlite = try SQLiteDatabase.temporary()
        try await sqlite.migrate()
        let (one, other) = (try await answers(sqlite), try await answers(postgres))
        #expect(one == other)
        #expect(one.contains { $0.total > 20 } && one.contains { $0.isRelaxed } == other.contains { $0.isRelaxed })
    }

    @Test func `totals and counts are those of a plain count`() async throws {
        var generator = SeededGenerator(seed: 2026)
        let (documents, queries) = (documents(&generator), queries(&generator))
        let answers = try await answers(emptyDatabase())
        var lexicon = Lexicon()
        let tokens = documents.map { Set(lexicon.analyse($0).tokens.split(separator: " ").map(String.init)) }
        for (query, answer) in zip(queries, answers) where !answer.isRelaxed {
            let asked = Terms.shared.asked(query.text).map { "a" + $0.term }
            let matching = zip(documents, tokens).filter { _, tokens in tokens.isSuperset(of: asked) }.map(\.0)
            func passes(_ document: SearchDocument, without scheme: String = "") -> Bool {
                query.filters.allSatisfy { other, chosen in
                    other == scheme || document.facets.contains { $0.scheme == other && chosen.contains($0.notation) }
                }
            }
            #expect(answer.total == matching.count { passes($0) })
            for facet in answer.facets {
                let count = matching.count { document in
                    passes(document, without: facet.scheme)
                        && document.facets.contains { $0.scheme == facet.scheme && $0.notation == facet.notation }
                }
                #expect(facet.count == count, "\(query) \(facet)")
            }
        }
    }
}
