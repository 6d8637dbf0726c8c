import Domain

/// Puts what a plan comes to into words, tables and drawings.
struct EffectsResultWriter {
    private let outcome: ProjectOutcome
    private let form: EffectsForm
    private let location: Location
    private let strings: Strings

    /// Figures that move the value less than these are left to the CSV.
    private static let mostSwings = 10

    init(_ outcome: ProjectOutcome, _ form: EffectsForm, _ location: Location, _ strings: Strings) {
        self.outcome = outcome
        self.form = form
        self.location = location
        self.strings = strings
    }

    private var language: Language { location.language }
    private var plan: ProjectPlan { outcome.plan }
    private var typical: ScenarioOutcome { outcome[.typical] }

    var result: EffectsPage.Result {
        let path = "effects/\(form.project.id)"
        return .init(
            verdict: verdict, verdictClass: verdictClass, worth: worth, matters: matters,
            warnings: outcome.warnings.map { $0.text(in: language, project: form.project) },
            scenarioNames: Scenario.allCases.map { strings["effects.scenario.\($0.rawValue)"] }, measures: measures,
            drawing: CashFlowDrawing(typical.result.flows, title: strings["effects.drawing"]) { year, amount in
                "\(yearLabel(year)): \(money(amount))"
            },
            years: years, swings: swings, csvURL: location.url(path, form.parameters + [("format", "csv")]),
            shareURL: location.url(path, form.parameters),
            assumed: plan.figures.contains(where: \.isSpreadAssumed)
                ? strings.say(
                    "effects.assumed", ["spread": language.text(percent: Estimate.assumedSpread * 100)]) : nil,
            plan: .init(
                addURL: location.url("plan/steps"), formToken: location.visit?.formKey.token ?? "",
                planRecord: "\(Kind.projects.rawValue)/\(form.project.id)",
                planFigures: String(Location.query(form.parameters).dropFirst())))
    }

    // MARK: In plain words

    var verdict: String {
        let (expected, bad) = (typical.result.payback, outcome[.pessimistic].result.payback)
        if typical.result.warnings.contains(.nothingInvested) { return strings["effects.verdict.nothing"] }
        guard let expected else { return strings["effects.verdict.never"] }
        guard let bad else {
            return strings.say("effects.verdict.unlessBad", ["expected": language.years(expected)])
        }
        return strings.say(
            "effects.verdict.pays", ["expected": language.years(expected), "bad": language.years(bad)])
    }

    /// Fits even if things go badly, fits as expected, does not: the same three tones as an outcome of eligibility.
    private var verdictClass: String {
        func pays(_ scenario: Scenario) -> Bool { (outcome[scenario].result.npv ?? -1) >= 0 }
        return pays(.pessimistic) ? "eligible" : pays(.typical) ? "undetermined" : "ineligible"
    }

    /// Who pays how much of it; nil where nobody else does.
    var funding: String? {
        plan.funding.map {
            strings.say("effects.paidBy", ["amount": money($0.amount), "funding": $0.title[language]])
        }
    }

    var worth: String {
        guard let npv = typical.result.npv else { return strings["effects.worth.unknown"] }
        let rate = plan.figures.first { $0.variable == .input(.discountRate) }?.estimate.typical ?? 0
        return strings.say(
            npv >= 0 ? "effects.worth.gain" : "effects.worth.loss",
            ["amount": money(abs(npv)), "rate": language.text(percent: rate)])
    }

    private var matters: String? {
        guard let first = outcome.swings.first, first.width > 0 else { return nil }
        return strings.say(
            "effects.matters",
            [
                "figure": plan.title(of: first.variable)?[language] ?? "", "low": figure(first.estimate.low, first),
                "high": figure(first.estimate.high, first), "worthLow": money(first.low),
                "worthHigh": money(first.high),
            ])
    }

    // MARK: Three ways

    private var measures: [EffectsPage.Measure] {
        func measure(_ key: String, _ text: (EffectsResult) -> String) -> EffectsPage.Measure {
            .init(
                measureLabel: strings["effects.measure.\(key)"], measureHint: strings["effects.measure.\(key)Hint"],
                measureValues: outcome.scenarios.map {
                    .init(
                        valueScenario: strings["effects.scenario.\($0.scenario.rawValue)"],
                        valueText: text($0.result))
                })
        }
        return [
            measure("payback") { years($0.payback) }, measure("discountedPayback") { years($0.discountedPayback) },
            measure("npv") { money($0.npv) },
            measure("irr") { $0.irr.isEmpty ? none : $0.irr.map(percent).joined(separator: "; ") },
            measure("mirr") { $0.mirr.map(percent) ?? none }, measure("roi") { $0.roi.map(percent) ?? none },
        ]
    }

    private var none: String { strings["effects.none"] }

    private func years(_ number: Double?) -> String { number.map(language.years) ?? none }

    /// To a tenth: more would promise what no plan can hold.
    private func percent(_ fraction: Double) -> String {
        language.text(percent: (fraction * 1000).rounded() / 10)
    }

    private func money(_ amount: Double?) -> String {
        guard let amount else { return none }
        return "\(language.text(amount.rounded()))\u{a0}\(plan.currency)"
    }

    // MARK: Year by year

    private func yearLabel(_ year: Int) -> String {
        year == 0 ? strings["effects.today"] : strings.say("effects.year", ["year": "\(year)"])
    }

    private var years: [EffectsPage.Year] {
        let balances = typical.result.flows.balances
        func sum(_ year: Int, _ isWanted: (ProjectPayments.Subject) -> Bool) -> Double {
            typical.lines.filter { isWanted($0.subject) }.reduce(0) { $0 + $1.amounts[year] }
        }
        return typical.result.flows.amounts.enumerated().map { year, net in
            .init(
                yearLabel: yearLabel(year),
                yearCosts: money(sum(year) { if case .cost = $0 { true } else { false } }),
                yearBenefits: money(sum(year) { if case .benefit = $0 { true } else { false } }),
                yearFunding: plan.funding.map { _ in money(sum(year) { $0 == .funding || $0 == .repayment }) },
                yearNet: money(net), yearBalance: money(balances[year]))
        }
    }

    // MARK: What matters most

    private var swings: [EffectsPage.SwingLine] {
        let shown = outcome.swings.filter { $0.width > 0 && $0.width.isFinite }.prefix(Self.mostSwings)
        let middle = typical.result.npv ?? 0
        let ends = shown.flatMap { [$0.low ?? middle, $0.high ?? middle] } + [middle]
        guard let low = ends.min(), let high = ends.max(), high > low else { return [] }
        func place(_ value: Double) -> Double { (value - low) / (high - low) * 1000 }
        return shown.map { swing in
            let (left, right) = (
                min(swing.low ?? middle, swing.high ?? middle), max(swing.low ?? middle, swing.high ?? middle)
            )
            return .init(
                swingTitle: plan.title(of: swing.variable)?[language] ?? "",
                swingRange: "\(figure(swing.estimate.low, swing)) … \(figure(swing.estimate.high, swing))",
                swingX: CashFlowDrawing.text(place(left)), swingWidth: CashFlowDrawing.text(place(right) - place(left)),
                swingMiddle: CashFlowDrawing.text(place(middle)), swingLow: money(swing.low),
                swingHigh: money(swing.high))
        }
    }

    private func figure(_ number: Double, _ swing: Swing) -> String {
        guard case .input(let name) = swing.variable else { return money(number) }
        switch name.kind {
        case .percent: return language.text(percent: number)
        case .money: return "\(language.text(number))\u{a0}\(plan.currency)"
        case .years: return language.years(number)
        case .hours, .number: return language.text(number)
        }
    }
}
