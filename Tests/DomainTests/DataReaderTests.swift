import Domain
import Testing

struct DataReaderTests {
    private func mistakes(_ json: String, _ read: (DataReader) -> Void) throws -> [Mistake] {
        let reader = DataReader(try .json(json))
        read(reader)
        return reader.mistakes
    }

    @Test func `all mistakes of a value are collected, each with its pointer`() throws {
        let found = try mistakes(#"{"a": 1, "b": [true, "x"], "c/d~e": 5}"#) { reader in
            _ = reader.required("a")?.text()
            _ = reader.required("b")?.list().map { $0.boolean() }
            _ = reader.field("c/d~e")?.text()
            _ = reader.required("f")
        }
        #expect(found.map(\.pointer) == ["/a", "/b/1", "/c~1d~0e", "/f"])
        #expect(found.map(\.problem) == [.notText, .notYesOrNo, .notText, .missing])
    }

    @Test func `unknown and repeated fields are mistakes`() {
        let reader = DataReader(.object([.init("a", .null), .init("b", .null), .init("a", .null)]))
        reader.onlyFields(["a"])
        #expect(reader.mistakes.map(\.problem) == [.unknownField(name: "b"), .duplicate("a")])
    }

    @Test func `money keeps its cents and needs both parts`() throws {
        #expect(
            DataReader(try .json(#"{"amount": 1000.1, "currency": "BYN"}"#)).money()
                == Money(minorUnits: 100_010, currency: "BYN"))
        #expect(
            try mistakes(#"{"amount": 1}"#) { _ = $0.money() } == [Mistake(pointer: "/currency", problem: .missing)])
        #expect(try mistakes(#"{"amount": -1, "currency": "BYN"}"#) { _ = $0.money() }.map(\.pointer) == ["/amount"])
    }

    @Test func `numbers are what they look like`() throws {
        #expect(DataReader(try .json("38")).integer() == 38)
        #expect(DataReader(.number(38)).integer() == 38)
        #expect(DataReader(.number(38.5)).integer() == nil)
        #expect(DataReader(.number(.nan)).number(0...1) == nil)
        #expect(DataReader(.number(1e300)).integer() == nil)
        #expect(DataReader(.text("38")).integer() == nil)
    }

    @Test func `texts have limits and say something`() throws {
        #expect(try mistakes(#""  ""#) { _ = $0.words() } == [Mistake(pointer: "", problem: .empty)])
        #expect(
            try mistakes(#""abcd""#) { _ = $0.text(limit: 3) } == [Mistake(pointer: "", problem: .tooLong(limit: 3))])
        #expect(
            try mistakes("[1, 2, 3]") { _ = $0.list(limit: 2) } == [Mistake(pointer: "", problem: .tooMany(limit: 2))])
    }

    @Test func `every problem has a sentence in every language`() {
        let problems: [Mistake.Problem] = [
            .missing, .empty, .unknownField(name: "x"), .notAnObject, .notAList, .notText, .notANumber,
            .notAWholeNumber,
            .notYesOrNo, .notADate, .notAPeriod, .notMoney, .notAnAddress, .outOfRange(low: "0", high: "1"),
            .tooLong(limit: 1),
            .notOneOf(["a"]), .unknownNotation("x"), .unknownCurrency("x"), .unknownReference("x"), .unknownFact("x"),
            .unknownOperator("x"), .wrongOperand(fact: "x", comparison: "y"), .tooDeep(limit: 1), .tooMany(limit: 1),
            .duplicate("x"), .unreadable("x"),
        ]
        for language in Language.allCases {
            let texts = problems.map { $0.text(in: language) }
            #expect(Set(texts).count == problems.count)
            #expect(texts.allSatisfy { $0.count > 10 })
        }
    }
}
