/// What a plan comes to: as expected, if things go badly, and if they go well.
public struct ProjectOutcome: Hashable, Sendable {
    public let plan: ProjectPlan
    /// In the order pessimistic, typical, optimistic.
    public let scenarios: [ScenarioOutcome]
    /// Which figure matters most, first.
    public let swings: [Swing]

    public init(_ plan: ProjectPlan) {
        self.plan = plan
        let typical = plan.values(at: .typical)
        let swings = plan.figures.map { Swing($0, in: plan, typical: typical) }
        // A figure without effect keeps its place in the plan: sorting has to be stable to say the same thing twice.
        self.swings = swings.enumerated().sorted { ($1.element.width, $0.offset) < ($0.element.width, $1.offset) }
            .map(\.element)
        scenarios = Scenario.allCases.map { scenario in
            ScenarioOutcome(
                scenario, plan, Dictionary(uniqueKeysWithValues: swings.map { ($0.variable, $0.value(in: scenario)) }))
        }
    }

    public subscript(scenario: Scenario) -> ScenarioOutcome { scenarios[scenario.place] }

    /// What has to be known of the plan besides what its payments say.
    public var warnings: [EffectsWarning] { self[.typical].result.warnings + self[.typical].warnings }
}

/// How things may go.
public enum Scenario: String, CaseIterable, Codable, Hashable, Sendable {
    case pessimistic, typical, optimistic

    fileprivate var place: Int {
        switch self {
        case .pessimistic: 0
        case .typical: 1
        case .optimistic: 2
        }
    }
}

/// What the net present value does when one figure alone moves from its low to its high end.
public struct Swing: Hashable, Sendable {
    public let variable: ProjectPlan.Variable
    public let estimate: Estimate
    /// Nil where the value is larger than a number can be.
    public let low: Double?
    public let high: Double?

    fileprivate init(_ figure: ProjectPlan.Figure, in plan: ProjectPlan, typical: [ProjectPlan.Variable: Double]) {
        variable = figure.variable
        estimate = figure.estimate
        func value(_ end: Double) -> Double? {
            let values = typical.merging([figure.variable: end]) { $1 }
            return ProjectPayments(plan, values).flows.netPresentValue(at: ProjectPayments.rate(values))
        }
        low = value(figure.estimate.low)
        high = value(figure.estimate.high)
    }

    /// How far the value moves.
    public var width: Double { abs((high ?? 0) - (low ?? 0)) }

    /// The figure in a scenario: pessimistic is the end that is worth less, which for a cost is the high one.
    fileprivate func value(in scenario: Scenario) -> Double {
        let isHighBetter = (high ?? 0) >= (low ?? 0)
        switch scenario {
        case .pessimistic: return isHighBetter ? estimate.low : estimate.high
        case .typical: return estimate.typical
        case .optimistic: return isHighBetter ? estimate.high : estimate.low
        }
    }
}

/// One way things may go.
public struct ScenarioOutcome: Hashable, Sendable {
    public let scenario: Scenario
    public let lines: [ProjectPayments.Line]
    public let result: EffectsResult
    /// Warnings that need more than the payments.
    public let warnings: [EffectsWarning]

    fileprivate init(_ scenario: Scenario, _ plan: ProjectPlan, _ values: [ProjectPlan.Variable: Double]) {
        let payments = ProjectPayments(plan, values)
        self.scenario = scenario
        lines = payments.lines
        let result = EffectsResult(
            payments.flows, rate: ProjectPayments.rate(values), returnOnInvestment: .some(payments.returnOnInvestment))
        self.result = result
        warnings = plan.warnings + (payments.paybackBeyondLife.map { [$0] } ?? [])
    }
}

extension ProjectPlan {
    fileprivate var warnings: [EffectsWarning] {
        var warnings = figures.compactMap(outsideSeenRange)
        if let funding, let limit = funding.limit, funding.amount > limit { warnings.append(.aboveLimit(limit: limit)) }
        if let limit = funding?.uncheckedLimit { warnings.append(.limitNotComparable(limit: limit)) }
        let life = figures.first { $0.variable == .input(.life) }.map { ProjectPayments.years($0.estimate.typical) }
        if let loan = funding?.loan, let life, loan.years > life {
            warnings.append(.loanBeyondLife(years: loan.years, life: life))
        }
        return warnings
    }

    /// What the firm says is compared with what cases have measured, else with what the source of the default has seen.
    private func outsideSeenRange(_ figure: Figure) -> EffectsWarning? {
        guard figure.origin == .given, case .input(let name) = figure.variable else { return nil }
        if let measured = figure.measured {
            let (low, high) = (measured.lowest, measured.highest)
            guard !(low...high).contains(figure.estimate.typical) else { return nil }
            return .outsideMeasuredRange(input: name.rawValue, low: low, high: high, cases: measured.cases)
        }
        guard let known = project.input(name)?.default, let low = known.low, let high = known.high,
            !(low...high).contains(figure.estimate.typical)
        else { return nil }
        return .outsideSeenRange(input: name.rawValue, low: low, high: high)
    }
}
