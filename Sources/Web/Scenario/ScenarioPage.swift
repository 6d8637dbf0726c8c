import Actions
import Domain
import Store

/// `scenarios/show.mustache`: a scenario as staff see it: its changes, what they do, and what can be done with it.
struct ScenarioPage: Page {
    static let template = "scenarios/show"

    let title: String
    let question: String
    let textLanguage: String
    let stateText: String
    let metaText: String
    let backURL: String
    var publishedURL: String?
    var errors: [FormPage.ErrorLine] = []
    let changes: [Change]
    var addForm: Form?
    var newForm: Form?
    /// Nil while there is nothing to count, or something cannot be read.
    let figures: ScenarioFiguresView?
    let noFiguresText: String
    var comparison: ScenarioChoosers?
    var headingForm: Form?
    var stepForms: [Step] = []

    struct Change: Sendable {
        let changeTitle: String
        let changeAim: String
        var changeURL: String?
        var changeWrong: String?
        var changeEffect: String?
        var changeRemoval: Form?
    }

    struct Step: Sendable {
        let stepText: String
        let stepForm: Form
    }
}

/// What a page of a scenario needs of the database.
struct StoredScenario: Sendable {
    let scenario: PolicyScenario
    let catalogue: Catalogue
    let authorName: String
    let mayWrite: Bool
    /// Whether this person is asked to publish it.
    let mayPublish: Bool
    /// As it was published; nil before.
    let published: ScenarioText?
    /// Those it can be compared with.
    let others: [PolicyScenario.Summary]

    init(_ id: Identifier<PolicyScenario>, _ desk: Desk, _ strings: Strings) throws {
        scenario = try desk.db.scenario(id, for: desk.actor)
        catalogue = desk.catalogue
        authorName = try desk.name(of: scenario.author, strings)
        mayWrite = desk.actor.mayWrite(scenario)
        mayPublish = scenario.isProposed && desk.actor.may(.publishScenario, on: scenario.subject)
        published = try desk.db.publishedScenarios.find(id).map { try ScenarioText(text: $0.text) }
        let (own, shared) = try desk.db.scenarios(for: desk.actor)
        others = own + shared
    }

}

/// What a page of a scenario is made from.
@dynamicMemberLookup
struct ShownScenario: Sendable {
    private let stored: StoredScenario
    let changes: [ReadChange]

    /// Looks through the rules of all changes, which takes a while: no connection is to wait for it.
    init(_ stored: StoredScenario) {
        self.stored = stored
        changes = stored.scenario.read(stored.catalogue)
    }

    subscript<Value>(dynamicMember path: KeyPath<StoredScenario, Value>) -> Value { stored[keyPath: path] }

    /// With its figures: those of today until it is published. Nil while it cannot be counted.
    func text(countedBy desk: CoverageDesk, in layout: ScenarioLayout) async throws -> ScenarioText? {
        if let published = stored.published { return published }
        return try await desk.text(of: stored.scenario, changes, stored.catalogue, in: layout.counted)
    }
}

/// Puts the page of a scenario together.
struct ScenarioPageWriter {
    let shown: ShownScenario
    /// Nil while it cannot be counted.
    let text: ScenarioText?
    let layout: ScenarioLayout
    let location: Location
    let strings: Strings

    private var scenario: PolicyScenario { shown.scenario }
    private var language: Language { location.language }
    private var path: String { scenario.staffPath }

    func page(typed: QueryItems?, _ mistakes: [FormMistake]) -> ScenarioPage {
        let heading = scenario.heading
        var page = ScenarioPage(
            title: heading.title, question: heading.question, textLanguage: scenario.language.rawValue,
            stateText: strings["scenario.state.\(scenario.isProposed ? "proposed" : scenario.state.rawValue)"],
            metaText: strings.say(
                "scenario.meta",
                [
                    "name": shown.authorName,
                    "time": strings.time(scenario.changedAt, in: shown.catalogue.country),
                ]) + " " + strings.say("scenario.dayText", ["day": strings.date(heading.day)]),
            backURL: location.url("staff/scenarios"), changes: shown.changes.map(change),
            figures: text.map(figures),
            noFiguresText: strings[scenario.changes.isEmpty ? "scenario.nothingYet" : "scenario.mendFirst"])
        if scenario.state == .published { page.publishedURL = location.url("scenarios/\(scenario.id)") }
        page.comparison = ScenarioChoosers(
            shown.others, chosen: [scenario.id] + shown.others.map(\.id).filter { $0 != scenario.id }.prefix(1),
            location, strings)
        page.stepForms = steps
        guard shown.mayWrite else { return page }
        page.addForm = addForm
        page.newForm = location.form("\(path)/programmes", strings["scenario.add.new"], []).quiet
        let form = headingForm
        page.headingForm = (typed.map(form.typed) ?? form).with(mistakes)
        page.errors = page.headingForm?.errorLines(mistakes) ?? []
        return page
    }

    private func figures(_ text: ScenarioText) -> ScenarioFiguresView {
        let choosers =
            shown.published == nil
            ? layout.choosers(in: shown.catalogue.classification, strings)
            : layout.choosers(among: text.figures.tables, strings)
        return ScenarioFiguresWriter(
            text: text, layout: layout, choosers: choosers, url: location.url(path), catalogue: shown.catalogue,
            strings: strings
        ).view
    }

    private func change(_ read: ReadChange) -> ScenarioPage.Change {
        let change = read.change
        var line = ScenarioPage.Change(
            changeTitle: strings.title(of: read, in: shown.catalogue), changeAim: strings["scenario.aim.\(change.aim)"])
        if !read.isReady {
            line.changeWrong = strings[read.mistakes.isEmpty ? "scenario.isUntranslated" : "scenario.hasMistakes"]
        }
        if let figures = text?.figures.programmes.first(where: { $0.change == change.number }) {
            line.changeEffect = strings.say(
                "scenario.changeEffect",
                [
                    "gained": strings.number(figures.shift.gained), "lost": strings.number(figures.shift.lost),
                    "after": strings.number(figures.shift.after.eligible),
                    "open": strings.number(figures.shift.after.undetermined),
                ])
        }
        guard shown.mayWrite else { return line }
        if change.aim != .removed { line.changeURL = location.url("\(path)/changes/\(change.number)") }
        line.changeRemoval =
            location.form(
                "\(path)/changes/\(change.number)/removal", strings["scenario.takeBack"],
                hidden: [.init(hiddenName: ScenarioChangeRoutes.seen, hiddenValue: "\(change.revision)")], []
            ).about(line.changeTitle, id: "removal-\(change.number)").quiet
        return line
    }

    // MARK: Forms

    private var addForm: Form {
        let taken = Set(scenario.changes.map(\.programme))
        let programmes = shown.catalogue.opportunities.filter { !taken.contains($0.id) }.map {
            Form.Option(optionValue: $0.id, optionLabel: $0.core.title[language])
        }
        let aims = [PolicyScenario.Change.Aim.altered, .removed].map {
            Form.Option(optionValue: $0.rawValue, optionLabel: strings["scenario.add.\($0)"])
        }
        return location.form(
            "\(path)/changes", strings["scenario.add.button"],
            [
                .choice("programme", strings["scenario.add.programme"], programmes),
                .choice("aim", strings["scenario.add.aim"], aims),
            ]
        ).identified(by: "add")
    }

    private var headingForm: Form {
        location.form(
            "\(path)/heading", strings["scenario.saveHeading"],
            hidden: [
                .init(hiddenName: ScenarioChangeRoutes.seen, hiddenValue: "\(scenario.headingRevision)")
            ], ScenarioListPage.fields(strings, scenario.heading, day: scenario.heading.day)
        ).quiet
    }

    /// What can be done with it: by its author, or by the colleague who is asked to publish it.
    private var steps: [ScenarioPage.Step] {
        let isReady = text != nil && shown.changes.allSatisfy(\.isReady)
        if shown.mayPublish, isReady { return [step("publish", "publication", hidden: seen)] }
        guard shown.mayWrite else { return [] }
        let sharing: ScenarioPage.Step =
            switch scenario.state {
            case _ where scenario.isProposed: step("withdraw", "sharing", hidden: shared("yes"), isQuiet: true)
            case .shared: step("unshare", "sharing", hidden: shared("no"), isQuiet: true)
            default: step("share", "sharing", hidden: shared("yes"), isQuiet: true)
            }
        let proposal = !isReady || scenario.isProposed ? [] : [step("propose", "proposal", hidden: seen)]
        return [sharing] + proposal + [step("remove", "removal", isQuiet: true)]
    }

    private func step(
        _ name: String, _ place: String, hidden: [Form.HiddenField] = [], isQuiet: Bool = false
    ) -> ScenarioPage.Step {
        let form = location.form("\(path)/\(place)", strings["scenario.\(name).button"], hidden: hidden, [])
        return .init(stepText: strings["scenario.\(name).text"], stepForm: isQuiet ? form.quiet : form)
    }

    private var seen: [Form.HiddenField] {
        [.init(hiddenName: ScenarioChangeRoutes.seen, hiddenValue: "\(scenario.revision)")]
    }

    private func shared(_ answer: String) -> [Form.HiddenField] { [.init(hiddenName: "shared", hiddenValue: answer)] }
}
