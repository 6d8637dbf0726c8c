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
        let location = Location(request, language)
        let (cache, today) = (services.catalogue, services.today)
        let (catalogue, providers) = try await services.database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            let providers = try db.records.titles(
                .organisations, Set(catalogue.opportunities.flatMap(\.provider)), in: language)
            return (catalogue, providers)
        }
        let form = FirmForm(query, catalogue.classification)
        let evaluation = catalogue.rulebook.evaluate(form.firm, on: today)
        let page = CheckPage(form, evaluation, catalogue, providers, location, services.pages[language])
        return services.html(
            page, at: location, catalogue, status: form.mistakes.isEmpty ? .ok : .unprocessableContent)
    }
}
