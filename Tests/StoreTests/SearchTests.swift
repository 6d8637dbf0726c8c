import Domain
import TestSupport
import Testing

@testable import Store

/// A small catalogue: machines, sensors, money.
private struct Catalogue {
    let database: any Database
    let engine = SearchEngine()
    let classification: Classification

    static let concepts = Classification(
        schemes: [],
        concepts: [
            Concept(
                scheme: "PROBLEM", notation: "PROBLEM-downtime",
                prefLabel: LocalizedText(
                    be: "Станкі спыняюцца без папярэджання", ru: "Станки останавливаются без предупреждения",
                    en: "Machines stop without warning"), altLabel: [.ru: ["простои"], .en: ["downtime"]]),
            Concept(
                scheme: "DT", notation: "DT-3",
                prefLabel: LocalizedText(be: "Датчыкі", ru: "Датчики", en: "Sensors and actuators")),
            Concept(
                scheme: "DT", notation: "DT-9",
                prefLabel: LocalizedText(be: "Аналітыка", ru: "Аналитика", en: "Analytics")),
        ],
        mappings: [
            ConceptMapping(from: "PROBLEM-downtime", relation: .closeMatch, to: "DT-9"),
            ConceptMapping(from: "PROBLEM-downtime", relation: .closeMatch, to: "DT-3"),
        ])

    init(_ documents: [SearchDocument] = Catalogue.documents) async throws {
        database = try await emptyDatabase()
        classification = Self.concepts
        try await database.write { db in
            try db.search.index(documents)
            try db.search.advanceVersion()
        }
    }

    func hits(_ text: String = "", _ filters: [String: Set<String>] = [:], page: Int = 1, limit: Int = 20) async throws
        -> SearchHits
    {
        let query = SearchQuery(text: text, filters: filters, page: page, limit: limit)
        let (engine, classification) = (engine, classification)
        return try await database.read { try engine.hits(query, in: $0, classification: classification) }
    }

    func found(_ text: String, _ filters: [String: Set<String>] = [:]) async throws -> [Int] {
        try await hits(text, filters).hits.map(\.ordinal)
    }

    static let documents = [
        SearchDocument(
            ordinal: 1, title: ["Ремонт станков", "Machine repair"], body: ["Центр чинит станки в Минске. Счётчики."],
            facets: [("kind", "services"), ("REGION", "BY-HM")]),
        SearchDocument(
            ordinal: 2, title: ["Фонд поддержки", "Support fund"], body: ["Займы на новый станок, DT-9, C16.10"],
            facets: [("kind", "opportunities"), ("REGION", "BY-HM")]),
        SearchDocument(
            ordinal: 3, title: ["Датчики вибрации", "Датчыкі вібрацыі", "Vibration sensors"],
            concepts: ["Датчики", "Sensors"],
            body: ["Предупреждают о поломке"], facets: [("kind", "services"), ("DT", "DT-3"), ("REGION", "BY-BR")]),
        SearchDocument(
            ordinal: 5, title: ["Мониторинг простоев"], concepts: ["Простои"], body: ["Видно, когда линия стоит"],
            facets: [("kind", "solutions"), ("PROBLEM", "PROBLEM-downtime")]),
        SearchDocument(
            ordinal: 70, title: ["Аналитика данных"], concepts: ["Аналитика"], body: ["Станкоў шмат"],
            facets: [("kind", "solutions"), ("DT", "DT-9")]),
    ]
}

struct SearchTests {
    @Test func `without words everything is listed, with counts`() async throws {
        let hits = try await Catalogue().hits(limit: 2)
        #expect(hits.total == 5)
        #expect(hits.hits.map(\.ordinal) == [1, 2])
        #expect(
            hits.facets.filter { $0.scheme == "kind" }.map(\.notation) == ["opportunities", "services", "solutions"])
        #expect(hits.facets.filter { $0.scheme == "kind" }.map(\.count) == [1, 2, 2])
    }

    @Test func `pages follow each other, and end`() async throws {
        let catalogue = try await Catalogue()
        #expect(try await catalogue.hits(page: 2, limit: 2).hits.map(\.ordinal) == [3, 5])
        #expect(try await catalogue.hits(page: 3, limit: 2).hits.map(\.ordinal) == [70])
        #expect(try await catalogue.hits(page: 4, limit: 2).hits.isEmpty)
        #expect(try await catalogue.hits(page: .max, limit: .max).hits.isEmpty)
        #expect(try await catalogue.hits(page: -1, limit: -1).hits.map(\.ordinal) == [1])
    }

    @Test(arguments: ["станок", "станки", "станкоў", "СТАНКОВ", "станкi"])
    func `inflections find the same, the title first`(_ text: String) async throws {
        let hits = try await Catalogue().hits(text)
        #expect(hits.hits.map(\.ordinal) == [1, 2, 70])
        #expect(hits.hits[0].titleWords.count == 1)
        #expect(hits.hits[1].textWords.count == 1 && hits.hits[1].titleWords.isEmpty)
    }

    @Test func `a problem finds what solves it, and says through which concept`() async throws {
        let hits = try await Catalogue().hits("станки останавливаются")
        #expect(hits.concepts == ["PROBLEM-downtime"])
        #expect(hits.hits.map(\.ordinal) == [5, 70, 3])
        #expect(hits.hits.map { $0.concepts.first?.through } == [nil, "DT-9", "DT-3"])
        #expect(!hits.isRelaxed)
        #expect(try await Catalogue().found("machines stop") == [5, 3, 70])
        #expect(try await Catalogue().found("станкі спыняюцца") == [5, 70, 3])
    }

    @Test func `a code is found whole, in texts and as what entries are about`() async throws {
        let catalogue = try await Catalogue()
        #expect(Set(try await catalogue.found("DT-9")) == [2, 70])
        #expect(try await catalogue.found("c16.10") == [2])
        #expect(try await catalogue.found("счетчик") == [1])
    }

    @Test func `a scheme's own choice does not lessen its counts`() async throws {
        let catalogue = try await Catalogue()
        let hits = try await catalogue.hits("", ["REGION": ["BY-BR"], "kind": ["services"]])
        #expect(hits.hits.map(\.ordinal) == [3])
        func count(_ notation: String) -> Int? { hits.facets.first { $0.notation == notation }?.count }
        #expect(count("BY-HM") == 1)
        #expect(count("BY-BR") == 1)
        #expect(count("services") == 1)
        #expect(count("opportunities") == nil)
        #expect(count("DT-3") == 1)
        #expect(try await catalogue.found("", ["kind": ["services", "opportunities"]]) == [1, 2, 3])
        #expect(try await catalogue.hits("", ["kind": ["nothing"], "no-scheme": ["x"]]).total == 0)
    }

    @Test func `when no entry has all words, those with most are shown`() async throws {
        let hits = try await Catalogue().hits("займы вибрации аналитика станки")
        #expect(hits.isRelaxed)
        #expect(hits.hits.map(\.ordinal) == [70, 2])
        #expect(try await Catalogue().hits("станки минск").isRelaxed == false)
    }

    @Test(arguments: [
        ("датчки", "датчики"), ("счетчки", "счётчики"), ("sesnors", "sensors"), ("machne", "machine"),
        ("lfnxbrb", "датчики"), ("станки вибарции", "станки вибрации"),
    ])
    func `a slip of the hand gets a suggestion`(_ typed: String, _ meant: String) async throws {
        #expect(try await Catalogue().hits(typed).suggestion == meant)
    }

    @Test(arguments: ["станки", "", "x", "и", "qqqqqqqqqqqq", String(repeating: "ж", count: 5000)])
    func `no suggestion where there is nothing to suggest`(_ text: String) async throws {
        #expect(try await Catalogue().hits(text).suggestion == nil)
    }

    @Test(arguments: [
        "'", "\"", "a\" OR \"b", "*", "станок*", "NEAR(a b)", "terms:станок", "-станок", "(", "\\", "a\0b", "' & !",
        ":*",
        "<->", "%", "_", "; DROP TABLE search_words", "🏭", "\u{202E}", "AND OR NOT", "^a", "{a b}",
    ])
    func `hostile text is only text`(_ text: String) async throws {
        let catalogue = try await Catalogue()
        _ = try await catalogue.hits(text, ["'; --": ["\" OR 1=1"]])
        #expect(try await catalogue.hits(text).total <= 5)
        #expect(try await catalogue.hits().total == 5)
    }

    @Test func `too many words are cut, and that is said`() async throws {
        let catalogue = try await Catalogue()
        let many = (1...17).map { "слово\($0)" }.joined(separator: " ")
        #expect(try await catalogue.hits(many).wasCut)
        #expect(try await catalogue.hits("станок " + String(repeating: "станки ", count: 500)).wasCut == false)
    }

    @Test func `a change is seen at once, and an entry that went is gone`() async throws {
        let catalogue = try await Catalogue()
        #expect(try await catalogue.found("займы") == [2])
        try await catalogue.database.write { db in
            try db.search.index([SearchDocument(ordinal: 2, title: ["Кредиты"])])
            try db.search.remove([1])
            try db.search.advanceVersion()
        }
        #expect(try await catalogue.found("займы").isEmpty)
        #expect(try await catalogue.found("кредит") == [2])
        #expect(try await catalogue.found("ремонт").isEmpty)
        #expect(try await catalogue.hits().total == 4)
        #expect(try await catalogue.hits("ремнт").suggestion == nil)
        #expect(try await catalogue.hits("", ["kind": ["services"]]).total == 1)
    }

    @Test func `a change that was undone is not remembered`() async throws {
        let catalogue = try await Catalogue()
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await catalogue.database.write { db in
                try db.search.remove([1])
                try db.search.advanceVersion()
                let query = SearchQuery()
                #expect(try catalogue.engine.hits(query, in: db, classification: catalogue.classification).total == 4)
                throw Stop()
            }
        }
        #expect(try await catalogue.hits().total == 5)
        try await catalogue.database.write { db in
            try db.search.remove([2, 3])
            try db.search.advanceVersion()
        }
        #expect(try await catalogue.hits().total == 3)
    }

    @Test func `an empty catalogue answers`() async throws {
        let hits = try await Catalogue([]).hits("станок", ["kind": ["services"]])
        #expect(hits.total == 0 && hits.hits.isEmpty && hits.suggestion == nil)
    }
}
