import Actions
import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

struct JobRunnerTests {
    /// A clock that a test turns.
    private final class Clock: Sendable {
        private let time = Mutex(Date.march1)
        var now: Date { time.withLock { $0 } }
        func advance(_ seconds: Int) { time.withLock { $0 += Double(seconds) } }
    }

    private let clock = Clock()

    private func runner(_ database: any Database, _ handler: JobHandler) -> JobRunner {
        JobRunner(database, worker: "test", now: { [clock] in clock.now }, handler: { _ in handler })
    }

    private func queue(_ subject: String = "a") async throws -> any Database {
        let (database, now) = (try await emptyDatabase(), clock.now)
        try await database.write { try $0.jobs.add(.sendMail, about: subject, at: now) }
        return database
    }

    private func lifeOfOne(_ handler: JobHandler) async throws -> [JobReport.Outcome] {
        let runner = runner(try await queue(), handler)
        var outcomes: [JobReport.Outcome] = []
        for _ in 0...BackOff.attempts {
            let reports = try await runner.runDue()
            outcomes += reports.map(\.outcome)
            guard case .putBack(let seconds, _) = reports.first?.outcome else { break }
            clock.advance(seconds - 1)
            #expect(try await runner.runDue().isEmpty)
            clock.advance(1)
        }
        return outcomes
    }

    @Test func `a job inside its transaction leaves what it wrote and is gone`() async throws {
        let database = try await queue()
        let reports = try await runner(
            database, .inside { job, db, now in try db.jobs.add(.sendDigest, about: job.subject, at: now) }
        ).runDue()
        #expect(reports.map(\.outcome) == [.done])
        #expect(try await database.read { try $0.jobs.waiting(limit: 5) }.map(\.kind) == [.sendDigest])
    }

    @Test func `what a failed job wrote is undone`() async throws {
        let database = try await queue()
        let reports = try await runner(
            database,
            .inside { job, db, now in
                try db.jobs.add(.sendDigest, about: job.subject, at: now)
                throw JobFailure("not today", isPermanent: false)
            }
        ).runDue()
        #expect(reports.map(\.outcome) == [.putBack(seconds: 15, reason: "not today")])
        let jobs = try await database.read { try $0.jobs.waiting(limit: 5) }
        #expect(jobs.map(\.kind) == [.sendMail])
        #expect(jobs.map(\.lastError) == ["not today"])
    }

    @Test func `attempts end, each after a longer wait`() async throws {
        let outcomes = try await lifeOfOne(.outside { _ in throw JobFailure("421 busy", isPermanent: false) })
        #expect(
            outcomes == BackOff.waits.map { .putBack(seconds: $0, reason: "421 busy") } + [.dead(reason: "421 busy")])
    }

    @Test func `a permanent failure is the last`() async throws {
        #expect(
            try await lifeOfOne(.outside { _ in throw JobFailure("550 no", isPermanent: true) })
                == [.dead(reason: "550 no")])
    }

    @Test func `an error of ours is tried again`() async throws {
        #expect(try await lifeOfOne(.outside { _ in throw Refusal.notFound }).count == BackOff.attempts)
    }

    @Test func `a job that kills its process each time dies in the end`() async throws {
        let database = try await queue()
        for _ in 1...BackOff.attempts {
            let now = clock.now
            _ = try await database.write {
                try $0.jobs.take(limit: 1, by: "killed", until: now.addingTimeInterval(120), at: now)
            }
            clock.advance(120)
        }
        let reports = try await runner(database, .inside { _, _, _ in Issue.record("it must not be tried again") })
            .runDue()
        guard case .dead = reports.first?.outcome else { return #expect(Bool(false), "\(reports)") }
    }

    @Test func `what is done outside is recorded even when the lease ended meanwhile`() async throws {
        let (database, clock) = (try await queue(), clock)
        let other = Mutex<[Job]>([])
        let reports = try await runner(
            database,
            .outside { job in
                clock.advance(121)
                let now = clock.now
                let taken = try await database.write {
                    try $0.jobs.take(limit: 1, by: "other", until: now.addingTimeInterval(120), at: now)
                }
                other.withLock { $0 = taken }
                return { db, now in try db.jobs.add(.sendDigest, about: job.subject, at: now) }
            }
        ).runDue()
        #expect(reports.map(\.outcome) == [.done])
        #expect(other.withLock { $0 }.count == 1)
        #expect(try await database.read { try $0.jobs.waiting(limit: 5) }.map(\.kind) == [.sendDigest])
    }

    @Test func `one process at a time does periodic jobs, another goes on when it stops`() async throws {
        let database = try await emptyDatabase()
        let log = Mutex<[String]>([])
        func leader(_ name: String) -> PeriodicJobs {
            PeriodicJobs(
                database, worker: name,
                jobs: [PeriodicJob("tick", every: 2) { _, _ in log.withLock { $0.append(name) } }])
        }
        let (one, two) = (leader("one"), leader("two"))
        for _ in 0..<4 {
            #expect(try await one.runDue(at: clock.now).isEmpty)
            #expect(try await two.runDue(at: clock.now).isEmpty)
            clock.advance(1)
        }
        #expect(log.withLock { $0 } == ["one", "one"])
        try await one.stop()
        clock.advance(5)
        _ = try await two.runDue(at: clock.now)
        #expect(log.withLock { $0 } == ["one", "one", "two"])
    }

    @Test func `when the leader dies, another leads after its lease`() async throws {
        let database = try await emptyDatabase()
        let count = Mutex(0)
        let one = PeriodicJobs(database, worker: "one", jobs: [PeriodicJob("tick", every: 1) { _, _ in }])
        let two = PeriodicJobs(
            database, worker: "two", jobs: [PeriodicJob("tick", every: 1) { _, _ in count.withLock { $0 += 1 } }])
        _ = try await one.runDue(at: clock.now)
        for _ in 0..<20 {
            _ = try await two.runDue(at: clock.now)
            clock.advance(1)
        }
        #expect((3...5).contains(count.withLock { $0 }))
    }

    @Test func `a periodic job that fails does not stop the others`() async throws {
        let done = Mutex(0)
        let periodic = PeriodicJobs(
            try await emptyDatabase(), worker: "one",
            jobs: [
                PeriodicJob("broken", every: 1) { _, _ in throw Refusal.notFound },
                PeriodicJob("sound", every: 1) { _, _ in done.withLock { $0 += 1 } },
            ])
        #expect(try await periodic.runDue(at: clock.now).map(\.name) == ["broken"])
        #expect(done.withLock { $0 } == 1)
    }
}
