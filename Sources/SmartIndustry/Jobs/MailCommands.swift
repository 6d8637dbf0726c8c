import ArgumentParser
import Domain
import Foundation
import Store

struct MailCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "What operators ask about mail.", subcommands: [TryMail.self])
}

struct TryMail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Queues a trial mail, to see whether mail arrives.",
        discussion: "The server sends it, or `jobs run`; `jobs list` shows what became of it.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The language of the mail: be, ru or en.")
    var language: Language = .en

    @Argument(help: "Who gets it.")
    var address: String

    func run() async throws {
        try await reporting {
            guard let recipient = EmailAddress(address) else {
                throw CommandError("“\(address)” is no address of mail.")
            }
            let (_, database) = try await options.open()
            let language = language
            try await database.write { try $0.mail.add(.trial, to: recipient, in: language, at: .now) }
            print("A mail to \(recipient) is queued.")
        }
    }
}
