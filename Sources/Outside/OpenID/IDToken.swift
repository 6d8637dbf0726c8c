import FoundationEssentials
import Secrets

/// What a provider states of a person. It came straight from the token endpoint over TLS, which is what vouches for it
/// (OpenID Connect Core 1.0, section 3.1.3.7, item 6); everything it says is checked.
struct IDToken {
    private struct Claims: Decodable {
        let iss: String
        let sub: String
        let aud: Audience
        let azp: String?
        let exp: Double
        let iat: Double
        let nonce: String?
        let email: String?
        let emailVerified: Bool?
        let name: String?
    }

    /// One name, or a list of them.
    private struct Audience: Decodable {
        let names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            names = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
        }
    }

    private let claims: Claims

    /// Seconds by which clocks may differ.
    private static let skew = 120.0

    init(_ text: String) throws(OpenIDProvider.Failure) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Base64URL.bytes(parts[1]),
            let claims = try? JSONDecoder.snakeCase.decode(Claims.self, from: Data(payload))
        else { throw OpenIDProvider.Failure(reason: "the ID token cannot be read") }
        self.claims = claims
    }

    func identity(
        issuer: String, client: String, nonce: String, at now: Date
    ) throws(OpenIDProvider.Failure) -> VouchedIdentity {
        func require(_ holds: Bool, _ reason: String) throws(OpenIDProvider.Failure) {
            guard holds else { throw OpenIDProvider.Failure(reason: "the ID token \(reason)") }
        }
        let seconds = now.timeIntervalSince1970
        try require(claims.iss == issuer, "is of another issuer")
        try require(claims.aud.names.contains(client), "is for another client")
        try require(claims.aud.names.count == 1 || claims.azp == client, "is for several clients")
        try require(claims.azp == nil || claims.azp == client, "was given to another client")
        try require(claims.exp > seconds - Self.skew, "is too old")
        try require(claims.iat < seconds + Self.skew, "comes from the future")
        try require(claims.nonce == nonce, "answers another question")
        try require(!claims.sub.isEmpty && claims.sub.utf8.count <= 255, "names nobody")
        return VouchedIdentity(
            issuer: claims.iss, subject: claims.sub,
            verifiedEmail: claims.emailVerified == true ? claims.email : nil, name: claims.name)
    }
}
