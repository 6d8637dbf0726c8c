/// What a program asks the calculator: what payments come to, what a loan costs a year, or what a project brings.
public enum EffectsQuestion: Sendable {
    case payments(EffectsResult)
    case loan(Annuity)
    case project(ProjectOutcome, Scenario)

    /// Reads `{cashFlows, rate, financeRate?, reinvestRate?}`, `{loan: {amount, rate, years}}` or `{project, inputs, scenario?, …}`. Nil where
    /// something is wrong, which is noted in the reader. `context` finds a project by its name.
    public init?(reading reader: DataReader, context: (String) -> PlanContext?) {
        if let id = reader.field("project") {
            reader.onlyFields(["project", "scenario", "language"] + ProjectPlan.fieldNames)
            guard let name = id.text(limit: 80) else { return nil }
            guard let context = context(name) else {
                id.note(.unknownReference(name))
                return nil
            }
            let scenario = reader.field("scenario").map { $0.choice(Scenario.self) } ?? .typical
            guard let plan = ProjectPlan(reading: reader, in: context), let scenario else { return nil }
            self = .project(ProjectOutcome(plan), scenario)
        } else if let loan = reader.field("loan") {
            reader.onlyFields(["loan", "language"])
            guard let annuity = Annuity(reading: loan) else { return nil }
            self = .loan(annuity)
        } else {
            reader.onlyFields(["language"] + EffectsResult.fieldNames)
            guard let result = EffectsResult(reading: reader) else { return nil }
            self = .payments(result)
        }
    }

    public func answer(in language: Language) -> DataValue {
        switch self {
        case .payments(let result): result.answer(in: language)
        case .loan(let loan): loan.answer
        case .project(let outcome, let scenario): outcome.answer(scenario, in: language)
        }
    }
}
