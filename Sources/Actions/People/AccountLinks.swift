import Secrets

/// Addresses that mails to people lead to. They are made from what the operator set, never from what a browser says it asked.
public struct AccountLinks: Sendable {
    /// With the language, without a slash at its end: `https://industry.example/be`.
    private let base: String
    /// Where those who come in go on to: a query that the caller has encoded, such as `?next=%2Fbe%2Fmy`.
    private let onward: String

    public init(base: String, onward: String = "") {
        self.base = base
        self.onward = onward
    }

    public var signIn: String { "\(base)/sign-in\(onward)" }
    public var newPassword: String { "\(base)/new-password" }
    public func signUp(_ token: SecretToken) -> String { "\(base)/sign-up/\(token.text)\(onward)" }
    public func newPassword(_ token: SecretToken) -> String { "\(base)/new-password/\(token.text)" }
    public func newEmail(_ token: SecretToken) -> String { "\(base)/my/new-email/\(token.text)" }
}
