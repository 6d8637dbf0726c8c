import Domain
import FoundationEssentials

/// A folder that gets each mail as a file instead of a server: for development, and until an operator names a server.
public struct MailFolder: Sendable {
    private let path: String

    /// The folder is made with the first mail.
    public init(path: String) { self.path = path }

    /// Writes `<identifier of the mail>.eml`; the same mail again replaces it.
    public func send(_ message: MailMessage) async -> MailReply {
        let name = message.messageID.prefix { $0 != "@" }
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(message.source.utf8).write(to: folder.appending(path: "\(name).eml"), options: .atomic)
            return .accepted
        } catch {
            return .later("\(path) cannot be written")
        }
    }
}
