import HTTPTypes
import Hummingbird
import Logging

/// Measures every request, names it in the response, and logs what went wrong; the query is never logged, it may tell of a firm.
struct RequestJournal: RouterMiddleware {
    let metrics: Metrics

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let elapsed = start.duration(to: .now)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let route = context.endpointPath ?? "none"
        metrics.record(
            route: route, method: request.method.rawValue, status: response.status.code, seconds: seconds)
        response.headers[.requestID] = context.id
        let level: Logger.Level =
            switch response.status.code {
            case 500...: .error
            case 400..<500: .info
            default: .debug
            }
        context.logger.log(
            level: level, "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(Self.path(of: request, at: route))",
                "status": "\(response.status.code)", "seconds": "\(seconds)",
            ])
        return response
    }

    /// A link that was mailed opens an account: of such an address only the kind is told.
    private static func path(of request: Request, at route: String) -> Substring {
        route.contains("{token}") ? route[...] : request.uri.path.prefix(200)
    }
}

extension HTTPField.Name {
    static var requestID: Self { Self("X-Request-ID") ?? .server }
}
