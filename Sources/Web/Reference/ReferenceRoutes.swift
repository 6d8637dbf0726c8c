import Actions
import Domain
import Hummingbird
import Store

/// Pages that gather what many records say: who is responsible for what, which figures do not add up, tables of figures.
struct ReferenceRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("responsible") { request, _ in
            try await page(request) { try ResponsiblePage($0, $1, $2, in: $3) }
        }
        group.get("claims") { request, _ in
            try await page(request) { try ClaimsPage($0, $1, $2, in: $3) }
        }
    }

    private func page(
        _ request: Request,
        _ make: @escaping @Sendable (Catalogue, Location, Strings, Connection) throws -> some Page
    ) async throws -> Response {
        let location = Location(request, language)
        let (cache, strings) = (services.catalogue, services.pages[language])
        let (page, catalogue) = try await services.database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            return (try make(catalogue, location, strings, db), catalogue)
        }
        return services.html(page, at: location, catalogue)
    }
}
