import HTTPTypes
import Hummingbird
import Logging
import Store

/// What the people who run the platform ask of it.
struct OperationRoutes {
    let services: Services

    func add(to router: Router<Context>) {
        router.group("health")
            .get("live") { _, _ in Self.plain("live\n") }
            .get("ready", use: ready)
        router.get("metrics", use: metrics)
        router.get("robots.txt") { request, _ in
            Self.plain(
                "User-agent: *\nAllow: /api/dcat.jsonld\nAllow: /api/cpsv.jsonld\nDisallow: /api/\nDisallow: /*/gaps/cell\nDisallow: /*/gaps/firm\nSitemap: \(PublicAddress(services.settings, request).base)/sitemap.xml\n"
            )
        }
        router.get("favicon.ico") { _, _ in Response(status: .noContent) }
    }

    /// Ready when the database answers and a country package is loaded.
    @Sendable private func ready(_ request: Request, context: Context) async throws -> Response {
        let cache = services.catalogue
        let catalogue = try await services.database.read { try cache.catalogue(in: $0) }
        return catalogue.isEmpty
            ? Self.plain("no country package is loaded\n", status: .serviceUnavailable) : Self.plain("ready\n")
    }

    /// What the server counted itself stays told while the database is out of reach.
    @Sendable private func metrics(_ request: Request, context: Context) async throws -> Response {
        let now = services.now()
        var state = StateMetrics.outOfReach
        do {
            state = try await services.database.read { try StateMetrics(in: $0, at: now).text }
        } catch {
            context.logger.warning("metrics without the database", metadata: ["error": "\(error)"])
        }
        return Self.plain(services.metrics.text + state, type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private static func plain(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
