import Domain
import FoundationEssentials

/// A job as operators see it.
public struct QueuedJob: Equatable, Sendable {
    public let id: Identifier<Job>
    public let kind: JobKind
    public let subject: String
    public let createdAt: Date
    /// Attempts begun so far.
    public let attempts: Int
    /// When it may be taken next; while somebody does it, when the lease ends.
    public let dueAt: Date
    /// The worker that does it now.
    public let worker: String?
    public let lastError: String?
    /// When it was given up.
    public let diedAt: Date?
}

extension Jobs {
    /// Jobs that were given up, the latest first.
    public func dead(limit: Int) throws -> [QueuedJob] {
        try queued("died_at IS NOT NULL ORDER BY died_at DESC, id LIMIT \(limit)")
    }

    /// Jobs that wait or are being done, the next due first.
    public func waiting(limit: Int) throws -> [QueuedJob] {
        try queued("died_at IS NULL ORDER BY due_at, id LIMIT \(limit)")
    }

    /// How many jobs wait or are being done, and how many are dead.
    public func counts() throws -> (waiting: Int, dead: Int) {
        let row = try db.rows("SELECT COUNT(*) AS jobs, COUNT(died_at) AS dead FROM jobs")[0]
        let (jobs, dead): (Int, Int) = (try row["jobs"], try row["dead"])
        return (jobs - dead, dead)
    }

    /// Makes a job due now, dead or waiting, with all its attempts before it. False when there is none, or somebody is doing it.
    public func retry(_ id: Identifier<Job>, at now: Date) throws -> Bool {
        try db.execute(
            """
            UPDATE jobs SET due_at = \(now), attempts = 0, died_at = NULL, leased_by = NULL
            WHERE id = \(id) AND (leased_by IS NULL OR due_at <= \(now))
            """) == 1
    }

    private func queued(_ condition: SQL) throws -> [QueuedJob] {
        try db.rows(
            """
            SELECT id, kind, subject, created_at, attempts, due_at, leased_by, last_error, died_at
            FROM jobs WHERE \(condition)
            """
        ).map { row in
            QueuedJob(
                id: try row["id"], kind: try row["kind"], subject: try row["subject"],
                createdAt: try row["created_at"], attempts: try row["attempts"], dueAt: try row["due_at"],
                worker: try row["leased_by"], lastError: try row["last_error"], diedAt: try row["died_at"])
        }
    }
}
