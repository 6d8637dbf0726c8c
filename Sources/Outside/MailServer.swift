import FoundationEssentials

/// The server that takes our mail: `smtp://user:password@host:587`, or `smtps://…` where the first byte is encrypted.
public struct MailServer: Equatable, Sendable {
    /// Without user and password.
    let url: String
    let login: Login?
    let encryption: Encryption

    struct Login: Equatable {
        let user: String
        let password: String
    }

    enum Encryption: Equatable {
        case none, whereOffered, required
    }

    /// Nil when the text is no such address. A password never travels unencrypted, save to this machine.
    public init?(_ text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme, ["smtp", "smtps"].contains(scheme),
            let host = parts.encodedHost, !host.isEmpty, parts.query == nil, ["", "/"].contains(parts.path)
        else { return nil }
        url = "\(scheme)://\(host)\(parts.port.map { ":\($0)" } ?? "")"
        login = parts.user.map { Login(user: $0, password: parts.password ?? "") }
        if scheme == "smtps" {
            encryption = .required
        } else if ["127.0.0.1", "[::1]", "localhost"].contains(host) {
            encryption = .none
        } else {
            encryption = login == nil ? .whereOffered : .required
        }
    }
}
