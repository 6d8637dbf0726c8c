import Actions
import Domain
import Hummingbird
import Store

/// Where sectors and regions stand, twice a year.
struct ScoreboardRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("scoreboard") { request, context in
            let query = try QueryItems(request)
            let location = Location(request, context, language)
            return try await services.page(at: location) { catalogue, strings, db in
                let measures = try db.indexEditions.measures()
                let form = try ScoreboardForm(query, measures)
                return try ScoreboardPage(form, measures, catalogue, location, strings, in: db)
            }
        }
    }
}
