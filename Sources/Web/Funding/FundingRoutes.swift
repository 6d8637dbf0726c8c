import Actions
import Domain
import Hummingbird
import Store

/// *Who pays for it?*: a few questions, and every source of funding with its reasons.
struct FundingRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("funding/check", use: check)
    }

    @Sendable private func check(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        let location = Location(request, context, language)
        let catalogue = try await services.read { catalogue, _ in catalogue }
        let form = FirmForm(query, catalogue.classification)
        let evaluation = catalogue.rulebook.evaluate(form.firm, on: services.today(in: catalogue.country))
        let results = ResultWriter(
            form: form, evaluation: evaluation, catalogue: catalogue, location: location,
            strings: services.pages[language])
        let providers = try await services.database.read { db in
            try db.records.titles(.organisations, results.providers, in: language)
        }
        let page = CheckPage(results, providers)
        return services.html(
            page, at: location, catalogue, status: form.mistakes.isEmpty ? .ok : .unprocessableContent)
    }
}
