/// What a plan is read with: the project, what cases have measured, and who pays.
public struct PlanContext: Sendable {
    public let project: Project
    /// A measured figure is used before that of a document.
    public let measured: [InputName: MeasuredRange]
    public let opportunities: [Opportunity]
    /// The currency taken where none is named.
    public let currency: String

    public init(
        project: Project, measured: [InputName: MeasuredRange] = [:], opportunities: [Opportunity], currency: String
    ) {
        self.project = project
        self.measured = measured
        self.opportunities = opportunities
        self.currency = currency
    }
}

extension ProjectPlan {
    /// The fields of a plan as data.
    public static let fieldNames = ["inputs", "currency", "spread", "funding"]

    /// Reads `{inputs: {name: number | {typical, spread?}}, currency?, spread?, funding?}`; nil where something is wrong or missing, which is noted
    /// in the reader. Percent is percent; spreads and the rate of a loan are fractions.
    public init?(reading reader: DataReader, in context: PlanContext) {
        let project = context.project
        let before = reader.mistakes.count
        let currency = reader.field("currency")?.currency() ?? context.currency
        let spread = reader.field("spread")?.number(0...1)
        let inputs = reader.required("inputs")
        inputs?.onlyFields(project.inputs.map(\.name.rawValue) + project.costs.map(\.name))
        guard let inputs, case .object = inputs.value else { return nil }
        let figures =
            project.inputs.compactMap { inputs.figure(of: $0, spread: spread, measured: context.measured[$0.name]) }
            + project.costs.compactMap { inputs.figure(of: $0, spread: spread) }
        // A source covers a part of the costs as they are expected; the rest of the plan has to be right before that can be said.
        let funding = reader.field("funding").flatMap {
            AppliedFunding(reading: $0, in: context, currency: currency, figures: figures)
        }
        guard reader.mistakes.count == before else { return nil }
        self.init(project: project, currency: currency, figures: figures, funding: funding)
    }
}

extension DataReader {
    fileprivate func figure(
        of input: Project.Input, spread: Double?, measured: MeasuredRange?
    ) -> ProjectPlan.Figure? {
        let variable = ProjectPlan.Variable.input(input.name)
        if let given = field(input.name.rawValue) {
            return given.estimate(of: variable, within: input.range, spread: spread, measured: measured)
        }
        if let measured {
            return .init(
                variable: variable, estimate: measured.estimate, origin: .measured(measured), isSpreadAssumed: false,
                measured: measured)
        }
        guard let known = input.default else {
            note(.missing, at: input.name.rawValue)
            return nil
        }
        let assumed = Estimate(known.typical, spread: spread ?? Estimate.assumedSpread, within: input.range)
        return .init(
            variable: variable,
            estimate: Estimate(
                low: known.low ?? assumed.low, typical: known.typical, high: known.high ?? assumed.high),
            origin: .source(known), isSpreadAssumed: spread == nil && (known.low == nil || known.high == nil))
    }

    fileprivate func figure(of cost: Project.Cost, spread: Double?) -> ProjectPlan.Figure? {
        required(cost.name)?.estimate(of: .cost(cost.name), within: 0...InputName.largestAmount, spread: spread)
    }

    /// `12` or `{typical: 12, spread: 0.1}`, as the firm says.
    private func estimate(
        of variable: ProjectPlan.Variable, within range: ClosedRange<Double>, spread: Double?,
        measured: MeasuredRange? = nil
    ) -> ProjectPlan.Figure? {
        var (typical, spread) = (self, spread)
        if case .object = value {
            onlyFields(["typical", "spread"])
            if let own = field("spread")?.number(0...1) { spread = own }
            guard let field = required("typical") else { return nil }
            typical = field
        }
        guard let number = typical.number(range), range.contains(number) else { return nil }
        return .init(
            variable: variable,
            estimate: Estimate(number, spread: spread ?? Estimate.assumedSpread, within: range), origin: .given,
            isSpreadAssumed: spread == nil, measured: measured)
    }
}
