import Actions
import Domain
import Hummingbird
import Store

/// Each version of the conditions of a source, for everybody and for good.
struct ConditionRoutes {
    let services: Services
    let language: Language

    static func path(_ opportunity: String, _ number: Int) -> String {
        "\(Kind.opportunities.listPath)/\(opportunity)/conditions/\(number)"
    }

    func add(to group: RouterGroup<Context>) {
        group.get("\(Kind.opportunities.listPath)/:id/conditions/:number", use: show)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let id = try context.parameters.require("id")
        let number = Int(try context.parameters.require("number"))
        return try await services.page(at: location) { catalogue, strings, db in
            guard let opportunity = try db.records.find(.opportunities, id) as? Opportunity else {
                throw try db.absence(of: .opportunities, id, catalogue.country)
            }
            let versions = try db.history.conditions(of: opportunity)
            guard let shown = versions.first(where: { $0.number == number }) else { throw Refusal.notFound }
            let writer = RecordWriter(catalogue: catalogue, location: location, strings: strings, db: db)
            var then = opportunity
            then.criteria = try db.history.criteria(of: opportunity, in: shown)
            return ConditionsPage(shown, of: then, in: versions, writer)
        }
    }
}
