import Domain
import Testing

struct RuleCheckTests {
    private static let check = RuleCheck(classification: .sample, day: .today)

    private static func findings(_ criteria: Criterion..., regions: [String] = []) -> [String] {
        check.findings(in: criteria, regions: regions).map { "\($0.problem) \($0.pointer)" }
    }

    private static func criterion(
        _ json: String, _ title: LocalizedText = .plain("Rule"), severity: Criterion.Severity = .blocking,
        legalResource: String? = "Decree 1", validFrom: Day? = nil, validTo: Day? = nil
    ) throws -> Criterion {
        Criterion(
            identifier: "rule", title: title, severity: severity, legalResource: legalResource, validFrom: validFrom,
            validTo: validTo, expression: try .json(json))
    }

    @Test func `what a rule cannot mean is found, as the table says`() throws {
        let rows = try table("rule-findings.csv")
        #expect(rows.count > 20)
        for row in rows {
            let rule = try Self.criterion(row[0])
            let expected = row[1].isEmpty ? [] : [row[1].replacing(" /", with: " /criteria/0/expression/")]
            #expect(
                Self.findings(rule) == expected.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
                "\(row[0]): \(row[2])")
        }
    }

    @Test func `criteria that cannot be met together are found, and one that another implies`() throws {
        let small = try Self.criterion(#"{"fact": "employees", "lessThan": 50}"#)
        let large = try Self.criterion(#"{"fact": "employees", "atLeast": 250}"#)
        let medium = try Self.criterion(#"{"fact": "employees", "lessThan": 250}"#)
        let person = try Self.criterion(#"{"fact": "employees", "atLeast": 250}"#, severity: .manualCheck)
        #expect(Self.findings(small, large) == ["criteriaContradict /criteria"])
        #expect(Self.findings(small, medium) == ["withoutEffect /criteria/1"])
        #expect(Self.findings(small, person) == [], "a manual check never decides")
    }

    @Test func `criteria of different times do not contradict each other`() throws {
        let (end, begin) = (try #require(Day("2026-12-31")), try #require(Day("2027-01-01")))
        let small = #"{"fact": "employees", "lessThan": 50}"#
        let large = #"{"fact": "employees", "atLeast": 250}"#
        #expect(
            Self.findings(try Self.criterion(small, validTo: end), try Self.criterion(large, validFrom: begin)) == [])
        #expect(
            Self.findings(try Self.criterion(small), try Self.criterion(large, validFrom: begin))
                == ["criteriaContradict /criteria"])
    }

    @Test func `outcomes that rules can have are tried, others are not asked for`() throws {
        let small = try Self.criterion(#"{"fact": "employees", "lessThan": 50}"#)
        func untried(_ criteria: [Criterion], _ firms: TestFirm...) -> [RuleFinding.Problem] {
            Self.check.untried(criteria, with: firms).map(\.problem)
        }
        let tried = TestFirm(title: "Weaver", firm: Firm(), day: .today, outcome: .undetermined)
        #expect(untried([small]) == Outcome.allCases.map { .untried($0) })
        #expect(untried([small], tried) == [.untried(.eligible), .untried(.ineligible)])
        #expect(untried([try Self.criterion(#"{"fact": "employees", "lessThan": 50}"#, severity: .manualCheck)]) == [])
    }

    @Test func `where an outcome is impossible it is named, and three firms are asked for all the same`() throws {
        let always = try Self.criterion(#"{"none": []}"#)
        let anyone = TestFirm(title: "Weaver", firm: Firm(), day: .today, outcome: .eligible)
        func problems(_ firms: Int) -> [RuleFinding.Problem] {
            Self.check.untried([always], with: Array(repeating: anyone, count: firms)).map(\.problem)
        }
        let never: [RuleFinding.Problem] = [.alwaysDecided, .rulesOutNobody]
        #expect(Set(problems(0)) == Set(never + [.untried(.eligible), .tooFewTestFirms(missing: 2)]))
        #expect(Set(problems(1)) == Set(never + [.tooFewTestFirms(missing: 2)]))
        #expect(Set(problems(3)) == Set(never))
        #expect(RuleFinding(.rulesOutNobody, at: "").weight == .warning)
        #expect(RuleFinding(.tooFewTestFirms(missing: 1), at: "").weight == .error)
    }

    @Test func `the tenth part is looked at when the first has no effect`() throws {
        let parts = (0...10).map { place in
            [1, 10].contains(place)
                ? #"{"fact": "employees", "lessThan": \#(900 + place)}"#
                : #"{"fact": "monthsTrading", "notEquals": \#(10 * place)}"#
        }
        let rule = try Self.criterion(
            #"{"all": [\#(parts.joined(separator: ", ")), {"fact": "employees", "lessThan": 5}]}"#)
        #expect(
            Self.findings(rule) == [
                "withoutEffect /criteria/0/expression/all/1", "withoutEffect /criteria/0/expression/all/10",
            ])
    }

    @Test func `a rule that is too involved ends, and says that nothing is known`() throws {
        let parts = (0..<60).map {
            #"{"any": [{"fact": "assessment.A\#($0)", "atLeast": 1}, {"fact": "assessment.B\#($0)", "lessThan": 9}]}"#
        }
        let rule = try Self.criterion(#"{"all": [\#(parts.joined(separator: ", "))]}"#)
        #expect(Self.findings(rule) == ["notDecided /criteria"])
    }

    @Test func `a limit needs a source`() throws {
        let limit = try Self.criterion(#"{"fact": "employees", "lessThan": 50}"#, legalResource: nil)
        let kind = try Self.criterion(#"{"fact": "ownership", "equals": "private"}"#, legalResource: nil)
        #expect(Self.findings(limit) == ["noSource /criteria/0/legalResource"])
        #expect(Self.findings(kind) == [])
    }

    @Test(arguments: [
        (#"{"fact": "employees", "lessThan": 250}"#, "At most 249 employees", []),
        (#"{"fact": "employees", "lessThan": 250}"#, "A small firm", []),
        (
            #"{"fact": "employees", "lessThan": 250}"#, "Fewer than 50 employees",
            ["numberNotInRule(\"50\", en) /criteria/0/title/en", "numberNotInText(\"250\", en) /criteria/0/title/en"]
        ),
        (
            #"{"fact": "turnover", "lessThan": {"amount": 25000000, "currency": "GBP"}}"#, "Under £25 million", []
        ),
        (
            #"{"fact": "turnover", "lessThan": {"amount": 25000000, "currency": "GBP"}}"#, "Under 25,000,000 pounds", []
        ),
        (
            #"{"fact": "founded", "onOrBefore": "P3Y"}"#, "Founded 2 years ago",
            ["numberNotInRule(\"2\", en) /criteria/0/title/en", "numberNotInText(\"3\", en) /criteria/0/title/en"]
        ),
        (#"{"fact": "activity", "in": ["C16"]}"#, "Wood products (C16)", []),
    ])
    func `numbers of a text are those of its rule`(rule: String, title: String, expected: [String]) throws {
        let words = LocalizedText(be: "Правіла", ru: "Правило", en: title)
        #expect(
            Self.findings(try Self.criterion(rule, words)).map { $0.replacing("Domain.Language.", with: "") }
                == expected)
    }

    @Test func `a programme for a region admits its firms, and no others without a word`() throws {
        let lida = try Self.criterion(#"{"fact": "region", "in": ["BY-HR-lida"]}"#)
        let small = try Self.criterion(#"{"fact": "employees", "lessThan": 50}"#)
        #expect(Self.findings(lida, regions: ["BY-HR"]) == [])
        let minsk = try #require(Classification.sample["BY-HM"]?.prefLabel)
        func problems(_ criterion: Criterion) -> [RuleFinding.Problem] {
            Self.check.findings(in: [criterion], regions: ["BY-HM"]).map(\.problem)
        }
        #expect(problems(lida) == [.shutsOutRegion(minsk)])
        #expect(problems(small) == [.admitsOtherRegions(than: [minsk])])
        #expect(problems(small)[0].text.en.contains(minsk.en) && !problems(small)[0].text.en.contains("BY-HM"))
        #expect(Self.findings(small) == [])
    }

    @Test(arguments: 1...20) func `what is found holds for every firm`(seed: Int) {
        var random = EligibilityGenerator(seed: 700 + seed)
        var search = FirmSearch(classification: .sample, day: .today, effort: 100_000_000)
        for _ in 0..<40 {
            let rule = random.expression()
            for wanted in [true, false] {
                switch search.firm(rule, is: wanted) {
                case .firm(let firm):
                    #expect(rule.truth(for: firm, on: .today, in: .sample) == Truth(wanted), "\(rule)")
                case .none:
                    for _ in 0..<30 {
                        #expect(rule.truth(for: random.firm(), on: .today, in: .sample) != Truth(wanted), "\(rule)")
                    }
                case .undecided: break
                }
            }
        }
    }

    @Test(arguments: 1...20) func `a part without effect changes no answer`(seed: Int) throws {
        var random = EligibilityGenerator(seed: 800 + seed)
        for number in 0..<30 {
            let rule = random.expression()
            let criterion = Criterion(identifier: "rule", title: .plain("Rule"), expression: rule)
            for finding in Self.check.findings(in: [criterion]) where finding.problem == .withoutEffect {
                let path = String(finding.pointer.dropFirst("/criteria/0/expression".count))
                let without = try #require(rule.removing(path), "\(number)")
                for _ in 0..<40 {
                    let firm = random.firm()
                    let truths = [rule, without].map { $0.truth(for: firm, on: .today, in: .sample) }
                    #expect(truths.contains(.unknown) || truths[0] == truths[1], "\(rule) without \(path)")
                }
            }
        }
    }
}
