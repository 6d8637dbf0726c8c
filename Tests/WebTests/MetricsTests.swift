import Actions
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Web

/// A database whose server is away.
private struct Unreachable: Database {
    func read<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        throw DatabaseError.unavailable("refused")
    }

    func write<Value: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
        throw DatabaseError.unavailable("refused")
    }
}

/// What operators are told of the state of the platform, so that they hear of trouble before others do.
struct MetricsTests {
    /// The values of the series whose names begin so, by name and labels.
    private func metrics(_ scene: Scene, _ prefix: String) async throws -> [String: Double] {
        let lines = try await scene.visitor.get("/metrics").text.split(separator: "\n").filter { $0.hasPrefix(prefix) }
        let pairs = lines.map { $0.split(separator: " ") }
        return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), Double($0[1]) ?? .nan) })
    }

    @Test func `jobs are told by kind and state, with the age of the oldest`() async throws {
        let scene = try await Scene()
        let start = scene.clock.now
        try await scene.database.write { db in
            for subject in ["a", "b", "c"] { try db.jobs.add(.sendMail, about: subject, at: start) }
            let taken = try db.jobs.take(limit: 2, by: "test", until: start.addingTimeInterval(3600), at: start)
            try db.jobs.bury(taken[0], because: "no", at: start)
            try db.jobs.add(.sendDigest, about: "p", due: start.addingTimeInterval(3600), at: start)
        }
        scene.clock.advance(minutes: 10)
        #expect(
            try await metrics(scene, "jobs{") == [
                #"jobs{kind="sendMail",state="waiting"}"#: 1, #"jobs{kind="sendMail",state="running"}"#: 1,
                #"jobs{kind="sendMail",state="dead"}"#: 1, #"jobs{kind="sendDigest",state="waiting"}"#: 1,
                #"jobs{kind="sendDigest",state="running"}"#: 0, #"jobs{kind="sendDigest",state="dead"}"#: 0,
            ])
        let age = try #require(try await metrics(scene, "jobs_oldest_due_seconds")["jobs_oldest_due_seconds"])
        #expect((600..<601).contains(age))
    }

    @Test func `what became of jobs is counted, whoever did them`() async throws {
        let scene = try await Scene()
        let start = scene.clock.now
        try await scene.database.write { db in
            for subject in ["a", "b"] { try db.jobs.add(.sendDigest, about: subject, at: start) }
            try db.jobs.add(.sendMail, about: "c", at: start)
        }
        for worker in ["one", "two"] {
            let runner = JobRunner(scene.database, worker: worker, now: { start }) { kind in
                .inside { _, _, _ in
                    if kind == .sendMail { throw JobFailure("no", isPermanent: true) }
                }
            }
            try await scene.database.count(try await runner.runDue(limit: 2))
        }
        #expect(try await metrics(scene, "jobs_done_total")[#"jobs_done_total{kind="sendDigest"}"#] == 2)
        #expect(
            try await metrics(scene, "job_attempts_failed_total")[#"job_attempts_failed_total{kind="sendMail"}"#] == 1)
    }

    @Test func `the latest seal is told, and what waits for the next`() async throws {
        let scene = try await Scene()
        #expect(try await metrics(scene, "audit_last").isEmpty)
        try await scene.database.write { try $0.audit.append(auditEntry()) }
        let sealedAt = scene.clock.now
        _ = try await scene.database.sealAudit(at: sealedAt)
        try await scene.database.write { db in
            for minute in 1...2 { try db.audit.append(auditEntry(minute: minute)) }
        }
        let told = try await metrics(scene, "audit_")
        #expect(told["audit_last_seal"] == 1 && told["audit_unsealed_entries"] == 2)
        let time = try #require(told["audit_last_seal_timestamp_seconds"])
        #expect(abs(time - sealedAt.timeIntervalSince1970) < 0.01)
        #expect(try await metrics(scene, "database_up") == ["database_up": 1])
    }

    @Test func `a database out of reach is told, not an error`() async throws {
        let answer = try await Visitor(Unreachable()).get("/metrics")
        #expect(answer.status == 200 && answer.text.contains("database_up 0.0"))
    }
}
