import Configuration
import Domain
import Foundation
import Outside

/// How mail leaves the platform, as the operator says.
struct MailSettings: Sendable {
    let route: Route
    let sender: Mailbox

    enum Route: Sendable {
        /// With the path of a certificate to trust beside those of the system.
        case server(MailServer, authority: String?)
        case folder(path: String)
    }

    init(_ reader: ConfigReader) throws {
        let url = reader.string(forKey: "smtp.url", isSecret: true, default: "file:var/mail")
        if url.hasPrefix("file:"), url.count > 5 {
            route = .folder(path: String(url.dropFirst(5)))
        } else if let server = MailServer(url) {
            route = .server(server, authority: try Self.authority(reader))
        } else {
            // Without its value, which may hold a password.
            throw CommandError("SMTP_URL must look like smtp://user:password@host:587, smtps://host or file:FOLDER.")
        }
        let sender = reader.string(forKey: "mail.from", default: "")
        guard !sender.isEmpty else {
            guard case .folder = route, let nobody = Mailbox("Smart Industry <noreply@industry.example>") else {
                throw CommandError("MAIL_FROM must say who mail comes from: Smart Industry <noreply@industry.example>.")
            }
            self.sender = nobody
            return
        }
        guard let mailbox = Mailbox(sender) else {
            throw CommandError("MAIL_FROM is “\(sender)”; it must look like Smart Industry <noreply@industry.example>.")
        }
        self.sender = mailbox
    }

    private static func authority(_ reader: ConfigReader) throws -> String? {
        guard let path = reader.string(forKey: "smtp.ca.file"), !path.isEmpty else { return nil }
        guard (try? String(contentsOfFile: path, encoding: .utf8))?.contains("BEGIN CERTIFICATE") == true else {
            throw CommandError("SMTP_CA_FILE is “\(path)”; no certificate (PEM) can be read there.")
        }
        return path
    }

    /// What sends one mail, with the patience of so many seconds.
    func sending(patience: Int) -> @Sendable (MailMessage) async -> MailReply {
        switch route {
        case .server(let server, let authority):
            MailSender(server: server, trusting: authority, patience: patience).send
        case .folder(let path): MailFolder(path: path).send
        }
    }
}
