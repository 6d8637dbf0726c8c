import Domain
import FoundationEssentials
import Store

/// How mail leaves us: what words it gets, and who takes it.
public struct MailRoute: Sendable {
    let write: @Sendable (Mail) throws -> MailMessage
    let send: @Sendable (MailMessage) async -> MailReply

    public init(
        write: @escaping @Sendable (Mail) throws -> MailMessage,
        send: @escaping @Sendable (MailMessage) async -> MailReply
    ) {
        self.write = write
        self.send = send
    }
}

extension Database {
    /// Sends a mail of the outbox: noted as begun, sent, and noted as gone in the transaction that ends the job.
    func sendMail(_ job: Job, by route: MailRoute) async throws -> JobHandler.JobRecord {
        let id = Identifier<Mail>(job.subject)
        guard let mail = try await write({ try $0.mail.startSending(id) }) else { return { _, _ in } }
        switch await route.send(try route.write(mail)) {
        case .accepted: return { db, now in try db.mail.finishSending(id, at: now) }
        case .refused(let reason): throw JobFailure(reason, isPermanent: true)
        case .later(let reason): throw JobFailure(reason, isPermanent: false)
        }
    }
}
