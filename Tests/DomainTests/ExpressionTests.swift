import Domain
import Testing

struct ExpressionTests {
    @Test func `an expression is written as it is read`() {
        var random = EligibilityGenerator(seed: 1000)
        for _ in 0..<2000 {
            let expression = random.expression(depth: 4)
            let reader = DataReader(expression.dataValue)
            #expect(
                Criterion.Expression(reading: reader, classification: .sample) == expression, "\(expression.dataValue)")
            #expect(reader.mistakes.isEmpty, "\(reader.mistakes)")
        }
    }

    @Test(arguments: [
        (#"{"fact": "size", "atLeast": 1}"#, Mistake(pointer: "/fact", problem: .unknownFact("size"))),
        (#"{"fact": "employees", "above": 1}"#, Mistake(pointer: "/above", problem: .unknownOperator("above"))),
        (#"{"every": []}"#, Mistake(pointer: "/fact", problem: .missing)),
        (
            #"{"fact": "womenLed"}"#, Mistake(pointer: "", problem: .notOneOf(["equals", "notEquals"]))
        ),
        (
            #"{"fact": "womenLed", "equals": true, "notEquals": false}"#,
            Mistake(pointer: "", problem: .notOneOf(["equals", "notEquals"]))
        ),
        (
            #"{"fact": "womenLed", "atLeast": 1}"#,
            Mistake(pointer: "/atLeast", problem: .wrongOperand(fact: "womenLed", comparison: "atLeast"))
        ),
        (
            #"{"fact": "employees", "atLeast": "ten"}"#,
            Mistake(pointer: "/atLeast", problem: .wrongOperand(fact: "employees", comparison: "atLeast"))
        ),
        (
            #"{"fact": "employees", "between": [49, 10]}"#,
            Mistake(pointer: "/between", problem: .wrongOperand(fact: "employees", comparison: "between"))
        ),
        (
            #"{"fact": "employees", "in": []}"#,
            Mistake(pointer: "/in", problem: .wrongOperand(fact: "employees", comparison: "in"))
        ),
        (
            #"{"fact": "exportShare", "atLeast": 101}"#,
            Mistake(pointer: "/atLeast", problem: .wrongOperand(fact: "exportShare", comparison: "atLeast"))
        ),
        (
            #"{"fact": "ownership", "in": ["private", "family"]}"#,
            Mistake(pointer: "/in", problem: .wrongOperand(fact: "ownership", comparison: "in"))
        ),
        (#"{"fact": "activity", "in": ["C", "C99"]}"#, Mistake(pointer: "/in/1", problem: .unknownNotation("C99"))),
        (#"{"fact": "region", "equals": "C"}"#, Mistake(pointer: "/equals", problem: .unknownNotation("C"))),
        (
            #"{"fact": "founded", "onOrBefore": "3 years"}"#,
            Mistake(pointer: "/onOrBefore", problem: .wrongOperand(fact: "founded", comparison: "onOrBefore"))
        ),
        (
            #"{"fact": "turnover", "atMost": 5}"#,
            Mistake(pointer: "/atMost", problem: .wrongOperand(fact: "turnover", comparison: "atMost"))
        ),
        (
            #"{"fact": "turnover", "atMost": {"amount": 5, "currency": "E"}}"#,
            Mistake(pointer: "/atMost/currency", problem: .unknownCurrency("E"))
        ),
        (
            #"{"all": [{"fact": "employees", "atLeast": 1}, {"any": [{"fact": "size", "equals": 1}]}]}"#,
            Mistake(pointer: "/all/1/any/0/fact", problem: .unknownFact("size"))
        ),
        (#"{"all": [], "any": []}"#, Mistake(pointer: "/any", problem: .unknownField(name: "any"))),
        (#"{"all": 5}"#, Mistake(pointer: "/all", problem: .notAList)),
        (#"5"#, Mistake(pointer: "", problem: .notAnObject)),
    ])
    func `a mistake is noted at its place`(json: String, mistake: Mistake) throws {
        let reader = DataReader(try .json(json))
        let expression = Criterion.Expression(reading: reader, classification: .sample)
        #expect(reader.mistakes == [mistake])
        if json != #"{"all": [], "any": []}"# { #expect(expression == nil) }
    }

    @Test func `every mistake is noted, not the first only`() throws {
        let rule = #"{"all": [{"fact": "size", "above": 1}, {"fact": "activity", "in": ["X1", "X2"]}]}"#
        let reader = DataReader(try .json(rule))
        _ = Criterion.Expression(reading: reader, classification: .sample)
        #expect(reader.mistakes.map(\.pointer) == ["/all/0/fact", "/all/0/above", "/all/1/in/0", "/all/1/in/1"])
    }

    @Test func `eight levels and two hundred parts are enough`() {
        func nested(_ levels: Int) -> DataValue {
            let leaf = DataValue.object([.init("fact", .text("employees")), .init("atLeast", .integer(1))])
            return (1..<levels).reduce(leaf) { inner, _ in .object([.init("all", .list([inner]))]) }
        }
        func mistakes(_ value: DataValue) -> [Mistake] {
            let reader = DataReader(value)
            _ = Criterion.Expression(reading: reader, classification: nil)
            return reader.mistakes
        }
        #expect(mistakes(nested(8)) == [])
        #expect(mistakes(nested(9)).map(\.problem) == [.tooDeep(limit: 8)])
        #expect(mistakes(.object([.init("any", .list(Array(repeating: nested(1), count: 199)))])) == [])
        #expect(
            mistakes(.object([.init("any", .list(Array(repeating: nested(1), count: 200)))]))
                == [Mistake(pointer: "", problem: .tooMany(limit: 200))])
    }

    @Test(arguments: ["employees", "assessment.total", "assessment.band", "assessment.DATA", "womenLed"])
    func `a fact has the name it is written with`(name: String) {
        #expect(Fact(name)?.description == name)
    }

    @Test(arguments: ["", "Employees", "assessment", "assessment.", "assessment.a b", "name"])
    func `other names are no facts`(name: String) { #expect(Fact(name) == nil) }
}

struct CriterionTests {
    private static let title = #""title": {"be": "Памер", "ru": "Размер", "en": "Size"}"#
    private static let rule = #""expression": {"fact": "employees", "lessThan": 250}"#

    private func read(_ json: String) throws -> (Criterion?, [Mistake]) {
        let reader = DataReader(try .json(json))
        return (Criterion(reading: reader, classification: .sample), reader.mistakes)
    }

    @Test func `a criterion is written as it is read`() throws {
        let (criterion, mistakes) = try read(
            """
            {"identifier": "size", "severity": "blocking", \(Self.title), "legalResource": "Decree 1", \
            "validFrom": "2019-01-01", "validTo": "2019-12-31", \(Self.rule)}
            """)
        #expect(mistakes.isEmpty)
        let read = try #require(criterion)
        #expect(Criterion(reading: DataReader(read.dataValue), classification: .sample) == read)
        #expect(try read.applies(on: #require(Day("2019-01-01"))))
        #expect(try read.applies(on: #require(Day("2019-12-31"))))
        #expect(try !read.applies(on: #require(Day("2020-01-01"))))
    }

    @Test func `only a manual check does without an expression`() throws {
        #expect(try read(#"{"identifier": "a", "severity": "manualCheck", \#(Self.title)}"#).0 != nil)
        let (criterion, mistakes) = try read(#"{"identifier": "a", "severity": "blocking", \#(Self.title)}"#)
        #expect(criterion == nil)
        #expect(mistakes == [Mistake(pointer: "/expression", problem: .missing)])
    }

    @Test func `what is missing or wrong is noted`() throws {
        let (_, mistakes) = try read(
            #"{"severity": "strict", "validFrom": "2020-01-01", "validTo": "2019-01-01", "why": 1, \#(Self.rule)}"#)
        #expect(Set(mistakes.map(\.pointer)) == ["/why", "/identifier", "/severity", "/title", "/validTo"])
    }
}
