import Domain
import FoundationEssentials
import Store

/// Something done again and again, by one process at a time.
public struct PeriodicJob: Sendable {
    let name: String
    let period: TimeInterval
    let work: @Sendable (any Database, Date) async throws -> Void

    /// The period is in seconds from one beginning to the next, at least 1; a new leader begins at once.
    ///
    /// The work may be cut off anywhere, and done by two for a moment when a leader was too slow: what it writes must not mind.
    public init(
        _ name: String, every period: TimeInterval, work: @escaping @Sendable (any Database, Date) async throws -> Void
    ) {
        self.name = name
        self.period = period
        self.work = work
    }
}

/// Does periodic jobs while this process holds the lease on them.
public actor PeriodicJobs {
    private let database: any Database
    private let worker: String
    private let jobs: [PeriodicJob]
    private var isLeading = false
    private var askAgainAt = Date.distantPast
    private var next: [String: Date] = [:]

    private static let lease = "periodic jobs"
    /// Seconds without a leader after one was killed, at most.
    private static let leaseLength: TimeInterval = 15

    public init(_ database: any Database, worker: String, jobs: [PeriodicJob]) {
        self.database = database
        self.worker = worker
        self.jobs = jobs
    }

    /// Does what is due, one after the other, if this process leads; to be called every second.
    ///
    /// Returns those that failed, with the reason: they are done again at their next time.
    public func runDue(at now: Date) async throws -> [(name: String, reason: String)] {
        guard !jobs.isEmpty, try await leads(at: now) else { return [] }
        var failures: [(name: String, reason: String)] = []
        for job in jobs where next[job.name].map({ $0 <= now }) ?? true {
            next[job.name] = now.addingTimeInterval(job.period)
            do {
                try await job.work(database, now)
            } catch {
                failures.append((job.name, "\(error)"))
            }
        }
        return failures
    }

    /// Lets another process lead at once.
    public func stop() async throws {
        guard isLeading else { return }
        isLeading = false
        askAgainAt = .distantPast
        let worker = worker
        try await database.write { try $0.leases.giveUp(Self.lease, by: worker) }
    }

    private func leads(at now: Date) async throws -> Bool {
        // Asked thrice a lease, so that most seconds write nothing.
        if now < askAgainAt { return isLeading }
        let (worker, end) = (worker, now.addingTimeInterval(Self.leaseLength))
        isLeading = try await database.write { try $0.leases.hold(Self.lease, by: worker, until: end, at: now) }
        askAgainAt = now.addingTimeInterval(Self.leaseLength / 3)
        if !isLeading { next = [:] }
        return isLeading
    }
}
