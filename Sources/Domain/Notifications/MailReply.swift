/// What became of a message that was handed to a mail server.
public enum MailReply: Equatable, Sendable {
    /// The server has it and answers for it.
    case accepted
    /// The server will never take it, and says why.
    case refused(String)
    /// It may take it later, or nobody could be reached.
    case later(String)
}
