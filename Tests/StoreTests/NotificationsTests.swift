import Domain
import Foundation
import Store
import TestSupport
import Testing

struct NotificationsTests {
    private let now = Date.march1

    private func people() async throws -> any Database {
        let (database, now) = (try await emptyDatabase(), now)
        try await database.write { db in
            for name in ["alena", "ivan"] {
                guard let email = EmailAddress("\(name)@firm.example") else { continue }
                try db.people.add(
                    Person(id: Identifier(name), email: email, name: name, language: .be, createdAt: now),
                    passwordHash: nil)
            }
        }
        return database
    }

    /// Notifications a second apart, named 1, 2, 3…
    private func add(_ count: Int, to person: String, _ database: any Database, awaitsDigest: Bool = false) async throws
    {
        let now = now
        try await database.write { db in
            for number in 1...count {
                let time = now.addingTimeInterval(Double(number))
                try db.notifications.add(
                    Domain.Notification(
                        id: .new(at: time), person: Identifier(person),
                        content: .roleChanged(organisation: "\(number)", path: "p"), createdAt: time, readAt: nil),
                    awaitsDigest: awaitsDigest)
            }
        }
    }

    private func numbers(_ notifications: [Domain.Notification]) -> [String] {
        notifications.map { notification in
            if case .roleChanged(let organisation, _) = notification.content { organisation } else { "?" }
        }
    }

    @Test func `a person's own, newest first, page by page`() async throws {
        let database = try await people()
        try await add(5, to: "alena", database)
        try await add(1, to: "ivan", database)
        let alena = Identifier<Person>("alena")
        let first = try await database.read { try $0.notifications.of(alena, limit: 3) }
        #expect(numbers(first) == ["5", "4", "3"])
        let last = try #require(first.last)
        let rest = try await database.read { try $0.notifications.of(alena, before: last.id, limit: 3) }
        #expect(numbers(rest) == ["2", "1"])
    }

    @Test func `what is read is not counted, and keeps the time it was first read`() async throws {
        let database = try await people()
        try await add(3, to: "alena", database)
        let (alena, now, later) = (Identifier<Person>("alena"), now, now.addingTimeInterval(60))
        func unread(limit: Int = 100) async throws -> Int {
            try await database.read { try $0.notifications.unreadCount(of: alena, limit: limit) }
        }
        #expect(try await unread() == 3)
        #expect(try await unread(limit: 2) == 2)
        let all = try await database.read { try $0.notifications.of(alena, limit: 3) }
        #expect(try await database.write { try $0.notifications.markRead(all[1].id, of: alena, at: now) })
        #expect(try await database.write { try $0.notifications.markRead(all[1].id, of: alena, at: later) })
        #expect(try await database.read { try $0.notifications.of(alena, limit: 3) }.map(\.readAt) == [nil, now, nil])
        #expect(try await unread() == 2)
        try await database.write { try $0.notifications.markRead(through: all[1].id, of: alena, at: later) }
        #expect(try await unread() == 1)
    }

    @Test func `nobody reads for another`() async throws {
        let database = try await people()
        try await add(1, to: "alena", database)
        let (alena, ivan, now) = (Identifier<Person>("alena"), Identifier<Person>("ivan"), now)
        let own = try #require(try await database.read { try $0.notifications.of(alena, limit: 1) }.first)
        #expect(try await !database.write { try $0.notifications.markRead(own.id, of: ivan, at: now) })
        try await database.write { try $0.notifications.markRead(through: own.id, of: ivan, at: now) }
        #expect(try await database.read { try $0.notifications.unreadCount(of: alena) } == 1)
    }

    @Test func `a digest takes what waits, oldest first, once, without what was read`() async throws {
        let database = try await people()
        try await add(3, to: "alena", database, awaitsDigest: true)
        try await add(1, to: "ivan", database, awaitsDigest: true)
        let (alena, now) = (Identifier<Person>("alena"), now)
        let second = try await database.read { try $0.notifications.of(alena, limit: 3) }[1]
        _ = try await database.write { try $0.notifications.markRead(second.id, of: alena, at: now) }
        func take(_ person: String) async throws -> [String] {
            numbers(
                try await database.write { try $0.notifications.takeForDigest(of: Identifier(person), limit: 10) })
        }
        #expect(try await take("alena") == ["1", "3"])
        #expect(try await take("alena") == [])
        #expect(try await take("ivan") == ["1"])
    }

    @Test func `a choice is kept a kind, but never for the security of the account`() async throws {
        let database = try await people()
        let alena = Identifier<Person>("alena")
        try await database.write { db in
            try db.mailPreferences.save(.never, for: .roleChanged, of: alena)
            try db.mailPreferences.save(.daily, for: .roleChanged, of: alena)
            try db.mailPreferences.save(.never, for: .passwordChanged, of: alena)
        }
        func find(_ kind: NotificationKind) async throws -> MailPreference {
            try await database.read { try $0.mailPreferences.find(kind, of: alena) }
        }
        #expect(try await find(.roleChanged) == .daily)
        #expect(try await find(.memberLeft) == .atOnce)
        #expect(try await find(.passwordChanged) == .atOnce)
        let all = try await database.read { try $0.mailPreferences.all(of: alena) }
        #expect(all[.roleChanged] == .daily)
        #expect(all[.memberLeft] == .atOnce)
        #expect(all.keys.allSatisfy { !$0.isSecurity })
    }
}
