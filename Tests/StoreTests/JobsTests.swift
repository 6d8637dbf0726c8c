import Domain
import Foundation
import Store
import TestSupport
import Testing

struct JobsTests {
    private let start = Date.march1
    private func later(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    private func queue(_ subjects: String...) async throws -> any Database {
        let (database, start) = (try await emptyDatabase(), start)
        try await database.write { db in
            // One due after the other.
            for (place, subject) in subjects.enumerated() {
                let due = start.addingTimeInterval(-1.0 / Double(place + 1))
                try db.jobs.add(.sendMail, about: subject, due: due, at: start)
            }
        }
        return database
    }

    private func take(_ database: any Database, limit: Int = 10, by worker: String = "one", at now: Date) async throws
        -> [Job]
    {
        try await database.write {
            try $0.jobs.take(limit: limit, by: worker, until: now.addingTimeInterval(60), at: now)
        }
    }

    @Test func `a job is taken once until its lease ends`() async throws {
        let database = try await queue("a")
        #expect(try await take(database, at: start).map(\.subject) == ["a"])
        #expect(try await take(database, at: later(59)).isEmpty)
        let again = try await take(database, at: later(60))
        #expect(again.map(\.subject) == ["a"])
        #expect(again.map(\.attempt) == [2])
    }

    @Test func `a job of the future waits`() async throws {
        let (database, due) = (try await emptyDatabase(), later(10))
        let now = start
        try await database.write { try $0.jobs.add(.sendDigest, about: "p", due: due, at: now) }
        #expect(try await !database.read { try $0.jobs.hasDue(at: now) })
        #expect(try await take(database, at: start).isEmpty)
        #expect(try await database.read { try $0.jobs.hasDue(at: due) })
        #expect(try await take(database, at: due).count == 1)
    }

    @Test func `a kind has one job a subject, and the first time counts`() async throws {
        let (database, now, due) = (try await emptyDatabase(), start, later(10))
        try await database.write { db in
            try db.jobs.add(.sendDigest, about: "p", due: due, at: now)
            try db.jobs.add(.sendDigest, about: "p", due: now, at: now)
            try db.jobs.add(.sendMail, about: "p", at: now)
        }
        #expect(try await database.read { try $0.jobs.waiting(limit: 10) }.map(\.dueAt) == [now, due])
    }

    @Test func `workers at once never take the same job`() async throws {
        let database = try await queue()
        let now = start
        try await database.write { db in
            for number in 0..<60 { try db.jobs.add(.sendMail, about: "\(number)", at: now) }
        }
        let taken = try await withThrowingTaskGroup(of: [Job].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var all: [Job] = []
                    while true {
                        let jobs = try await take(database, limit: 3, by: "\(worker)", at: now)
                        if jobs.isEmpty { return all }
                        all += jobs
                    }
                }
            }
            return try await group.reduce([], +)
        }
        #expect(taken.map(\.subject).sorted() == (0..<60).map(String.init).sorted())
    }

    @Test func `a finished job is gone, whoever finished it`() async throws {
        let database = try await queue("a")
        let job = try #require(try await take(database, at: start).first)
        _ = try await take(database, by: "two", at: later(60))
        #expect(try await database.write { try $0.jobs.finish(job) })
        #expect(try await !database.write { try $0.jobs.finish(job) })
        #expect(try await database.read { try $0.jobs.counts() } == (0, 0))
    }

    @Test func `a worker that was too slow neither puts back nor buries the job of another`() async throws {
        let database = try await queue("a")
        let (now, end) = (start, later(60))
        let slow = try #require(try await take(database, at: now).first)
        _ = try await take(database, by: "two", at: end)
        try await database.write { db in
            try db.jobs.putBack(slow, until: now, because: "slow")
            try db.jobs.bury(slow, because: "slow", at: end)
        }
        let job = try #require(try await database.read { try $0.jobs.waiting(limit: 1) }.first)
        #expect(job.worker == "two")
        #expect(job.lastError == nil)
    }

    @Test func `a dead job is listed with its reason and revived by people`() async throws {
        let database = try await queue("a", "b")
        let (now, end) = (start, later(60))
        let job = try #require(try await take(database, limit: 1, at: now).first)
        try await database.write { try $0.jobs.bury(job, because: "550 no such mailbox", at: now) }
        #expect(try await take(database, at: end).map(\.subject) == ["b"])
        let dead = try #require(try await database.read { try $0.jobs.dead(limit: 10) }.first)
        #expect(dead.id == job.id)
        #expect(dead.lastError == "550 no such mailbox")
        #expect(dead.diedAt == now)
        #expect(try await database.read { try $0.jobs.counts() } == (1, 1))

        #expect(try await database.write { try $0.jobs.retry(job.id, at: now) })
        #expect(try await take(database, at: now).map(\.attempt) == [1])
    }

    @Test func `a job that somebody is doing is not taken from under them`() async throws {
        let database = try await queue("a")
        let (now, end) = (start, later(60))
        let job = try #require(try await take(database, at: now).first)
        #expect(try await !database.write { try $0.jobs.retry(job.id, at: now) })
        #expect(try await !database.write { try $0.jobs.retry(Identifier("nothing"), at: now) })
        #expect(try await database.write { try $0.jobs.retry(job.id, at: end) })
    }

    @Test func `a dead job gets a new life when its cause comes again`() async throws {
        let database = try await queue("a")
        let (now, end) = (start, later(60))
        let job = try #require(try await take(database, at: now).first)
        try await database.write { db in
            try db.jobs.bury(job, because: "broken", at: now)
            try db.jobs.add(.sendMail, about: "a", at: end)
        }
        #expect(try await take(database, at: end).map(\.attempt) == [1])
    }

    @Test func `a lease has one holder until it ends or is given up`() async throws {
        let database = try await emptyDatabase()
        func hold(_ holder: String, at now: Date) async throws -> Bool {
            try await database.write {
                try $0.leases.hold("x", by: holder, until: now.addingTimeInterval(15), at: now)
            }
        }
        #expect(try await hold("one", at: start))
        #expect(try await !hold("two", at: later(5)))
        #expect(try await hold("one", at: later(10)))
        #expect(try await !hold("two", at: later(24)))
        #expect(try await hold("two", at: later(25)))
        try await database.write { try $0.leases.giveUp("x", by: "one") }
        #expect(try await !hold("one", at: later(26)))
        try await database.write { try $0.leases.giveUp("x", by: "two") }
        #expect(try await hold("one", at: later(27)))
    }
}
