import Actions
import Domain
import Hummingbird
import Store

/// *Does it pay?*: one kind of project, the figures of the firm, and what they come to.
struct EffectsRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("effects/:id", use: show)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        let location = Location(request, context, language)
        let id = try context.parameters.require("id")
        let reader = context.visit.person?.id
        let (catalogue, mayEdit, keepers) = try await services.read {
            catalogue, db -> (Catalogue, Bool, [RegisteredOrganisation]) in
            guard let reader else { return (catalogue, false, []) }
            let actor = try db.actor(reader)
            let own = try db.organisations.all(of: reader)
            return (
                catalogue, try db.mayEdit(.projects, id, actor),
                own.filter { actor.may(.keepCalculation, on: .organisation($0.id)) }
            )
        }
        guard let planContext = catalogue.planContext(id) else { throw Refusal.notFound }
        let form = EffectsForm(query, planContext, catalogue.classification)
        let strings = services.pages[language]
        if let plan = form.plan, query["format"] == "csv" {
            return EffectsTable(ProjectOutcome(plan), strings).response
        }
        let today = services.today(in: catalogue.country)
        var page = EffectsPage(form, catalogue, location, strings, today: today)
        page.structuredData = try StructuredData(
            catalogue: catalogue, address: PublicAddress(services.settings, request), language: language,
            organisations: [:]
        ).text(planContext.project)
        let project = planContext.project
        page.topics = (project.core.concepts + project.costs.compactMap(\.covered)).uniqued.map { notation in
            PageLink(
                linkTitle: catalogue.classification.label(notation, in: language),
                linkURL: location.url("search", [("q", catalogue.classification.label(notation, in: language))]))
        }
        if mayEdit { page.editURL = location.url(RecordFormRoutes.path(.projects, id)) }
        if form.plan != nil { page.keepForms = keepers.map { keepForm(form, $0, location, strings) } }
        guard page.keepForms.isEmpty else { return try await services.personal(page, at: location) }
        let response = services.html(
            page, at: location, catalogue, status: form.mistakes.isEmpty ? .ok : .unprocessableContent)
        // Only a result has a form that changes something.
        return form.plan == nil ? response : services.withFormKey(response, context)
    }

    /// Keeps the calculation for one organisation of the reader's.
    private func keepForm(
        _ form: EffectsForm, _ organisation: RegisteredOrganisation, _ location: Location, _ strings: Strings
    ) -> Form {
        var keep = location.form(
            "\(organisation.id.ownPath)/calculations",
            strings.say("effects.keep.button", ["organisation": organisation.name]), [])
        keep.hidden =
            [.init(hiddenName: "project", hiddenValue: form.project.id)]
            + form.parameters.map { .init(hiddenName: $0.name, hiddenValue: $0.value) }
        return keep.with([])
    }
}
