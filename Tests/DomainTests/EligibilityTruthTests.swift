import Domain
import Testing

struct EligibilityTruthTests {
    @Test func `every comparison means what the table says, plain and compiled`() throws {
        let rows = try table("comparisons.csv")
        #expect(rows.count > 100)
        for row in rows {
            let (firm, rule) = (try Firm.json(row[0]), row[1])
            let expression = try Criterion.Expression.json(rule)
            let truth = expression.truth(for: firm, on: .today, in: .sample)
            #expect("\(truth)" == row[2], "\(row[0]) \(rule): \(row[3])")
            let evaluation = Rulebook.sample([try .sample("fund", .open, rule)]).evaluate(firm, on: .today)
            let outcomes: [Truth: CriterionOutcome] = [.yes: .passed, .no: .failed, .unknown: .unknown]
            #expect(evaluation.results[0].criteria[0].outcome == outcomes[truth], "compiled: \(row[0]) \(rule)")
        }
    }

    @Test func `a failed blocking criterion decides, an unknown one keeps open, manual checks never decide`() throws {
        let firm = try Firm.json(#"{"employees": 38}"#)
        func outcome(_ criteria: Criterion...) -> Outcome {
            Rulebook.sample([Programme(id: "fund", title: .plain("Fund"), availability: .open, criteria: criteria)])
                .evaluate(firm, on: .today).outcomes[0]
        }
        let passed = try Criterion.sample(#"{"fact": "employees", "lessThan": 250}"#)
        let failed = try Criterion.sample(#"{"fact": "employees", "lessThan": 10}"#)
        let unknown = try Criterion.sample(#"{"fact": "ownership", "equals": "private"}"#)
        let manual = try Criterion.sample(#"{"fact": "employees", "lessThan": 10}"#, severity: .manualCheck)
        #expect(outcome(passed) == .eligible)
        #expect(outcome(passed, manual) == .eligible)
        #expect(outcome(passed, unknown) == .undetermined)
        #expect(outcome(passed, unknown, failed) == .ineligible)
        #expect(outcome(manual) == .undetermined)
        #expect(outcome() == .undetermined)
    }

    @Test func `what cannot be asked is ineligible for everyone, and says why`() throws {
        let rule = #"{"fact": "employees", "lessThan": 250}"#
        let book = Rulebook.sample([
            try .sample("closed", .notOpenToCountry, rule), try .sample("closed-empty", .notOpenToCountry),
            try .sample("announced", .announced, rule), try .sample("prototype", .prototype, rule),
            try .sample("empty", .open),
        ])
        let evaluation = book.evaluate(try .json(#"{"employees": 38}"#), on: .today)
        #expect(evaluation.outcomes == [.ineligible, .ineligible, .ineligible, .eligible, .undetermined])
        #expect(evaluation.reason(0, 0, in: .en) == "Not open to firms of Belarus.")
        #expect(evaluation.reason(2, 0, in: .ru) == "Объявлено; подать заявку пока нельзя.")
        #expect(evaluation.result(1).criteria.map(\.identifier) == ["availability"])
        #expect(evaluation.result(3).criteria.map(\.outcome) == [.caveat, .passed])
        #expect(evaluation.result(4).criteria.map(\.identifier) == ["conditions"])
        #expect(evaluation.reason(4, 0, in: .en) == "Conditions not published.")
    }

    @Test func `outside its window a criterion is left out, and the day of the change is known`() throws {
        let (first, last) = (try #require(Day("2026-12-01")), try #require(Day("2027-01-31")))
        let small = #"{"fact": "employees", "lessThan": 10}"#
        let future = try Criterion.sample(small, validFrom: first, validTo: last)
        let any = try Criterion.sample(#"{"fact": "employees", "lessThan": 250}"#)
        let book = Rulebook.sample([
            Programme(id: "a", title: .plain("A"), criteria: [future, any]),
            Programme(id: "b", title: .plain("B"), criteria: [future]),
        ])
        let firm = try Firm.json(#"{"employees": 38}"#)
        let now = book.evaluate(firm, on: .today)
        #expect(now.outcomes == [.eligible, .undetermined])
        #expect(now.result(0).criteria.count == 1)
        #expect(now.changes(0) == first)
        #expect(
            now.reason(1, 0, in: .en).replacing("\u{a0}", with: " ")
                == "None of the published conditions is in force on 21 November 2026.")
        let then = book.evaluate(firm, on: last)
        #expect(then.outcomes == [.ineligible, .ineligible])
        #expect(then.changes(0) == Day("2027-02-01"))
        #expect(book.evaluate(firm, on: Day(daysSince1970: last.daysSince1970 + 1)).changes(0) == nil)
    }

    @Test func `age comes with time, also at the end of a short month`() throws {
        let book = Rulebook.sample([try .sample("fund", .open, #"{"fact": "founded", "onOrBefore": "P3M"}"#)])
        let evaluation = book.evaluate(try .json(#"{"founded": "2026-11-30"}"#), on: .today)
        #expect(evaluation.outcomes == [.ineligible])
        let day = try #require(evaluation.changes(0))
        #expect(day == Day("2027-03-01"))
        #expect(evaluation.outcome(0, on: day) == .eligible)
    }
}
