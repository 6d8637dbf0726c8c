import Domain
import Store
import TestSupport
import Testing

struct EffectAPITests {
    private func ask(_ json: String) async throws -> DataValue {
        let answer = try await Belarus.visitor().post("/api/v1/coverage/effect", json: json)
        #expect(answer.status == 200, "\(answer.text.prefix(300))")
        return try DataValue(json: answer.text)
    }

    private func list(_ name: String, _ value: DataValue) -> [DataValue] {
        if case .list(let values)? = value[name] { values } else { [] }
    }

    private static let draft = """
        {"id": "for-the-small", "areas": ["COSME-G"], "amount": {"min": 100, "max": 500, "currency": "EUR"}, "criteria": [
            {"identifier": "size", "severity": "blocking", "title": {"be": "Памер", "ru": "Размер", "en": "Size"},
             "expression": {"fact": "employees", "lessThan": 10}}]}
        """
    private static let day = #""at": "2020-06-30""#

    @Test func `a new source is told by cell, with its cost and whom its limit shuts out`() async throws {
        let value = try await ask(#"{"changes": [{"put": \#(Self.draft)}], "takeUp": 0.1, \#(Self.day)}"#)
        #expect(value["population"] == .integer(111_214))
        #expect(Set(list("cells", value).map { $0["row"] }) == [.text("COSME-G")])
        let source = try #require(list("sources", value).first)
        #expect(source["isNew"] == .boolean(true) && source["isRemoved"] == .boolean(false))
        guard case .integer(let eligible)? = source["shift"]?["after"]?["eligible"] else { return #expect(Bool(false)) }
        #expect(source["shift"]?["gained"] == .integer(eligible))
        #expect(source["cost"]?["least"]?["amount"]?.double == Double(eligible) * 10)
        #expect(source["cost"]?["most"]?["amount"]?.double == Double(eligible) * 50)
        let limit = try #require(list("limits", source).first)
        #expect(limit["pointer"] == .text("/criteria/0/expression"))
        #expect(limit["outside"] == .integer(111_214 - eligible))
        #expect(limit["higher"]?["condition"]?["lessThan"]?.double == 11)
        guard case .integer(let lost)? = limit["lower"]?["shift"]?["lost"] else { return #expect(Bool(false)) }
        #expect(lost > 0 && limit["lower"]?["shift"]?["gained"] == .integer(0))
    }

    @Test func `a source of the catalogue that ends loses its firms, and costs nothing`() async throws {
        let known = try DataValue(json: await Belarus.visitor().get("/api/v1/opportunities").text)
        let id = try #require(list("items", known).first?["id"]?.string)
        let value = try await ask(#"{"changes": [{"remove": "\#(id)"}], "takeUp": 0.5, \#(Self.day)}"#)
        let source = try #require(list("sources", value).first)
        #expect(source["isRemoved"] == .boolean(true) && source["cost"] == .null)
        #expect(source["shift"]?["after"]?["ineligible"] == .integer(111_214))
        #expect(source["shift"]?["gained"] == .integer(0) && value["overall"]?["gained"] == .integer(0))
    }

    @Test func `nothing changes, nothing is told`() async throws {
        let value = try await ask(#"{"changes": []}"#)
        #expect(list("cells", value).isEmpty && list("sources", value).isEmpty)
        #expect(value["overall"]?["before"] == value["overall"]?["after"])
    }

    @Test(arguments: [
        (#"{}"#, "/changes"), (#"{"changes": [{}]}"#, "/changes/0/put"),
        (#"{"changes": [{"remove": "no-such-source"}]}"#, "/changes/0/remove"),
        (#"{"changes": [{"put": {"criteria": []}, "remove": "x"}]}"#, "/changes/0/remove"),
        (#"{"changes": [{"put": {"criteria": []}}, {"put": {"criteria": []}}]}"#, "/changes/1"),
        (#"{"changes": [{"put": {"areas": []}}]}"#, "/changes/0/put/criteria"),
        // More than a number of minor units can hold.
        (
            #"{"changes": [{"put": {"criteria": [], "amount": {"max": 1000000000000000000, "currency": "BYN"}}}]}"#,
            "/changes/0/put/amount/max"
        ),
        (
            #"{"changes": [], "where": {"fact": "turnover", "moreThan": {"amount": -1e300, "currency": "BYN"}}}"#,
            "/where/moreThan/amount"
        ),
        (#"{"changes": [], "takeUp": 2}"#, "/takeUp"), (#"{"changes": [], "draft": {}}"#, "/draft"),
    ])
    func `what cannot be asked is named`(json: String, pointer: String) async throws {
        let answer = try await Belarus.visitor().post("/api/v1/coverage/effect", json: json)
        #expect(answer.status == 422)
        #expect(answer.text.contains("\"pointer\":\"\(pointer)\""), "\(answer.text.prefix(400))")
    }
}

extension DataValue {
    fileprivate var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    fileprivate var string: String? { if case .text(let text) = self { text } else { nil } }
}
