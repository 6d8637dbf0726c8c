import Domain
import FoundationEssentials
import Store

/// A worker: takes jobs that are due, does them, and says what became of each.
public struct JobRunner: Sendable {
    private let database: any Database
    private let worker: String
    private let lease: Int
    private let now: @Sendable () -> Date
    private let handler: @Sendable (JobKind) -> JobHandler

    /// A worker has a name unlike those of all others. The lease is in seconds, more than any attempt takes: after it
    /// another worker may take a job that this one has not ended.
    public init(
        _ database: any Database, worker: String, lease: Int = 120, now: @escaping @Sendable () -> Date = { Date() },
        handler: @escaping @Sendable (JobKind) -> JobHandler
    ) {
        self.database = database
        self.worker = worker
        self.lease = lease
        self.now = now
        self.handler = handler
    }

    /// Does up to `limit` jobs that are due, all at once. Empty when nothing is due.
    public func runDue(limit: Int = 4) async throws -> [JobReport] {
        let (start, worker) = (now(), worker)
        guard try await database.read({ try $0.jobs.hasDue(at: start) }) else { return [] }
        let end = start.addingTimeInterval(Double(lease))
        let jobs = try await database.write { try $0.jobs.take(limit: limit, by: worker, until: end, at: start) }
        return await withTaskGroup { group in
            for job in jobs { group.addTask { await attempt(job) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func attempt(_ job: Job) async -> JobReport {
        do {
            return JobReport(job: job, outcome: try await run(job))
        } catch {
            return JobReport(job: job, outcome: .unwritten(reason: "\(error)"))
        }
    }

    /// Throws only what the database says when the outcome is written.
    private func run(_ job: Job) async throws -> JobReport.Outcome {
        guard job.attempt <= BackOff.attempts else {
            return try await end(job, JobFailure("the process ended during the last attempt", isPermanent: true))
        }
        do {
            switch handler(job.kind) {
            case .inside(let work):
                let time = now()
                try await database.write { db in
                    if try db.jobs.finish(job) { try work(job, db, time) }
                }
                return .done
            case .outside(let work):
                let record = try await work(job)
                return try await write(record, of: job)
            }
        } catch let failure as JobFailure {
            return try await end(job, failure)
        } catch {
            return try await end(job, JobFailure("\(error)", isPermanent: false))
        }
    }

    private func write(_ record: @escaping JobHandler.JobRecord, of job: Job) async throws -> JobReport.Outcome {
        let time = now()
        do {
            try await database.write { db in
                try record(db, time)
                try db.jobs.finish(job)
            }
            return .done
        } catch {
            // It is done, so there is no hurry to do it again: the lease may end first.
            return .unwritten(reason: "\(error)")
        }
    }

    private func end(_ job: Job, _ failure: JobFailure) async throws -> JobReport.Outcome {
        let time = now()
        guard !failure.isPermanent, let wait = BackOff.wait(after: job.attempt) else {
            try await database.write { try $0.jobs.bury(job, because: failure.reason, at: time) }
            return .dead(reason: failure.reason)
        }
        let due = time.addingTimeInterval(Double(wait))
        try await database.write { try $0.jobs.putBack(job, until: due, because: failure.reason) }
        return .putBack(seconds: wait, reason: failure.reason)
    }
}
