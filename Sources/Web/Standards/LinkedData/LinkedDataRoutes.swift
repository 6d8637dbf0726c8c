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
            guard let kind = Kind(rawValue: try context.parameters.require("kind")) else { throw Refusal.notFound }
            let id = try context.parameters.require("id")
            let language = request.language(among: await services.offeredLanguages)
            let location = Location(language: language, path: "")
            guard RecordCore.isIdentifier(id) else { throw Refusal.notFound }
            return Response.redirect(to: location.url("\(kind.listPath)/\(id)"), type: .normal)
        }
        for language in Language.allCases {
            router.get("\(language.rawValue)/funding/{id}.jsonld") { request, context in
                try await publicServices(request, id: context.parameters.require("id"))
            }
        }
    }

    private func dataCatalogue(_ request: Request) async throws -> Response {
        let (cache, pages) = (services.catalogue, services.pages)
        let address = PublicAddress(services.settings, request)
        let graph = try await services.database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            let counts = try DataTable.all.map { ($0, try $0.count(catalogue, in: db)) }
            return DataCatalogueGraph(
                catalogue: catalogue, address: address, pages: pages, days: try db.records.days(),
                counts: Dictionary(uniqueKeysWithValues: counts))
        }
        return graph.graph.response()
    }

    /// All funding sources, or one.
    private func publicServices(_ request: Request, id: String?) async throws -> Response {
        let (cache, pages) = (services.catalogue, services.pages)
        let address = PublicAddress(services.settings, request)
        let (graph, chosen) = try await services.database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            let chosen = catalogue.opportunities.filter { id == nil || $0.id == id }
            let named = Set(chosen.flatMap { $0.provider + $0.applyThrough })
            var titles: [Language: [String: String]] = [:]
            for language in Language.allCases {
                titles[language] = try db.records.titles(.organisations, named, in: language)
            }
            let organisations = named.map { id in
                (
                    id,
                    LocalizedText(
                        be: titles[.be]?[id] ?? id, ru: titles[.ru]?[id] ?? id, en: titles[.en]?[id] ?? id)
                )
            }
            return (
                PublicServiceGraph(
                    catalogue: catalogue, address: address, pages: pages,
                    organisations: Dictionary(uniqueKeysWithValues: organisations)), chosen
            )
        }
        if id != nil, chosen.isEmpty { throw Refusal.notFound }
        return graph.graph(chosen).response()
    }
}
