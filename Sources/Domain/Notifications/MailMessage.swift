import FoundationEssentials

/// A mail in its words, as servers pass it on (RFC 5322). Written twice it is the same byte for byte, so a receiver knows a repetition.
public struct MailMessage: Equatable, Sendable {
    /// Without angle brackets.
    public let messageID: String
    public let sender: Mailbox
    public let recipient: EmailAddress
    public let language: Language
    public let subject: HeaderText
    /// Plain text; lines end with `\n`.
    public let text: String
    public let date: Date

    public init(_ mail: Mail, from sender: Mailbox, subject: HeaderText, text: String) {
        let domain = sender.address.description.split(separator: "@").last ?? ""
        messageID = "\(mail.id)@\(domain)"
        self.sender = sender
        recipient = mail.recipient
        language = mail.language
        self.subject = subject
        self.text = text
        date = mail.createdAt
    }

    /// Headers, an empty line, the text; lines end with CR LF.
    public var source: String {
        let (encoding, body) = MailEncoding.body(text)
        let headers = [
            "Message-ID: <\(messageID)>",
            "Date: \(MailEncoding.date(date))",
            "From: \(MailEncoding.mailbox(sender))",
            "To: \(recipient)",
            "Subject: \(MailEncoding.words(subject))",
            "Content-Language: \(language.rawValue)",
            // RFC 3834: nobody's holiday notice answers it.
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: \(encoding)",
        ]
        return headers.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}
