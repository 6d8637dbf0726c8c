import Domain
import Hummingbird
import Store

/// Pages that gather what many records say: who is responsible for what, which figures do not add up.
struct ReferenceRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("responsible") { request, context in
            let location = Location(request, context, language)
            return try await services.page(at: location) { try ResponsiblePage($0, location, $1, in: $2) }
        }
        group.get("claims") { request, context in
            let location = Location(request, context, language)
            return try await services.page(at: location) { try ClaimsPage($0, location, $1, in: $2) }
        }
    }
}
