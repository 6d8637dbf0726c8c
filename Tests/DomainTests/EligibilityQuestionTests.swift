import Domain
import Testing

struct EligibilityQuestionTests {
    private func questions(_ firm: String, _ programmes: Programme...) throws -> [String] {
        try Rulebook.sample(programmes).evaluate(.json(firm), on: .today).questions.map {
            "\($0.fact) \($0.settles) \($0.settlesSurely) \($0.programmes)"
        }
    }

    private let small = #"{"fact": "employees", "lessThan": 250}"#
    private let isPrivate = #"{"fact": "ownership", "equals": "private"}"#
    private let exporter = #"{"fact": "exportShare", "atLeast": 10}"#

    @Test func `the fact that could settle most programmes comes first`() throws {
        let asked = try questions(
            "{}", .sample("a", .open, isPrivate, small), .sample("b", .open, isPrivate),
            .sample("c", .open, isPrivate, exporter))
        #expect(asked == ["ownership 3 1 3", "employees 1 0 1", "exportShare 1 0 1"])
    }

    @Test func `what would not decide alone comes later`() throws {
        let either = "{\"all\": [{\"any\": [\(small), \(isPrivate)]}, {\"any\": [\(small), \(exporter)]}]}"
        #expect(
            try questions("{}", .sample("a", .open, either)) == [
                "employees 1 0 1", "ownership 0 0 1", "exportShare 0 0 1",
            ])
    }

    @Test func `a decided programme asks nothing`() throws {
        #expect(try questions(#"{"employees": 300}"#, .sample("a", .open, isPrivate, small)) == [])
        #expect(try questions("{}", .sample("a", .announced, isPrivate), .sample("b", .open)) == [])
        let enough = "{\"any\": [\(small), \(isPrivate)]}"
        #expect(try questions(#"{"employees": 38}"#, .sample("a", .open, enough)) == [])
    }

    @Test func `a notation that is too broad is asked again, an amount in another currency is not`() throws {
        let rule = #"{"fact": "activity", "in": ["C16"]}"#
        let limit = #"{"fact": "turnover", "atMost": {"amount": 5, "currency": "GBP"}}"#
        let firm = #"{"activity": "C", "turnover": {"amount": 1, "currency": "EUR"}}"#
        #expect(try questions(firm, .sample("a", .open, rule, limit)) == ["activity 1 0 1"])
        #expect(try questions("{}", .sample("a", .open, limit)) == ["turnover 1 1 1"])
    }

    @Test func `the missing facts of a criterion are those that still matter to it`() throws {
        let rule =
            #"{"all": [{"fact": "womenLed", "equals": true}, {"any": [{"fact": "employees", "lessThan": 10}, {"fact": "region", "in": ["BY-HR"]}]}]}"#
        let book = Rulebook.sample([try .sample("a", .open, rule)])
        #expect(book.evaluate(Firm(), on: .today).missing(0, 0) == [.employees, .region, .womenLed])
        #expect(book.evaluate(try .json(#"{"employees": 5}"#), on: .today).missing(0, 0) == [.womenLed])
        #expect(book.evaluate(try .json(#"{"womenLed": false}"#), on: .today).missing(0, 0) == [])
    }
}

struct NearestMissTests {
    private func miss(_ firm: String, _ rules: String...) throws -> String? {
        let programme = Programme(
            id: "fund", title: .plain("Fund"),
            criteria: try rules.map { Criterion(identifier: "rule", title: .plain("Rule"), expression: try .json($0)) })
        return Rulebook.sample([programme]).evaluate(try .json(firm), on: .today).nearestMiss(0, in: .en)?
            .replacing("\u{a0}", with: " ")
    }

    @Test(arguments: [
        (#"{"fact": "employees", "atLeast": 10}"#, "Eligible if you had at least 10 employees."),
        (#"{"fact": "employees", "moreThan": 10}"#, "Eligible if you had more than 10 employees."),
        (#"{"fact": "employees", "between": [10, 49]}"#, "Eligible if you had at least 10 employees."),
        (#"{"fact": "employees", "lessThan": 3}"#, "Eligible if you had fewer than 3 employees."),
        (#"{"fact": "employees", "equals": 7}"#, "Eligible if you had exactly 7 employees."),
        (#"{"none": [{"fact": "employees", "lessThan": 10}]}"#, "Eligible if you had at least 10 employees."),
        (#"{"fact": "ownership", "in": ["private"]}"#, "Eligible if your ownership were private."),
        (#"{"fact": "womenLed", "equals": true}"#, "Eligible if your firm were led by women."),
        (
            #"{"fact": "turnover", "atLeast": {"amount": 900, "currency": "EUR"}}"#,
            "Eligible if your yearly turnover were at least 900 EUR."
        ),
        (#"{"fact": "exportShare", "moreThan": 20}"#, "Eligible if you exported more than 20% of your turnover."),
    ])
    func `one limit`(rule: String, expected: String) throws {
        let firm =
            #"{"employees": 4, "ownership": "state", "womenLed": false, "turnover": {"amount": 5, "currency": "EUR"}, "exportShare": 10}"#
        #expect(try miss(firm, rule) == expected)
    }

    @Test func `the smaller change wins, and eligible before undetermined`() throws {
        let either = #"{"any": [{"fact": "employees", "atLeast": 100}, {"fact": "exportShare", "atLeast": 12}]}"#
        #expect(
            try miss(#"{"employees": 4, "exportShare": 10}"#, either)
                == "Eligible if you exported at least 12% of your turnover.")
        let open = #"{"fact": "ownership", "equals": "private"}"#
        #expect(
            try miss(#"{"employees": 4}"#, #"{"fact": "employees", "atLeast": 10}"#, open)
                == "Possibly eligible if you had at least 10 employees.")
    }

    @Test func `there is none when two facts stand in the way, or what a firm does not change`() throws {
        let firm = #"{"employees": 4, "exportShare": 1, "activity": "G", "region": "BY-HM", "founded": "2026-01-01"}"#
        #expect(
            try miss(firm, #"{"fact": "employees", "atLeast": 10}"#, #"{"fact": "exportShare", "atLeast": 10}"#) == nil)
        for rule in [
            #"{"fact": "activity", "in": ["C"]}"#, #"{"fact": "region", "in": ["BY-HR"]}"#,
            #"{"fact": "founded", "onOrBefore": "P3Y"}"#,
        ] {
            #expect(try miss(firm, rule) == nil)
        }
    }

    @Test(arguments: 1...20) func `what is proposed is enough`(seed: Int) throws {
        var random = EligibilityGenerator(seed: 800 + seed)
        let book = Rulebook.sample((0..<40).map { random.programme($0) })
        for _ in 0..<5 {
            let firm = random.firm()
            let evaluation = book.evaluate(firm, on: .today)
            for programme in evaluation.outcomes.indices {
                guard let miss = evaluation.nearestMiss(programme) else { continue }
                let changed = firm.with(miss.condition.fact, try #require(miss.condition.nearestValue))
                #expect(miss.condition.truth(for: changed, on: .today, in: .sample) == .yes)
                #expect(book.evaluate(changed, on: .today).outcomes[programme] == miss.outcome)
                #expect(miss.outcome != .ineligible)
            }
        }
    }
}

extension Comparison {
    /// The value on the near side of the limit.
    fileprivate var nearestValue: FactValue? {
        let step = comparator == .moreThan ? 1 : comparator == .lessThan ? -1 : 0
        switch operand {
        case .numbers(let numbers) where fact.kind == .count: return .number(numbers[0] + Double(step))
        case .numbers(let numbers):
            return .number(step > 0 ? numbers[0].nextUp : step < 0 ? numbers[0].nextDown : numbers[0])
        case .amounts(let amounts):
            return .money(Money(minorUnits: amounts[0].minorUnits + step, currency: amounts[0].currency))
        case .flag(let flag): return .flag(flag)
        case .words(let words): return .words(words)
        case .day, .before: return nil
        }
    }
}
