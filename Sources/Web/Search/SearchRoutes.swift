import Domain
import Hummingbird

/// The search over everything.
struct SearchRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("search", use: CatalogueList(services: services, language: language, kind: nil).show)
    }
}
