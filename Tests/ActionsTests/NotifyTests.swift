import Actions
import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

struct NotifyTests {
    private let alena = Identifier<Person>("alena")
    private let news = NotificationContent.roleChanged(organisation: "Кветка", path: "organisations/1")

    /// The mails that went out, when a server takes them all.
    private final class Server: Sendable {
        private let taken = Mutex<[Mail]>([])
        private let time = Mutex(Date.march1)
        var mails: [Mail] { taken.withLock { $0 } }
        var now: Date { time.withLock { $0 } }
        func wait(hours: Double) { time.withLock { $0 += hours * 3600 } }

        func route(_ reply: MailReply = .accepted) -> MailRoute {
            MailRoute(
                write: { [self] mail in
                    taken.withLock { $0.append(mail) }
                    guard let sender = Mailbox("a@b.by"), let subject = HeaderText("x") else { throw Refusal.notFound }
                    return MailMessage(mail, from: sender, subject: subject, text: "")
                },
                send: { _ in reply })
        }

        func work(_ database: any Database, _ reply: MailReply = .accepted) async throws -> [JobReport] {
            let runner = JobRunner(
                database, worker: "test", now: { [self] in now },
                handler: JobHandler.all(
                    database, mail: route(reply), links: OrganisationLinks(base: "https://industry.example")))
            return try await runner.runDue(limit: 100) + runner.runDue(limit: 100)
        }
    }

    private let server = Server()

    private func database() async throws -> any Database {
        let (database, alena, now) = (try await emptyDatabase(), alena, server.now)
        let email = try #require(EmailAddress("alena@firm.example"))
        try await database.write { db in
            try db.people.add(
                Person(id: alena, email: email, name: "Алена", language: .be, createdAt: now), passwordHash: nil)
        }
        return database
    }

    private func notify(_ content: NotificationContent, _ database: any Database) async throws {
        let (alena, now) = (alena, server.now)
        try await database.write { try $0.notify(alena, content, at: now) }
    }

    private func prefer(_ preference: MailPreference, _ database: any Database) async throws {
        let (alena, kind) = (alena, news.kind)
        try await database.write { try $0.mailPreferences.save(preference, for: kind, of: alena) }
    }

    private func told(_ database: any Database) async throws -> [NotificationContent] {
        let alena = alena
        return try await database.read { try $0.notifications.of(alena, limit: 10) }.map(\.content)
    }

    @Test func `who has not chosen gets mail at once, in their language`() async throws {
        let database = try await database()
        try await notify(news, database)
        #expect(try await told(database) == [news])
        #expect(try await server.work(database).map(\.outcome) == [.done])
        #expect(server.mails.map(\.content) == [.notification(news)])
        #expect(server.mails.map(\.language) == [.be])
        #expect(server.mails.map(\.recipient.description) == ["alena@firm.example"])
    }

    @Test func `who wants no mail still finds it in the list`() async throws {
        let database = try await database()
        try await prefer(.never, database)
        try await notify(news, database)
        server.wait(hours: 48)
        #expect(try await server.work(database).isEmpty)
        #expect(try await told(database) == [news])
    }

    @Test func `who wants one mail a day gets one in the morning, and none without news`() async throws {
        let database = try await database()
        try await prefer(.daily, database)
        // It is 9 in the morning in UTC.
        try await notify(news, database)
        server.wait(hours: 1)
        try await notify(news, database)
        #expect(try await server.work(database).isEmpty)
        server.wait(hours: 22)
        #expect(try await server.work(database).map(\.outcome) == [.done, .done])
        #expect(server.mails.map(\.content) == [.digest([news, news])])
        server.wait(hours: 48)
        #expect(try await server.work(database).isEmpty)

        try await notify(news, database)
        server.wait(hours: 24)
        _ = try await server.work(database)
        #expect(server.mails.count == 2)
    }

    @Test func `news that was read meanwhile makes no mail`() async throws {
        let database = try await database()
        try await prefer(.daily, database)
        try await notify(news, database)
        let (alena, now) = (alena, server.now)
        let own = try #require(try await database.read { try $0.notifications.of(alena, limit: 1) }.first)
        _ = try await database.write { try $0.notifications.markRead(own.id, of: alena, at: now) }
        server.wait(hours: 24)
        #expect(try await server.work(database).map(\.job.kind) == [.sendDigest])
        #expect(server.mails.isEmpty)
    }

    @Test func `the security of the account is always told at once`() async throws {
        let database = try await database()
        let alena = alena
        try await database.write { try $0.mailPreferences.save(.never, for: .passwordChanged, of: alena) }
        try await notify(.passwordChanged, database)
        _ = try await server.work(database)
        #expect(server.mails.map(\.content) == [.passwordChanged])
    }

    @Test func `nobody is told when what is told did not happen`() async throws {
        let database = try await database()
        let (alena, news, now) = (alena, news, server.now)
        await #expect(throws: CancellationError.self) {
            try await database.write { db in
                try db.notify(alena, news, at: now)
                throw CancellationError()
            }
        }
        #expect(try await told(database).isEmpty)
        #expect(try await server.work(database).isEmpty)
        await #expect(throws: Refusal.notFound) {
            try await database.write { try $0.notify(Identifier("nobody"), news, at: now) }
        }
    }

    @Test func `a server that is busy gets the same mail again, one that refuses does not`() async throws {
        let database = try await database()
        try await notify(news, database)
        #expect(try await server.work(database, .later("421")).map(\.outcome) == [.putBack(seconds: 15, reason: "421")])
        server.wait(hours: 1)
        #expect(try await server.work(database, .refused("550")).map(\.outcome) == [.dead(reason: "550")])
        #expect(Set(server.mails.map(\.id)).count == 1)
        #expect(try await database.read { try $0.jobs.dead(limit: 1) }.map(\.lastError) == ["550"])
    }

    @Test func `two workers with the same mail send it once when the first has written that it went`() async throws {
        let database = try await database()
        try await notify(news, database)
        let id = try #require(try await database.read { try $0.jobs.waiting(limit: 1) }.first).subject
        _ = try await server.work(database)
        let now = server.now
        try await database.write { try $0.jobs.add(.sendMail, about: id, at: now) }
        #expect(try await server.work(database).map(\.outcome) == [.done])
        #expect(server.mails.count == 1)
    }
}
