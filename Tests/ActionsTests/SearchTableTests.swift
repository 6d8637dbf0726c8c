import Actions
import Domain
import Store
import TestSupport
import Testing

/// `Tests/Data/searches.csv`: what owners of firms type, and what they must find.
struct SearchTableTests {
    @Test func `each search of the table finds what it must, and says why`() async throws {
        let database = try await Belarus.database()
        let rows = try Belarus.table("searches")
        #expect(rows.count > 60)
        let engine = SearchEngine()
        let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
        for row in rows {
            let query = row["query"] ?? ""
            let (found, reasonless) = try await database.read { db in
                let hits = try engine.hits(
                    SearchQuery(text: query, limit: 100), in: db, classification: catalogue.classification)
                let headings = try db.records.headings(hits.hits.map(\.ordinal), in: .en)
                let reasonless = hits.hits.filter {
                    $0.titleWords.isEmpty && $0.textWords.isEmpty && $0.conceptWords.isEmpty && $0.concepts.isEmpty
                }
                return (headings.map { "\($0.kind.rawValue)/\($0.id)" }, reasonless.count)
            }
            for expected in (row["expects"] ?? "").split(separator: ";") {
                #expect(found.contains(expected.filter { $0 != " " }), "“\(query)” does not find \(expected)")
            }
            #expect(reasonless == 0, "“\(query)” finds without a reason")
        }
    }

    @Test(arguments: [
        ["станок", "станки", "станков"], ["sensor", "sensors"], ["датчик", "датчики", "датчиков"],
        ["прадпрыемстваў", "прадпрыемствау"], ["учёт", "учет"], ["фінансаванне", "финансаванне"],
    ])
    func `forms and spellings of a word find the same`(words: [String]) async throws {
        let database = try await Belarus.database()
        let engine = SearchEngine()
        var sets: [Set<Int>] = []
        for word in words {
            sets.append(
                try await database.read { db in
                    let catalogue = try CatalogueCache().catalogue(in: db)
                    let hits = try engine.hits(
                        SearchQuery(text: word, limit: 100), in: db, classification: catalogue.classification)
                    return Set(hits.hits.map(\.ordinal))
                })
        }
        #expect(!sets[0].isEmpty, "\(words[0])")
        for (word, set) in zip(words, sets) { #expect(set == sets[0], "\(word) and \(words[0])") }
    }

    @Test(arguments: [("sesnor", "sensor"), ("датчки", "датчик")])
    func `a slip of the keyboard gets a suggestion`(typed: String, meant: String) async throws {
        let hits = try await hits(typed)
        let suggestion = try #require(hits.suggestion)
        #expect(suggestion == meant)
        #expect(try await self.hits(suggestion).total > 0)
    }

    @Test(arguments: [
        ("нет людей к станкам", "PROBLEM-"), ("we re-type orders", "PROBLEM-"), ("много брака", "PROBLEM-"),
        ("простои", "PROBLEM-"), ("станкі спыняюцца", "PROBLEM-"), ("DT-9", "DT-9"), ("лесопилка", "C16.10"),
        ("sawmill", "C16.10"), ("лесапілка", "C16.10"),
    ])
    func `plain words, trades and codes reach their concept`(typed: String, notation: String) async throws {
        let concepts = try await hits(typed).concepts
        #expect(concepts.contains { $0.hasPrefix(notation) }, "“\(typed)” means \(concepts)")
    }

    private func hits(_ text: String) async throws -> SearchHits {
        let engine = SearchEngine()
        return try await Belarus.database().read { db in
            let catalogue = try CatalogueCache().catalogue(in: db)
            return try engine.hits(SearchQuery(text: text), in: db, classification: catalogue.classification)
        }
    }
}
