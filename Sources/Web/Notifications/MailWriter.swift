import Domain
import Foundation
import Mustache

/// Puts mails into the words of their readers' languages, as plain text.
public struct MailWriter: Sendable {
    private let sender: Mailbox
    private let publicURL: String
    private let strings: [Language: Strings]
    private let library: MustacheLibrary

    /// The public URL is the address under which the platform is known outside, without a slash at its end.
    public init(sender: Mailbox, publicURL: String) throws {
        self.sender = sender
        self.publicURL = publicURL
        let root = try Resources.folder()
        strings = try Strings.all(in: root)
        let text = try String(
            contentsOf: root.appending(path: "Templates/\(Letter.template).mustache"), encoding: .utf8)
        var library = MustacheLibrary()
        try library.register("{{% CONTENT_TYPE: TEXT}}\n" + text, named: Letter.template)
        self.library = library
    }

    public func message(_ mail: Mail) throws -> MailMessage {
        guard let strings = strings[mail.language] else { throw MailWritingError.noWords(mail.language) }
        let letter = LetterWords(
            strings: strings, home: "\(publicURL)/\(mail.language.rawValue)", names: mail.names
        ).letter(mail.content)
        // The words are ours and the values in them cleaned; the type makes sure of it.
        guard let subject = HeaderText(letter.subject) else { throw MailWritingError.unfitSubject }
        guard let text = library.render(letter, withTemplate: Letter.template) else {
            throw MailWritingError.noTemplate
        }
        return MailMessage(mail, from: sender, subject: subject, text: text)
    }
}

/// Defects of ours, for the journal.
enum MailWritingError: Error {
    case noWords(Language), unfitSubject, noTemplate
}
