import Domain
import HTTPTypes
import Hummingbird
import Secrets

/// Ties the forms of a page to the browser that asked for it, so that no other site can send them in its name (CSRF).
struct FormKey: Sendable {
    /// What a form sends along, as the field `token`. It tells nothing of the secret.
    let token: String
    /// The secret of a visitor who has no cookie yet; nil where the browser has one.
    let fresh: SecretToken?

    static let field = "token"

    /// The key of a session, or of a visitor's own cookie.
    init(_ secret: SecretToken) {
        token = Self.token(of: secret)
        fresh = nil
    }

    init() {
        let secret = SecretToken()
        token = Self.token(of: secret)
        fresh = secret
    }

    private static func token(of secret: SecretToken) -> String {
        Digest.of(Array("form".utf8), key: Array(secret.text.utf8)).hexadecimal
    }

    /// Whether a form was made for this browser.
    func fits(_ form: QueryItems) -> Bool {
        fresh == nil && Array((form[Self.field] ?? "").utf8).isEqualInConstantTime(to: Array(token.utf8))
    }
}
