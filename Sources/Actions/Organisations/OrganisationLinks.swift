import Domain
import Secrets

/// Addresses that mails about organisations lead to: made from what the operator set, never from what a browser says.
public struct OrganisationLinks: Sendable {
    /// Without a language and a slash at its end: `https://industry.example`.
    private let base: String

    public init(base: String) { self.base = base }

    public func invitation(_ token: SecretToken, in language: Language) -> String {
        "\(base)/\(language)/invitations/\(token.text)"
    }

    public func contactPoints(of id: Identifier<RegisteredOrganisation>, in language: Language) -> String {
        "\(base)/\(language)/\(id.ownPath)#contacts"
    }
}

extension Identifier<RegisteredOrganisation> {
    /// Where its people find it, without a language: notifications lead there.
    public var ownPath: String { "my/organisations/\(self)" }
}
