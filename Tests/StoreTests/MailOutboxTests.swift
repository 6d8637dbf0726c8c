import Domain
import Foundation
import Store
import TestSupport
import Testing

struct MailOutboxTests {
    private let now = Date.march1
    private let content = MailContent.resetPassword(link: "https://industry.example/be/password/SECRET", minutes: 30)

    private func outbox() async throws -> (any Database, Identifier<Mail>) {
        let (database, now, content) = (try await emptyDatabase(), now, content)
        let recipient = try #require(EmailAddress("alena@firm.example"))
        try await database.write { try $0.mail.add(content, to: recipient, in: .be, at: now) }
        let job = try #require(try await database.read { try $0.jobs.waiting(limit: 1) }.first)
        return (database, Identifier(job.subject))
    }

    @Test func `a mail comes with its job, or neither`() async throws {
        let (database, id) = try await outbox()
        #expect(try await database.read { try $0.mail.state(id) } == .waiting)
        let (now, content) = (now, content)
        let recipient = try #require(EmailAddress("other@firm.example"))
        await #expect(throws: CancellationError.self) {
            try await database.write { db in
                try db.mail.add(content, to: recipient, in: .be, at: now)
                throw CancellationError()
            }
        }
        #expect(try await database.read { try $0.jobs.counts() } == (1, 0))
    }

    @Test func `a mail is noted as begun, as often as it is begun`() async throws {
        let (database, id) = try await outbox()
        for _ in 0..<2 {
            let mail = try #require(try await database.write { try $0.mail.startSending(id) })
            #expect(mail.content == content)
            #expect(mail.recipient.description == "alena@firm.example")
            #expect(mail.language == .be)
            #expect(mail.createdAt == now)
            #expect(try await database.read { try $0.mail.state(id) } == .sending)
        }
    }

    @Test func `a mail that has gone is never begun again, and its secret is forgotten`() async throws {
        let (database, id) = try await outbox()
        let now = now
        try await database.write { db in
            _ = try db.mail.startSending(id)
            try db.mail.finishSending(id, at: now)
            try db.mail.finishSending(id, at: now)
        }
        #expect(try await database.write { try $0.mail.startSending(id) } == nil)
        let row = try await database.read { try $0.rows("SELECT * FROM mails") }
        #expect(row.count == 1)
        #expect(!"\(row)".contains("SECRET"))
        #expect(try await database.write { try $0.mail.startSending(Identifier("nothing")) } == nil)
    }

    @Test func `old mail is erased with the job of one that could not be sent`() async throws {
        let (database, id) = try await outbox()
        let (now, later) = (now, now.addingTimeInterval(1))
        #expect(try await database.write { try $0.mail.erase(before: now, limit: 10) } == 0)
        #expect(try await database.write { try $0.mail.erase(before: later, limit: 10) } == 1)
        #expect(try await database.read { try $0.mail.state(id) } == nil)
        #expect(try await database.read { try $0.jobs.counts() } == (0, 0))
    }
}
