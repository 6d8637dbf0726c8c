import Domain
import Store
import TestSupport
import Testing

/// Kinds of project and the plans that firms make of them.
struct ProjectTests {
    private static func project(_ id: String) throws -> Project {
        try #require(try Belarus.records(Project.self).first { $0.id == id })
    }

    /// `Tests/Data/effects/defaults.csv`: every default we ship, and the documents it is from. There are no others.
    @Test func `every default comes from a document`() throws {
        let projects = try Belarus.records(Project.self)
        #expect(projects.count >= 5)
        var rows = try Belarus.table("effects/defaults")
        for project in projects {
            for input in project.inputs {
                guard let known = input.default else { continue }
                let place = rows.firstIndex { $0["project"] == project.id && $0["input"] == input.name.rawValue }
                let row = rows.remove(at: try #require(place, "\(project.id) \(input.name)"))
                #expect(Double(row["low"] ?? "") == known.low)
                #expect(Double(row["typical"] ?? "") == known.typical)
                #expect(Double(row["high"] ?? "") == known.high)
                #expect(known.sources.map(\.document).joined(separator: " ") == row["documents"])
            }
        }
        #expect(rows.isEmpty)
    }

    @Test func `each kind of project asks for training and reorganisation, and for costs once and each year`() throws {
        for project in try Belarus.records(Project.self) {
            let names = Set(project.costs.map(\.name))
            #expect(names.isSuperset(of: ["training", "reorganisation"]), "\(project.id)")
            #expect(Set(project.costs.map(\.timing)) == Set(Project.Timing.allCases), "\(project.id)")
        }
    }

    // MARK: Plans

    /// A system of orders that saves 1000 hours of 20 a year, all used, costs 40000 once and 5000 a year, and lasts five years.
    private static let inputs: [String: DataValue] = [
        "labourHours": .integer(4000), "labourReduction": .integer(25), "labourCost": .integer(20),
        "labourUtilisation": .integer(100), "life": .integer(5), "discountRate": .integer(10),
        "equipment": .integer(10_000), "software": .integer(20_000), "advice": .integer(0),
        "training": .integer(4000), "reorganisation": .integer(6000), "fees": .integer(3000), "support": .integer(2000),
    ]

    private static func plan(
        _ changes: [String: DataValue] = [:], without left: [String] = [], more: [DataValue.Field] = [],
        measured: [InputName: MeasuredRange] = [:], opportunities: [Opportunity] = [], currency: String = "BYN"
    ) throws -> (plan: ProjectPlan?, mistakes: [Mistake]) {
        let said = inputs.merging(changes) { $1 }.filter { !left.contains($0.key) }
        let fields = said.sorted { $0.key < $1.key }.map { DataValue.Field($0.key, $0.value) }
        let reader = DataReader(.object([.init("inputs", .object(fields))] + more))
        let context = PlanContext(
            project: try project("order-accounting"), measured: measured, opportunities: opportunities,
            currency: currency)
        return (ProjectPlan(reading: reader, in: context), reader.mistakes)
    }

    @Test func `a plan comes to what a calculator by hand says`() throws {
        let outcome = ProjectOutcome(try #require(try Self.plan().plan))
        let typical = outcome[.typical].result
        // 1000 hours · 20 − 5000 = 15000 a year for five years, for 40000 at the start.
        #expect(typical.flows.amounts == [-40_000, 15_000, 15_000, 15_000, 15_000, 15_000])
        // 15000 · 3.790787 − 40000
        #expect(abs((typical.npv ?? 0) - 16_861.80) < 0.01)
        #expect(abs((typical.payback ?? 0) - 2.6667) < 0.001)
        // (100000 − 65000) / 65000
        #expect(abs((typical.roi ?? 0) - 0.538462) < 1e-6)
    }

    @Test func `things go worse than expected, and better`() throws {
        let outcome = ProjectOutcome(try #require(try Self.plan().plan))
        let values = Scenario.allCases.compactMap { outcome[$0].result.npv }
        #expect(values.count == 3 && values[0] < values[1] && values[1] < values[2])
        let widths = outcome.swings.map(\.width)
        #expect(widths == widths.sorted(by: >))
        // Hours, reduction and cost of an hour are one product and move the value alike; costs move it less.
        #expect(
            outcome.swings.first.map { ["labourHours", "labourReduction", "labourCost"].contains($0.variable.name) }
                == true)
        #expect(outcome.swings.last?.width == 0)
    }

    @Test func `a figure that nobody knows is asked for, not taken as nothing`() throws {
        let (plan, mistakes) = try Self.plan(without: ["labourHours", "training"])
        #expect(plan == nil)
        #expect(
            Set(mistakes) == [
                Mistake(pointer: "/inputs/labourHours", problem: .missing),
                Mistake(pointer: "/inputs/training", problem: .missing),
            ])
    }

    @Test func `a default is taken where nothing is said, with the range of its source or ours`() throws {
        let plan = try #require(try Self.plan(without: ["life", "discountRate"]).plan)
        let rate = try #require(plan.figures.first { $0.variable == .input(.discountRate) })
        #expect(rate.estimate == Estimate(low: 7.75, typical: 9.75, high: 12) && !rate.isSpreadAssumed)
        let life = try #require(plan.figures.first { $0.variable == .input(.life) })
        #expect(life.estimate == Estimate(low: 4, typical: 5, high: 6) && life.isSpreadAssumed)
        let sure = try #require(try Self.plan(more: [.init("spread", .integer(0))]).plan)
        #expect(sure.figures.allSatisfy { $0.estimate.low == $0.estimate.high && !$0.isSpreadAssumed })
    }

    @Test func `what five cases have measured goes before a default, and what the firm says before both`() throws {
        let range = try #require(MeasuredRange([10, 20, 30, 40, 50]))
        let measured = [InputName.labourReduction: range]
        let unsaid = try #require(try Self.plan(without: ["labourReduction"], measured: measured).plan)
        let figure = try #require(unsaid.figures.first { $0.variable == .input(.labourReduction) })
        #expect(figure.estimate == Estimate(low: 20, typical: 30, high: 40) && figure.origin == .measured(range))
        let said = try #require(try Self.plan(measured: measured).plan)
        #expect(said.figures.first { $0.variable == .input(.labourReduction) }?.origin == .given)
    }

    @Test func `a figure outside all that cases have measured is pointed out, one within it is not`() throws {
        let measured = [InputName.labourReduction: try #require(MeasuredRange([10, 20, 30, 40, 50]))]
        func warnings(_ percent: Int) throws -> [EffectsWarning] {
            let plan = try Self.plan(["labourReduction": .integer(percent)], measured: measured).plan
            return ProjectOutcome(try #require(plan)).warnings
        }
        let warning = EffectsWarning.outsideMeasuredRange(input: "labourReduction", low: 10, high: 50, cases: 5)
        #expect(try warnings(51).contains(warning) && warnings(9).contains(warning))
        #expect(try !warnings(50).contains(warning) && !warnings(12).contains(warning))
    }

    @Test func `a figure outside what its source has seen is pointed out`() throws {
        let outcome = ProjectOutcome(try #require(try Self.plan(["discountRate": .integer(30)]).plan))
        #expect(outcome.warnings.contains(.outsideSeenRange(input: "discountRate", low: 7.75, high: 12)))
    }

    @Test func `what pays back only after its life says so`() throws {
        let outcome = ProjectOutcome(try #require(try Self.plan(["life": .integer(2)]).plan))
        #expect(outcome[.typical].result.payback == nil)
        // 30000 of 40000 after two years, 15000 a year.
        let years = outcome.warnings.compactMap { if case .paybackBeyondLife(let years, 2) = $0 { years } else { nil } }
        #expect(years.count == 1 && abs(years[0] - 2.6667) < 0.001)
    }

    @Test func `what pays back in no foreseeable time does not say when`() throws {
        let benefits: [String: DataValue] = [
            "labourHours": .number(1e-280), "support": .integer(0), "fees": .integer(0),
        ]
        let outcome = ProjectOutcome(try #require(try Self.plan(benefits).plan))
        for language in Language.allCases { _ = outcome.answer(.typical, in: language) }
        #expect(outcome[.typical].result.warnings.contains(.neverPaysBack))
        #expect(!outcome.warnings.contains { if case .paybackBeyondLife = $0 { true } else { false } })
    }

    @Test(arguments: [
        (1, "1 год", "1 год", "1 year"), (22, "22 гады", "22 года", "22 years"), (11, "11 гадоў", "11 лет", "11 years"),
        (2.5, "2,5 года", "2,5 года", "2.5 years"), (1e300, "1e+300 гадоў", "1e+300 лет", "1e+300 years"),
    ])
    func `years are counted in words, however many`(number: Double, be: String, ru: String, en: String) {
        let texts = [be, ru, en].map { $0.replacing(" ", with: "\u{a0}") }
        #expect([Language.be, .ru, .en].map { $0.years(number) } == texts)
    }

    // MARK: Choice

    @Test(arguments: [
        (["DT-3", "BS-EAM"], ["predictive-maintenance"]), (["DT-10"], ["machine-vision"]), (["COSME-A"], []), ([], []),
        (["DT-24", "COSME-A"], ["web-shop"]),
    ])
    func `something leads to the kinds of project that share most of its topics`(
        concepts: [String], expected: [String]
    ) throws {
        #expect(try Belarus.records(Project.self).closest(to: concepts).map(\.id) == expected)
    }

    @Test func `a source leads to the kinds of project whose costs it pays for`() throws {
        let projects = try Belarus.records(Project.self)
        let all = projects.map(\.id)
        // It pays for machines, and every kind of project but a shop on the web has some.
        #expect(
            projects.payable(by: try Self.source("development-bank-sme-leasing")).map(\.id)
                == all.filter { $0 != "web-shop" })
        #expect(projects.payable(by: try Self.source("cosme-loan-guarantee-facility")).isEmpty)
    }

    // MARK: Funding

    private static func source(_ id: String) throws -> Opportunity {
        try #require(try Belarus.records(Opportunity.self).first { $0.id == id })
    }

    private static func funding(_ id: String, _ fields: [DataValue.Field]) -> [DataValue.Field] {
        [.init("funding", .object([.init("opportunity", .text(id))] + fields))]
    }

    @Test func `a grant comes at the start, and its limits are compared where they can be`() throws {
        let advisory = try Self.source("ebrd-business-advisory-services")
        let asked = Self.funding(advisory.id, [.init("amount", .integer(9000))])
        let advice: [String: DataValue] = ["advice": .integer(9500)]
        let plan = try #require(try Self.plan(advice, more: asked, opportunities: [advisory], currency: "EUR").plan)
        #expect(ProjectOutcome(plan)[.typical].result.flows.amounts[0] == -49_500 + 9000)
        // 90 % of the advice: 8550.
        #expect(ProjectOutcome(plan).warnings.contains(.aboveLimit(limit: 8550)))
        let roubles = try #require(try Self.plan(advice, more: asked, opportunities: [advisory]).plan)
        #expect(ProjectOutcome(roubles).warnings.contains(.limitNotComparable(limit: Money(10_000, "EUR"))))
    }

    @Test func `a loan is paid back, at the rate that is given, and never at one we guess`() throws {
        let loan = try Self.source("efse-loan")
        let (none, mistakes) = try Self.plan(
            more: Self.funding(loan.id, [.init("amount", .integer(20_000))]), opportunities: [loan])
        #expect(none == nil)
        #expect(Set(mistakes.map(\.pointer)) == ["/funding/rate", "/funding/years"])
        let terms: [DataValue.Field] = [
            .init("amount", .integer(20_000)), .init("rate", .number(0.1)), .init("years", .integer(7)),
        ]
        let outcome = ProjectOutcome(
            try #require(try Self.plan(more: Self.funding(loan.id, terms), opportunities: [loan]).plan))
        let flows = outcome[.typical].result.flows.amounts
        // 20000 · 0.1 / (1 − 1.1⁻⁷) = 4108.11 a year, two years longer than the project.
        #expect(flows.count == 8 && flows[0] == -20_000)
        #expect(abs(flows[1] - (15_000 - 4108.11)) < 0.01 && abs(flows[7] + 4108.11) < 0.01)
        #expect(outcome.warnings.contains(.loanBeyondLife(years: 7, life: 5)))
    }

    @Test func `hostile figures are refused with their place`() {
        let wrong: [DataValue] = [.text("1e3"), .number(.infinity), .number(1e30), .null, .boolean(true), .list([])]
        for value in wrong {
            let reader = DataReader(
                .object([.init("cashFlows", .list([.integer(-1), value])), .init("rate", .integer(0))]))
            #expect(EffectsResult(reading: reader) == nil)
            #expect(reader.mistakes.map(\.pointer) == ["/cashFlows/1"])
        }
        let long = DataReader(
            .object([.init("cashFlows", .list(Array(repeating: .integer(1), count: 601))), .init("rate", .integer(0))]))
        #expect(EffectsResult(reading: long) == nil)
    }
}
