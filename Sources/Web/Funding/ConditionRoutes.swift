import Actions
import Domain
import Hummingbird
import Store

/// Each version of the conditions of a record with a rule, for everybody and for good.
struct ConditionRoutes {
    let services: Services
    let language: Language

    static func path(_ kind: Kind, _ id: String, _ number: Int) -> String {
        "\(kind.listPath)/\(id)/conditions/\(number)"
    }

    func add(to group: RouterGroup<Context>) {
        for kind in Kind.holdingRules {
            group.get("\(kind.listPath)/:id/conditions/:number") { request, context in
                try await show(kind, request, context)
            }
        }
    }

    private func show(_ kind: Kind, _ request: Request, _ context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let id = try context.parameters.require("id")
        let number = Int(try context.parameters.require("number"))
        return try await services.page(at: location) { catalogue, strings, db in
            guard let record = try db.records.find(kind, id) as? any RuleRecord else {
                throw try db.absence(of: kind, id, catalogue.country)
            }
            let versions = try db.history.conditions(of: record)
            guard let shown = versions.first(where: { $0.number == number }) else { throw Refusal.notFound }
            let writer = RecordWriter(catalogue: catalogue, location: location, strings: strings, db: db)
            var then = record
            then.criteria = try db.history.criteria(of: record, in: shown)
            return ConditionsPage(shown, of: then, in: versions, writer)
        }
    }
}
