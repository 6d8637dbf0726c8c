import Actions
import Domain
import Hummingbird
import Store

/// Linked data: the catalogue of open data (DCAT-AP), the funding sources (CPSV-AP), and the names of records, which lead to their pages.
struct LinkedDataRoutes {
    let services: Services

    func add(to router: Router<Context>) {
        router.only(.get, "api/dcat.jsonld") { request, _ in try await dataCatalogue(request) }
        router.only(.get, "api/cpsv.jsonld") { request, _ in try await publicServices(request, id: nil) }
        router.get("id/:kind/:id") { request, context in
            let location = Location(language: request.language(among: await services.offeredLanguages), path: "")
            let (kind, id) = (try context.parameters.require("kind"), try context.parameters.require("id"))
            return Response.redirect(to: try await page(of: kind, id, at: location), type: .normal)
        }
        for language in Language.allCases {
            router.get("\(language.rawValue)/funding/{id}.jsonld") { request, context in
                try await publicServices(request, id: context.parameters.require("id"))
            }
        }
    }

    /// Where people read about what has a name: a record's own page, or what is found by a concept.
    private func page(of kind: String, _ id: String, at location: Location) async throws -> String {
        if let kind = Kind(rawValue: kind), RecordCore.isIdentifier(id) {
            return location.url("\(kind.listPath)/\(id)")
        }
        return try await services.read { catalogue, _ in
            switch kind {
            case "concepts" where catalogue.classification[id] != nil: catalogue.url(of: id, at: location)
            case "schemes" where catalogue.classification.scheme(id) != nil: "/api/v1/schemes/\(id)"
            default: throw Refusal.notFound
            }
        }
    }

    private func dataCatalogue(_ request: Request) async throws -> Response {
        let pages = services.pages
        let address = PublicAddress(services.settings, request)
        let gaps = try await services.publishedGaps()
        let graph = try await services.read { catalogue, db in
            let counts = try DataTable.all.map { ($0, try $0.count(catalogue, gaps, in: db)) }
            return DataCatalogueGraph(
                catalogue: catalogue, address: address, pages: pages, days: try db.records.days(),
                counts: Dictionary(uniqueKeysWithValues: counts))
        }
        return graph.graph.response()
    }

    /// All funding sources, or one.
    private func publicServices(_ request: Request, id: String?) async throws -> Response {
        let pages = services.pages
        let address = PublicAddress(services.settings, request)
        let (graph, chosen) = try await services.read { catalogue, db in
            let chosen = catalogue.opportunities.filter { id == nil || $0.id == id }
            let organisations = try db.records.titles(.organisations, chosen.flatMap { $0.provider + $0.applyThrough })
            return (
                PublicServiceGraph(
                    catalogue: catalogue, address: address, pages: pages, organisations: organisations), chosen
            )
        }
        if id != nil, chosen.isEmpty { throw Refusal.notFound }
        return graph.graph(chosen).response()
    }
}
