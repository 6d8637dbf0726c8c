import Domain
import Store

/// A calculation as it stands in the address: nothing is stored, and the result can be shared or kept as a bookmark.
struct EffectsForm: Sendable {
    let project: Project
    let firm: FirmForm
    /// Nil while something is missing or wrong.
    let plan: ProjectPlan?
    /// By the name of the field. Empty as long as nothing was asked.
    let mistakes: [String: Mistake.Problem]
    /// What was typed, by field, to show it again.
    let typed: [String: String]
    /// What was typed, as the API takes it.
    let question: DataValue
    /// What cases have measured of the inputs.
    let measured: [InputName: MeasuredRange]

    static let currency = "currency"
    static let spread = "spread"
    static let funding = "funding"
    static let fundingAmount = "fundingAmount"
    static let fundingRate = "fundingRate"
    static let fundingYears = "fundingYears"

    init(_ query: QueryItems, _ context: PlanContext, _ classification: Classification) {
        project = context.project
        measured = context.measured
        firm = FirmForm(query, classification)
        let names = Self.fields(of: context.project)
        let typed = Dictionary(
            uniqueKeysWithValues: names.compactMap { name in query[name].map { (name, String($0.prefix(60))) } })
        self.typed = typed
        let fields = Self.fields(typed, context)
        question = .object([.init("project", .text(context.project.id))] + fields)
        // A source of funding alone comes by a link from its page: nothing was asked yet.
        guard names.contains(where: { $0 != Self.funding && query.has($0) }) else {
            plan = nil
            mistakes = [:]
            return
        }
        let reader = DataReader(.object(fields))
        plan = ProjectPlan(reading: reader, in: context)
        mistakes = Dictionary(reader.mistakes.map(Self.named)) { first, _ in first }
    }

    /// The name of the field that asks for a figure. Costs are named by the country package, and must not meet other names.
    static func field(_ variable: ProjectPlan.Variable) -> String {
        switch variable {
        case .input(let name): name.rawValue
        case .cost(let name): "cost-\(name)"
        }
    }

    static func variables(of project: Project) -> [ProjectPlan.Variable] {
        project.inputs.map { .input($0.name) } + project.costs.map { .cost($0.name) }
    }

    static func fields(of project: Project) -> [String] {
        variables(of: project).map(field) + [currency, spread, funding, fundingAmount, fundingRate, fundingYears]
    }

    /// Everything that was typed and what is known of the firm, for an address that brings it back.
    var parameters: [(name: String, value: String)] {
        firm.parameters() + Self.fields(of: project).compactMap { name in typed[name].map { (name, $0) } }
    }

    // MARK: What was typed, as data

    private static func fields(_ typed: [String: String], _ context: PlanContext) -> [DataValue.Field] {
        let code = typed[currency] ?? context.currency
        let inputs = variables(of: context.project).compactMap { variable in
            typed[field(variable)].map {
                DataValue.Field(
                    variable.name, DataValue(typedNumber: $0, in: units(of: variable, context.project, code)))
            }
        }
        var fields: [DataValue.Field] = [.init("inputs", .object(inputs))]
        if let code = typed[currency] { fields.append(.init("currency", .text(code))) }
        if let percent = typed[spread] { fields.append(.init("spread", fraction(percent))) }
        if let id = typed[funding] { fields.append(.init("funding", funding(id, typed, context))) }
        return fields
    }

    private static func units(
        of variable: ProjectPlan.Variable, _ project: Project, _ currency: String
    ) -> TypedUnits {
        guard case .input(let name) = variable, let input = project.input(name) else { return .money(currency) }
        return .of(input, currency: currency)
    }

    private static func funding(_ id: String, _ typed: [String: String], _ context: PlanContext) -> DataValue {
        var fields: [DataValue.Field] = [.init("opportunity", .text(id))]
        if let amount = typed[fundingAmount] {
            fields.append(
                .init("amount", DataValue(typedNumber: amount, in: .money(typed[currency] ?? context.currency))))
        }
        // A rate typed for a loan is kept, and means nothing, while a grant is chosen.
        if context.opportunities.first(where: { $0.id == id })?.financing == .loan {
            if let rate = typed[fundingRate] { fields.append(.init("rate", fraction(rate))) }
            if let years = typed[fundingYears] {
                fields.append(.init("years", DataValue(typedNumber: years, in: .years)))
            }
        }
        return .object(fields)
    }

    /// People type percent; the calculation takes fractions.
    private static func fraction(_ percent: String) -> DataValue {
        switch DataValue(typedNumber: percent, in: .percent) {
        case .integer(let number): .number(Double(number) / 100)
        case .number(let number): .number(number / 100)
        case let other: other
        }
    }

    /// The field a mistake belongs to, and the mistake in the terms of the form.
    private static func named(_ mistake: Mistake) -> (String, Mistake.Problem) {
        let parts = mistake.pointer.split(separator: "/").map(String.init)
        let isPercent = mistake.pointer == "/spread" || mistake.pointer == "/funding/rate"
        var problem = mistake.problem
        if isPercent, case .outOfRange = problem { problem = .outOfRange(low: "0", high: "100") }
        guard parts.count > 1 else { return (parts.first ?? "", problem) }
        if parts[0] == "funding" {
            return (
                parts[1] == "opportunity" ? funding : funding + parts[1].prefix(1).uppercased() + parts[1].dropFirst(),
                problem
            )
        }
        return (InputName(rawValue: parts[1]) == nil ? "cost-\(parts[1])" : parts[1], problem)
    }
}
