import Actions
import Domain
import Hummingbird
import Store

/// Records side by side; the address holds the choice, so that it can be sent on.
struct CompareRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        for kind in Kind.allCases where kind.isCompared {
            group.get("\(kind.listPath)/compare") { request, context in
                try await show(kind, request, Location(request, context, language))
            }
        }
    }

    private func show(_ kind: Kind, _ request: Request, _ location: Location) async throws -> Response {
        let query = try QueryItems(request)
        let ids = query.all("id").uniqued
        return try await services.page(at: location) { page in
            page.mistakeText == nil ? .ok : .unprocessableContent
        } _: { catalogue, strings, db in
            // One more than is shown tells that there are too many.
            let records = try ids.prefix(ComparePage.most + 1).map { id in
                guard let record = try db.records.find(kind, id) else { throw Refusal.notFound }
                return record
            }
            return try ComparePage(kind, records, catalogue, location, strings, in: db)
        }
    }
}
