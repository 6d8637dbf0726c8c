import Dispatch
import FoundationEssentials
import Secrets

/// Someone who vouches for people: a national identity, a company's directory (OpenID Connect Core 1.0, code flow with PKCE).
public struct OpenIDProvider: Sendable {
    /// Such as `https://id.example`; what it says of itself stands under it.
    public let issuer: String
    /// The name on the button.
    public let name: String
    private let clientID: String
    private let clientSecret: String
    private let exchange = WebExchange()
    private static let queue = DispatchQueue(label: "openid", attributes: .concurrent)

    public init(issuer: String, name: String, clientID: String, clientSecret: String) {
        self.issuer = issuer
        self.name = name
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    /// Why nobody was vouched for; the reason is for the operator.
    public struct Failure: Error {
        public let reason: String
    }

    /// What one way to the provider and back needs to remember, and nobody else may know.
    public struct Way: Codable, Equatable, Sendable {
        public let state: String
        public let nonce: String
        public let verifier: String

        public init() {
            (state, nonce, verifier) = (SecretToken().text, SecretToken().text, SecretToken().text)
        }
    }

    /// Where to send a person who wants to be vouched for; they come back to `answerAddress`.
    public func address(for way: Way, answerAddress: String, language: String) async throws -> String {
        let endpoints = try await endpoints()
        let challenge = Base64URL.text(SHA256.digest(of: Array(way.verifier.utf8)))
        let query = Self.form([
            ("response_type", "code"), ("client_id", clientID), ("redirect_uri", answerAddress),
            ("scope", "openid email profile"), ("state", way.state), ("nonce", way.nonce),
            ("code_challenge", challenge), ("code_challenge_method", "S256"), ("ui_locales", language),
        ])
        return endpoints.authorization + (endpoints.authorization.contains("?") ? "&" : "?") + query
    }

    /// Who the provider says it is, for the code that a person came back with.
    public func identity(
        code: String, way: Way, answerAddress: String, at now: Date
    ) async throws -> VouchedIdentity {
        let endpoints = try await endpoints()
        let form = Self.form([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", answerAddress),
            ("code_verifier", way.verifier),
        ])
        let answer = try await ask(endpoints.token, form: form)
        guard let token = try? JSONDecoder.snakeCase.decode(Token.self, from: answer) else {
            throw Failure(reason: "the token endpoint gave no ID token")
        }
        return try IDToken(token.idToken).identity(
            issuer: issuer, client: clientID, nonce: way.nonce, at: now)
    }

    // MARK: What it says of itself

    private struct Endpoints: Decodable {
        let issuer: String
        let authorizationEndpoint: String
        let tokenEndpoint: String

        var authorization: String { authorizationEndpoint }
        var token: String { tokenEndpoint }
    }

    private struct Token: Decodable {
        let idToken: String
    }

    private func endpoints() async throws -> Endpoints {
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let answer = try await ask("\(base)/.well-known/openid-configuration")
        guard let endpoints = try? JSONDecoder.snakeCase.decode(Endpoints.self, from: answer) else {
            throw Failure(reason: "no OpenID configuration at \(base)")
        }
        guard endpoints.issuer == issuer else { throw Failure(reason: "\(base) calls itself \(endpoints.issuer)") }
        for address in [endpoints.authorization, endpoints.token] {
            // What travels there is a secret; only a provider on this machine may do without encryption.
            guard address.hasPrefix("https://") || address.hasPrefix("http://127.0.0.1:") else {
                throw Failure(reason: "\(address) is not encrypted")
            }
        }
        return endpoints
    }

    private func ask(_ address: String, form: String? = nil) async throws -> Data {
        let answer = try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                continuation.resume(
                    with: Result {
                        try exchange.ask(
                            address, form: form, user: form.map { _ in Self.escaped(clientID) },
                            password: form.map { _ in Self.escaped(clientSecret) })
                    })
            }
        }
        guard answer.status == 200 else { throw Failure(reason: "\(address) answered \(answer.status)") }
        return answer.body
    }

    private static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0)=\(escaped($0.1))" }.joined(separator: "&")
    }

    /// As RFC 3986 asks of a component.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 95, 126].contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + [byte].hexadecimal.uppercased()
        }.joined()
    }
}

extension JSONDecoder {
    /// The names of the standard, `id_token`, as ours, `idToken`.
    static var snakeCase: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}

/// A person as a provider vouches for them.
public struct VouchedIdentity: Equatable, Sendable {
    public let issuer: String
    /// What the provider calls the person, for ever and for nobody else.
    public let subject: String
    /// Only when the provider has seen that it is theirs.
    public let verifiedEmail: String?
    public let name: String?
}
