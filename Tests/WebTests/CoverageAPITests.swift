import Domain
import HTTPTypes
import Store
import TestSupport
import Testing

struct CoverageAPITests {
    private func ask(_ json: String) async throws -> DataValue {
        let answer = try await Belarus.visitor().post("/api/v1/coverage", json: json)
        #expect(answer.status == 200, "\(answer.text.prefix(300))")
        return try DataValue(json: answer.text)
    }

    private func cells(_ value: DataValue) throws -> [DataValue] {
        guard case .list(let cells) = try #require(value["cells"]) else { return [] }
        return cells
    }

    private func number(_ name: String, _ cell: DataValue) -> Int {
        if case .integer(let number) = cell[name] { number } else { -1 }
    }

    @Test func `all firms of the country are counted in every row`() async throws {
        let value = try await ask("{}")
        #expect(value["population"] == .integer(111_214))
        let cells = try cells(value)
        #expect(Set(cells.compactMap { $0["row"] }).count == 8)
        for row in Set(cells.compactMap { $0["row"] }) {
            let same = cells.filter { $0["row"] == row }
            #expect(same.reduce(0) { $0 + number("firms", $1) } == 111_214)
            for cell in same {
                let parts = ["eligible", "undetermined", "ineligible"].map { number($0, cell) }
                #expect(parts.allSatisfy { $0 >= 0 } && parts.reduce(0, +) == number("firms", cell))
            }
        }
    }

    @Test func `a draft is a source like others, and serves only what it is for`() async throws {
        let draft = """
            {"id": "for-the-small", "areas": ["COSME-G"], "amount": {"max": 500, "currency": "EUR"}, "criteria": [
                {"identifier": "size", "severity": "blocking", "title": {"be": "Памер", "ru": "Размер", "en": "Size"},
                 "expression": {"fact": "employees", "lessThan": 10}}]}
            """
        let question = #""columns": ["SIZE"], "at": "2020-06-30""#
        let before = try cells(await ask("{\(question)}"))
        let after = try cells(await ask("{\(question), \"draft\": \(draft)}"))
        #expect(before.count == after.count)
        for (old, new) in zip(before, after) {
            let isServed = new["row"] == .text("COSME-G") && new["columns"] == .list([.text("micro")])
            if isServed {
                #expect(number("eligible", new) == number("firms", new))
                #expect(number("sources", new) == number("sources", old) + 1)
                #expect(new["amounts"] != old["amounts"])
            } else {
                for name in ["eligible", "undetermined", "ineligible", "sources", "undeterminedSources"] {
                    #expect(number(name, new) == number(name, old))
                }
            }
        }
    }

    @Test func `only firms for whom a condition is true are counted`() async throws {
        let value = try await ask(
            #"{"rows": "COST", "columns": ["OWNERSHIP", "SIZE"], "where": {"fact": "ownership", "equals": "state"}}"#)
        #expect(value["population"] == .integer(1037 + 575))
        for cell in try cells(value) where number("firms", cell) > 0 {
            guard case .list(let columns) = cell["columns"] else { return #expect(Bool(false)) }
            #expect(columns.first == .text("state"))
        }
    }

    @Test func `rows and columns can be crossed, or left away`() async throws {
        let crossed = try cells(await ask(#"{"rows": ["COSME", "COST"], "columns": ["NACE"]}"#))
        #expect(crossed.first?["row"] == .list([.text("COSME-A"), .text("cost-tangible")]))
        let whole = try cells(await ask(#"{"rows": [], "columns": []}"#))
        #expect(whole.count == 1 && number("firms", whole[0]) == 111_214)
    }

    @Test(arguments: [
        (#"{"rows": "DT"}"#, "/rows"), (#"{"columns": ["SIZE", "SIZE"]}"#, "/columns/1"),
        (#"{"columns": ["AGE"]}"#, "/columns/0"), (#"{"where": {"fact": "colour", "equals": "red"}}"#, "/where/fact"),
        (#"{"draft": {"areas": ["COSME-A"]}}"#, "/draft/criteria"),
        (#"{"draft": {"criteria": [], "areas": ["COSME-Z"]}}"#, "/draft/areas/0"),
        (#"{"draft": {"criteria": [], "id": "Not a name"}}"#, "/draft/id"), (#"{"at": "soon"}"#, "/at"),
        (#"{"firm": {}}"#, "/firm"),
    ])
    func `what cannot be asked is named`(json: String, pointer: String) async throws {
        let answer = try await Belarus.visitor().post("/api/v1/coverage", json: json)
        #expect(answer.status == 422)
        #expect(answer.text.contains("\"pointer\":\"\(pointer)\""), "\(answer.text.prefix(400))")
    }
}
