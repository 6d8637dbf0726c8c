import Actions
import Domain
import Store

/// `scenarios/change.mustache`: the form of a programme in a scenario.
struct ScenarioChangePage: Page {
    static let template = "scenarios/change"

    let title: String
    let lead: String
    let backURL: String
    let backTitle: String
    let backLanguage: String
    var savedText: String?
    var errors: [FormPage.ErrorLine] = []
    var doubts: [FormPage.Point] = []
    var conflict: EditPage.Conflict?
    let formAction: String
    let formToken: String
    let seenRevision: String
    var fields: [EditField]
    let proposalLists: [EditPage.Proposals]
    /// Whether one of the fields tells what is changed.
    var showsEffect = false
}

/// Puts the form of a change together.
struct ScenarioChangeWriter {
    let shown: ShownScenario
    let location: Location
    let strings: Strings

    /// The form of what is kept.
    func page(of change: PolicyScenario.Change, isSaved: Bool) throws -> ScenarioChangePage {
        var page = try page(change, isChecked: isSaved || !isEmpty(change))
        if isSaved {
            page.savedText = strings[page.errors.isEmpty ? "scenario.saved" : "scenario.savedWithMistakes"]
        }
        return page
    }

    /// The form as it was typed, where something else was kept meanwhile; nil where the change is gone.
    func page(
        typed body: DataValue, _ number: Int, beside rival: PolicyScenario.Change?
    ) throws -> ScenarioChangePage {
        let change = PolicyScenario.Change(
            number: number, aim: rival?.aim ?? .new, programme: rival?.programme ?? "", body: body.ordered,
            revision: rival?.revision ?? 0)
        var page = try page(change, isChecked: true)
        let names = PolicyScenario.Change.forms.map(\.name)
        let differing = rival.map { RecordChange.fields(names, before: $0.body, after: body.ordered) } ?? []
        page.conflict = .init(
            conflictText: strings[rival == nil ? "scenario.conflict.gone" : "scenario.conflict.saved"],
            isInReview: false, conflictChanges: differing.flatMap(strings.changes))
        return page
    }

    private func isEmpty(_ change: PolicyScenario.Change) -> Bool {
        if case .object(let fields) = change.body { fields.isEmpty } else { true }
    }

    private func page(_ change: PolicyScenario.Change, isChecked: Bool) throws -> ScenarioChangePage {
        let (catalogue, heading) = (shown.catalogue, shown.scenario.heading)
        let inputs = InputWriter(catalogue: catalogue, strings: strings, titles: [:])
        var fields = try FieldWriter(inputs: inputs, today: shown.scenario.heading.day).fields(
            PolicyScenario.Change.forms, change.body)
        if let place = fields.firstIndex(where: { $0.editName == "assumptions" }) {
            fields[place].editHint = strings["scenario.assumptionsHint"]
        }
        var (summary, doubts): ([FormPage.ErrorLine], [String]) = ([], [])
        if isChecked {
            let read = change.read(catalogue.classification, on: heading.day)
            (fields, summary) = try mistakes(read.mistakes, in: change).placed(in: fields)
            doubts = try mistakes(read.doubts, in: change).sentences() + untranslated(read)
        }
        let known = catalogue.opportunities.first { $0.id == change.programme }
        var page = ScenarioChangePage(
            title: known?.core.title[location.language] ?? strings["scenario.newProgramme"],
            lead: strings[known == nil ? "scenario.changeLead.new" : "scenario.changeLead.altered"],
            backURL: location.url(shown.scenario.staffPath), backTitle: heading.title,
            backLanguage: shown.scenario.language.rawValue,
            formAction: location.url(ScenarioChangeRoutes.path(shown.scenario.id, change.number)),
            formToken: location.visit?.formKey.token ?? "", seenRevision: "\(change.revision)", fields: fields,
            proposalLists: EditPage.Proposals.ofRules(catalogue.classification, in: location.language))
        page.errors = summary
        page.doubts = doubts.map { .init(pointText: $0) }
        return page
    }

    /// What is to be written before the scenario can be published.
    private func untranslated(_ read: ReadChange) -> [String] {
        guard !read.untranslated.isEmpty else { return [] }
        let texts = read.untranslated.map { strings.textInLanguage(at: $0.pointer) }
        return [strings.say("scenario.untranslated", ["texts": texts.joined(separator: "; ")])]
    }

    private func mistakes(_ mistakes: [Mistake], in change: PolicyScenario.Change) -> MistakesInForm {
        MistakesInForm(
            strings: strings, forms: PolicyScenario.Change.forms, body: change.body, mistakes: mistakes)
    }
}
