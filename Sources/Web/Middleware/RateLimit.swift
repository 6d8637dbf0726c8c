import FoundationEssentials
import HTTPTypes
import Hummingbird
import Synchronization

/// Keeps one address from searching, or sending forms, faster than people could, so that all others are served.
struct RateLimit: RouterMiddleware {
    private let searches: Buckets
    private let submissions: Buckets
    private let trustedProxies: Int
    private let now: @Sendable () -> Date

    init(settings: Services.Settings, now: @escaping @Sendable () -> Date) {
        searches = Buckets(perMinute: Double(settings.searchesPerMinute))
        submissions = Buckets(perMinute: Double(settings.submissionsPerMinute))
        trustedProxies = settings.trustedProxies
        self.now = now
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let buckets = buckets(for: request) else { return try await next(request, context) }
        let address = request.clientAddress(context, trustedProxies: trustedProxies)
        guard buckets.take(for: address, at: now()) else {
            throw HTTPError(.tooManyRequests, headers: [.retryAfter: "10"])
        }
        return try await next(request, context)
    }

    private func buckets(for request: Request) -> Buckets? {
        if Self.isCostly(request) { return searches }
        // What programs ask writes nothing.
        return request.method == .post && !request.uri.path.hasPrefix("/api/") ? submissions : nil
    }

    /// Characters of a question to the calculator up to which it is answered at once.
    private static let shortQuestion = 2000

    /// `/be/search`, `/be/help`, `/be/funding/check`, `/api/v1/eligibility`, `/api/v1/coverage` and what changes of rules do, a cell of the gaps, long questions to `/api/v1/effects`, every list that is asked
    /// for words, and what visitors store without an account.
    private static func isCostly(_ request: Request) -> Bool {
        let parts = request.uri.path.split(separator: "/")
        switch parts.last {
        case "search", "help", "eligibility", "coverage", "effect", "steps", "remarks": return true
        case "effects" where request.method == .post:
            return request.headers[.contentLength].flatMap(Int.init) ?? .max > shortQuestion
        case "cell", "firm": return parts.dropLast().last == "gaps"
        case "check": return parts.count == 3
        default:
            let query = request.uri.query ?? ""
            return query.split(separator: "&").contains { $0.hasPrefix("q=") || $0.hasPrefix("search=") }
        }
    }

    /// A token bucket for each address, at most `limit` of them; when there are more, those that are full again are forgotten.
    private final class Buckets: Sendable {
        private struct Bucket {
            var tokens: Double
            var filledAt: Date
        }

        private let perMinute: Double
        private let limit = 10_000
        private let buckets = Mutex<[String: Bucket]>([:])

        init(perMinute: Double) { self.perMinute = perMinute }

        func take(for address: String, at now: Date) -> Bool {
            guard perMinute > 0 else { return true }
            return buckets.withLock { buckets in
                if buckets.count >= limit {
                    buckets = buckets.filter { now.timeIntervalSince($0.value.filledAt) < 60 }
                }
                var bucket = buckets[address] ?? Bucket(tokens: perMinute, filledAt: now)
                let refill = now.timeIntervalSince(bucket.filledAt) / 60 * perMinute
                bucket.tokens = min(perMinute, bucket.tokens + max(0, refill))
                bucket.filledAt = now
                defer { buckets[address] = bucket }
                guard bucket.tokens >= 1 else { return false }
                bucket.tokens -= 1
                return true
            }
        }
    }
}
