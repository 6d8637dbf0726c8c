import Domain
import Hummingbird
import Store

/// Cases like the reader's own firm.
struct CaseRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("cases/like") { request, context in
            let query = try QueryItems(request)
            let location = Location(request, context, language)
            return try await services.page(at: location) { page in
                page.errors.isEmpty ? .ok : .unprocessableContent
            } _: {
                try LikeCasesPage(ProfileForm(query, $0), $0, location, $1, in: $2)
            }
        }
    }
}
