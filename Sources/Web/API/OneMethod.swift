import HTTPTypes
import Hummingbird

extension RouterMethods where Context == Web.Context {
    /// Adds an address that has one method; every other is refused by naming the one it has (RFC 9110 §15.5.6). With `GET` comes `HEAD`.
    func only(
        _ method: HTTPRequest.Method, _ path: RouterPath,
        use handler: @escaping @Sendable (Request, Context) async throws -> Response
    ) {
        on(path, method: method, use: handler)
        var allowed = [method]
        if method == .get {
            on(path, method: .head) { try await handler($0, $1).createHeadResponse() }
            allowed.append(.head)
        }
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        for other in HTTPRequest.Method.known where !allowed.contains(other) {
            on(path, method: other) { _, _ -> Response in throw HTTPError(.methodNotAllowed, headers: [.allow: names]) }
        }
    }
}

extension HTTPRequest.Method {
    fileprivate static let known: [Self] =
        [.get, .head, .post, .put, .patch, .delete, .options, .trace, .query]
}
