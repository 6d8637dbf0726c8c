import Actions
import DataPackage
import Domain
import Hummingbird
import Store

/// Scenarios that were published, for everybody.
struct PublishedScenarioRoutes {
    let services: Services
    let language: Language

    /// Scenarios on one page.
    private static let length = 20

    func add(to group: RouterGroup<Context>) {
        group.get("scenarios", use: list)
        group.get("scenarios/:id", use: show)
        group.get("scenarios/:id/figures.csv", use: figures)
    }

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let before = try QueryItems(request)["before"].map { Identifier<PolicyScenario>($0) }
        return try await services.page(at: location) { catalogue, strings, db in
            let found = try db.publishedScenarios.newest(before: before, limit: Self.length + 1)
            let shown = Array(found.prefix(Self.length))
            let more = found.count > Self.length ? shown.last : nil
            return ScenarioListPage(
                published: shown,
                more: more.map {
                    PageLink(
                        linkTitle: strings["scenario.public.older"],
                        linkURL: location.url("scenarios", [("before", $0.scenario.rawValue)]))
                }, catalogue.country, location, strings)
        }
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (id, layout) = (try context.scenario, try ScenarioLayout(QueryItems(request)))
        return try await services.page(at: location) { catalogue, strings, db in
            guard let stored = try db.publishedScenarios.find(id) else { throw Refusal.notFound }
            return try PublishedScenarioPage(stored, layout, catalogue, location, strings)
        }
    }

    /// Every cell of a table that was kept: areas by size, or by what the address says.
    @Sendable private func figures(_ request: Request, context: Context) async throws -> Response {
        let (id, strings) = (try context.scenario, services.pages[language])
        let layout = try ScenarioLayout(QueryItems(request))
        let lines = try await services.read { catalogue, db in
            guard let stored = try db.publishedScenarios.find(id),
                let table = layout.table(in: try ScenarioText(text: stored.text).figures)
            else { throw Refusal.notFound }
            return table.lines(ScenarioNames(layout, catalogue, strings))
        }
        return .document(
            lines.map(CSVText.line).joined(), "text/csv; charset=utf-8; header=present",
            headers: [.contentDisposition: "attachment; filename=\"scenario-\(language.rawValue).csv\""])
    }
}

extension ScenarioFigures.Table {
    /// The cells as rows of a table, the first its head. A trait that is not known, or does not apply, is `unknown` or `notApplicable`
    /// in every language; its label says so in words.
    fileprivate func lines(_ names: ScenarioNames) -> [[String]] {
        let head = [
            rows, "label", columns, "label", "eligibleBefore", "eligibleAfter", "undeterminedBefore",
            "undeterminedAfter", "ineligibleBefore", "ineligibleAfter", "gained", "lost",
        ]
        return [head]
            + cells.map { cell in
                let (before, after) = (cell.shift.before, cell.shift.after)
                return [cell.row, names.row(cell.row), cell.column, names.column(cell.column)]
                    + [
                        before.eligible, after.eligible, before.undetermined, after.undetermined, before.ineligible,
                        after.ineligible, cell.shift.gained, cell.shift.lost,
                    ].map { "\($0)" }
            }
    }
}

/// `scenarios/published.mustache`: a scenario as it was published.
struct PublishedScenarioPage: Page {
    static let template = "scenarios/published"

    let title: String
    let question: String
    let textLanguage: String
    let factLines: [ScenarioFiguresView.Fact]
    let terms: ScenarioTextView
    let figures: ScenarioFiguresView
    let method: String
    let digest: String
    /// Nil where the text is what was published.
    let tampered: String?
    let listURL: String
    let jsonURL: String
    let csvURL: String

    init(
        _ stored: PublishedScenarios.Stored, _ layout: ScenarioLayout, _ catalogue: Catalogue, _ location: Location,
        _ strings: Strings
    ) throws {
        let text = try ScenarioText(text: stored.text)
        guard layout.table(in: text.figures) != nil else { throw Refusal.notFound }
        title = text.title
        question = text.question
        textLanguage = text.language.rawValue
        factLines = [
            .init(
                factName: strings["scenario.public.published"],
                factValue: strings.date(catalogue.country.day(at: stored.publishedAt))),
            .init(factName: strings["scenario.public.day"], factValue: strings.date(text.day)),
            .init(factName: strings["scenario.public.firms"], factValue: strings.number(text.figures.firms)),
            .init(factName: strings["scenario.public.catalogue"], factValue: "\(text.catalogueVersion)"),
        ]
        terms = ScenarioTextView(text, catalogue.classification, strings)
        figures =
            ScenarioFiguresWriter(
                text: text, layout: layout, choosers: layout.choosers(among: text.figures.tables, strings),
                url: location.url("scenarios/\(text.id)"), catalogue: catalogue, strings: strings
            ).view
        method = text.method[location.language]
        digest = stored.digest
        tampered = stored.isUnchanged ? nil : strings["scenario.public.tampered"]
        listURL = location.url("scenarios")
        jsonURL = "/api/v1/scenarios/\(text.id)"
        csvURL = location.url("scenarios/\(text.id)/figures.csv", layout.parameters)
    }
}
