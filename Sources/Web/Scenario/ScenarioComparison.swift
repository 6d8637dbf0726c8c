import Actions
import Domain
import Hummingbird
import Store

/// Two or three scenarios side by side, beside today.
struct ScenarioComparisonRoutes {
    let services: Services
    let language: Language

    func add(to staff: RouterGroup<Context>) { staff.get("scenarios/compare", use: show) }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (query, strings) = (try QueryItems(request), services.pages[language])
        let ids = ScenarioChoosers.names.compactMap { query[$0] }.map { Identifier<PolicyScenario>($0) }.uniqued
        let layout = try ScenarioLayout(query)
        var (shown, choosers, catalogue) = try await services.look(context) { desk in
            let (own, shared) = try desk.db.scenarios(for: desk.actor)
            guard desk.actor.writesScenarios || !shared.isEmpty else { throw Refusal.notFound }
            let shown = try ids.map { try StoredScenario($0, desk, strings) }
            return (shown, ScenarioChoosers(own + shared, chosen: ids, location, strings), desk.catalogue)
        }
        var compared: [(ShownScenario, ScenarioText?)] = []
        choosers?.tableChoosers = layout.choosers(undivided: true, in: catalogue.classification, strings)
        for stored in shown {
            let scenario = ShownScenario(stored)
            let text = try await scenario.text(countedBy: services.coverage, in: layout)
            compared.append((scenario, text))
        }
        let writer = ScenarioComparisonWriter(
            compared: compared.map { .init(scenario: $0.scenario, text: $1) }, layout: layout, catalogue: catalogue,
            location: location, strings: strings)
        return try await services.personal(writer.page(choosers), at: location)
    }
}

/// `scenarios/compare.mustache`.
struct ScenarioComparisonPage: Page {
    static let template = "scenarios/compare"

    let title: String
    let backURL: String
    let choosers: ScenarioChoosers?
    /// What keeps some of them from being compared.
    let notices: [FormPage.Point]
    /// Nil with fewer than two.
    let comparison: Comparison?

    struct Comparison: Sendable {
        let heads: [Head]
        let measures: [Row]
        let areas: [Row]
    }

    struct Head: Sendable {
        let headTitle: String
        let headLanguage: String
        var headURL: String?
    }

    struct Row: Sendable {
        let rowTitle: String
        let rowValues: [Value]
    }

    struct Value: Sendable {
        let valueHead: String
        let valueText: String
    }
}

struct ScenarioComparisonWriter {
    let compared: [Compared]
    let layout: ScenarioLayout
    let catalogue: Catalogue
    let location: Location
    let strings: Strings

    struct Compared {
        let scenario: PolicyScenario
        /// Nil while it cannot be counted.
        let text: ScenarioText?
    }

    var counted: [(scenario: PolicyScenario, text: ScenarioText)] {
        compared.compactMap { one in one.text.map { (one.scenario, $0) } }
    }

    func page(_ choosers: ScenarioChoosers?) -> ScenarioComparisonPage {
        ScenarioComparisonPage(
            title: strings["scenario.compare.heading"], backURL: location.url("staff/scenarios"), choosers: choosers,
            notices: notices.map { .init(pointText: $0) }, comparison: counted.count > 1 ? comparison : nil)
    }

    private var heads: [ScenarioComparisonPage.Head] {
        [.init(headTitle: strings["scenario.today"], headLanguage: location.language.rawValue)]
            + counted.map { scenario, text in
                .init(
                    headTitle: text.title, headLanguage: text.language.rawValue,
                    headURL: location.url(scenario.staffPath))
            }
    }

    func row(_ title: String, _ values: [String]) -> ScenarioComparisonPage.Row {
        .init(
            rowTitle: title,
            rowValues: zip(heads, values).map { .init(valueHead: $0.headTitle, valueText: $1) })
    }

    private var comparison: ScenarioComparisonPage.Comparison {
        .init(heads: heads, measures: measures, areas: areas)
    }

    private var measures: [ScenarioComparisonPage.Row] {
        let shifts = counted.map(\.text.figures.overall)
        func counts(_ key: String, _ count: (ScenarioFigures.Counts) -> Int) -> ScenarioComparisonPage.Row {
            row(
                strings["scenario.measure.\(key)"],
                ([shifts[0].before] + shifts.map(\.after)).map { strings.number(count($0)) })
        }
        let none = "–"
        return [
            counts("eligible") { $0.eligible }, counts("undetermined") { $0.undetermined },
            counts("ineligible") { $0.ineligible },
            row(strings["scenario.measure.gained"], [none] + shifts.map { strings.number($0.gained) }),
            row(strings["scenario.measure.lost"], [none] + shifts.map { strings.number($0.lost) }),
            row(strings["scenario.measure.cost"], [none] + counted.map { cost(of: $0.text) }),
        ]
    }

    /// What all its programmes cost together; unknown as soon as one of them is.
    private func cost(of text: ScenarioText) -> String {
        let programmes = zip(text.changes, text.figures.programmes).filter { $0.0.after != nil }.map(\.1)
        guard !programmes.isEmpty else { return "0" }
        func sums(_ key: String, _ amount: (ScenarioFigures.Cost) -> Money?) -> String? {
            let amounts = programmes.compactMap { $0.cost.flatMap(amount) }
            guard amounts.count == programmes.count else { return nil }
            return Money.sums(of: amounts)?.map { strings.say(key, ["amount": location.language.text($0)]) }
                .joined(separator: " + ")
        }
        return sums("scenario.upTo", \.most) ?? sums("scenario.about", \.average) ?? strings["scenario.unknownCost"]
    }
}
