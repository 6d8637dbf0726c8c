import Domain
import Testing

@testable import Store

struct SearchPartsTests {
    @Test(arguments: [0, 1, 5, 200, 6400])
    func `a set is the same whether listed or in bits`(_ count: Int) {
        var generator = SystemRandomNumberGenerator()
        let chosen = Set((0..<6400).shuffled(using: &generator).prefix(count))
        let set = DocumentSet(blocks: 100) { add in for ordinal in chosen.shuffled() { add(ordinal) } }
        #expect(set.count == count)
        #expect((0..<6400).allSatisfy { set.contains($0) == chosen.contains($0) })
        var bits = Bitmap(blocks: 100)
        set.add(to: &bits)
        #expect(bits.count == count)
        var evens = Bitmap(blocks: 100)
        for ordinal in stride(from: 0, to: 6400, by: 2) { evens.insert(ordinal) }
        #expect(set.countInCommon(with: evens) == chosen.count { $0 % 2 == 0 })
        var common: [Int] = []
        set.forEachInCommon(with: evens) { common.append($0) }
        #expect(common == chosen.filter { $0 % 2 == 0 }.sorted())
    }

    @Test(arguments: [
        ("станок", "станок", 0), ("станок", "станко", 1), ("станок", "сатнок", 1), ("станок", "станое", 1),
        ("станок", "стаанок", 1), ("станок", "тсанко", 2), ("sensor", "sesnor", 1), ("sensor", "censer", 2),
    ])
    func `slips are counted`(_ meant: String, _ typed: String, _ slips: Int) {
        var distance = SlipDistance(Array(typed.unicodeScalars))
        let word = Array(meant.unicodeScalars)
        #expect(distance.cost(of: word, mostSlips: slips) != nil)
        if slips > 0 { #expect(distance.cost(of: word, mostSlips: slips - 1) == nil) }
    }

    @Test func `a likelier slip and a more frequent word win`() {
        let words = Vocabulary([("кот", 9), ("кол", 5), ("кок", 100), ("дом", 1), ("том", 50)])
        #expect(words.nearest(to: "крт") == nil || words.nearest(to: "крт") == "кот")
        #expect(words.nearest(to: "дос") == "дом")
        #expect(words.nearest(to: "кох") == "кок")
        #expect(words.nearest(to: "окт") == "кот")
    }

    @Test func `memory for postings is bounded, and what is asked for stays right`() async throws {
        let database = try await emptyDatabaseWithWords()
        let postings = Postings(budget: 2000, blocks: 2)
        for _ in 1...3 {
            for number in 1...60 {
                let found = try await database.read { db in
                    var all: [Int] = []
                    var universe = Bitmap(blocks: 2)
                    (0..<128).forEach { universe.insert($0) }
                    try postings.documents(with: "aw\(number)", in: db).forEachInCommon(with: universe) {
                        all.append($0)
                    }
                    return all
                }
                #expect(found == [number])
            }
        }
    }

    @Test func `a concept that accounts for fewer of the same words is not meant`() {
        func concept(_ notation: String, _ label: String) -> Concept {
            Concept(scheme: "S", notation: notation, prefLabel: LocalizedText(be: label, ru: label, en: label))
        }
        let finder = ConceptFinder(
            Classification(
                schemes: [ConceptScheme(notation: "S", title: LocalizedText(be: "S", ru: "S", en: "S"))],
                concepts: [concept("stop", "machines stop"), concept("machine", "machines"), concept("scrap", "scrap")])
        )
        func found(_ text: String) -> [String] {
            finder.concepts(meantBy: SearchQuery(text: text).terms).map(\.notation)
        }
        #expect(found("machines stop") == ["stop"])
        #expect(found("machines") == ["machine"])
        #expect(Set(found("machines stop scrap")) == ["stop", "scrap"])
    }
}
