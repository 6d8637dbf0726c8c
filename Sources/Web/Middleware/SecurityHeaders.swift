import HTTPTypes
import Hummingbird

/// Tells the browser what a page of ours never does, so that it can refuse it.
struct SecurityHeaders: RouterMiddleware {
    private let fields: HTTPFields

    init(tileURL: String) {
        let tiles = Self.origin(of: tileURL)
        let policy = [
            "default-src 'none'", "style-src 'self'", "script-src 'self'",
            "img-src 'self' data:\(tiles.map { " \($0)" } ?? "")",
            "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        ]
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] = policy.joined(separator: "; ")
        fields[.xContentTypeOptions] = "nosniff"
        fields[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
        for (name, value) in [
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
            ("X-Frame-Options", "DENY"),
        ] {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        self.fields = fields
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers.append(contentsOf: fields)
        return response
    }

    /// `https://tiles.example` of `https://tiles.example/{z}/{x}/{y}.png`.
    private static func origin(of url: String) -> String? {
        guard let scheme = url.firstRange(of: "://") else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" }
        let isPlain = host.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 59 && $0 != 39 && $0 != 44 }
        return host.isEmpty || !isPlain ? nil : String(url[..<scheme.upperBound]) + host
    }
}
