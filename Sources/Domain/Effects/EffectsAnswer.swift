// Results as data: what the API and the command line answer. What does not exist is null.

extension EffectsResult {
    public func answer(in language: Language) -> DataValue {
        .object(fields(warnings: warnings, in: language, project: nil))
    }

    fileprivate func fields(
        warnings: [EffectsWarning], in language: Language, project: Project?
    ) -> [DataValue.Field] {
        [
            .init("npv", .of(npv)), .init("irr", .list(irr.map(DataValue.init))), .init("mirr", .of(mirr)),
            .init("payback", .of(payback)), .init("discountedPayback", .of(discountedPayback)), .init("roi", .of(roi)),
            .init(
                "warnings",
                .list(
                    warnings.map {
                        .object([
                            .init("code", .text($0.code)),
                            .init("text", .text($0.text(in: language, project: project))),
                        ])
                    })),
            .init("formulaVersion", .text(Self.formulaVersion)),
        ]
    }
}

extension Annuity {
    public var answer: DataValue {
        .object([
            .init("payment", .of(payment)), .init("formulaVersion", .text(EffectsResult.formulaVersion)),
        ])
    }
}

extension ProjectOutcome {
    /// One scenario in full: its result, its payments line by line, and which figure matters most.
    public func answer(_ scenario: Scenario, in language: Language) -> DataValue {
        let outcome = self[scenario]
        let head: [DataValue.Field] = [
            .init("project", .text(plan.project.id)), .init("scenario", .text(scenario.rawValue)),
            .init("currency", .text(plan.currency)),
        ]
        let fields = outcome.result.fields(
            warnings: outcome.result.warnings + outcome.warnings, in: language, project: plan.project)
        return .object(
            head + fields + [
                .init("cashFlows", .list(outcome.result.flows.amounts.map(DataValue.init))),
                .init(
                    "lines",
                    .list(
                        outcome.lines.map {
                            .object([
                                .init("name", .text($0.subject.name)),
                                .init("amounts", .list($0.amounts.map(DataValue.init))),
                            ])
                        })),
                .init("swings", .list(swings.map { $0.answer(from: plan) })),
            ])
    }
}

extension Swing {
    fileprivate func answer(from plan: ProjectPlan) -> DataValue {
        let origin = plan.figures.first { $0.variable == variable }?.origin
        return .object(
            [.init("input", .text(variable.name))] + (origin?.fields ?? []) + [
                .init("low", DataValue(estimate.low)), .init("typical", DataValue(estimate.typical)),
                .init("high", DataValue(estimate.high)), .init("npvLow", .of(low)), .init("npvHigh", .of(high)),
            ])
    }
}

extension ProjectPlan.Origin {
    /// Whence a figure comes, and in how many cases it was measured.
    fileprivate var fields: [DataValue.Field] {
        switch self {
        case .given: [.init("origin", .text("given"))]
        case .source: [.init("origin", .text("source"))]
        case .measured(let range): [.init("origin", .text("measured")), .init("cases", .integer(range.cases))]
        }
    }
}

extension DataValue {
    /// JSON knows no infinity: what is not a number is null.
    fileprivate static func of(_ number: Double?) -> DataValue {
        guard let number, number.isFinite else { return .null }
        return DataValue(number)
    }
}
