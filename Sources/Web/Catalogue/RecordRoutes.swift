import Actions
import Domain
import Hummingbird
import Store

/// The list and the pages of each kind of record.
struct RecordRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        for kind in Kind.allCases {
            let list = CatalogueList(services: services, language: language, kind: kind)
            group.get("\(kind.listPath)", use: list.show)
            group.get("\(kind.listPath)/:id") { request, context in
                try await show(kind, context.parameters.require("id"), Location(request, context, language), request)
            }
        }
    }

    private func show(_ kind: Kind, _ id: String, _ location: Location, _ request: Request) async throws -> Response {
        let address = PublicAddress(services.settings, request)
        return try await services.page(at: location) { catalogue, strings, db in
            guard let record = try db.records.find(kind, id) else { throw Refusal.notFound }
            return try RecordPage(record, catalogue, location, strings, address, in: db)
        }
    }
}
