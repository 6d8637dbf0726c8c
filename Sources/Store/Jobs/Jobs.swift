import Domain
import FoundationEssentials

extension Connection {
    public var jobs: Jobs { Jobs(db: self) }
}

/// The queue of everything that happens later.
public struct Jobs {
    let db: Connection

    /// Queues a job, due at `due` or at once. One that waits already stays as it is; a dead one gets a new life.
    public func add(_ kind: JobKind, about subject: String, due: Date? = nil, at now: Date) throws {
        // The update of a job that waits changes nothing, but it meets a worker that is just finishing it: one of them runs again.
        try db.execute(
            """
            INSERT INTO jobs (id, kind, subject, due_at, attempts, created_at)
            VALUES (\(Identifier<Job>.new(at: now)), \(kind), \(subject), \(due ?? now), 0, \(now))
            ON CONFLICT (kind, subject) DO UPDATE SET
                due_at = CASE WHEN jobs.died_at IS NULL THEN jobs.due_at ELSE excluded.due_at END,
                attempts = CASE WHEN jobs.died_at IS NULL THEN jobs.attempts ELSE 0 END,
                died_at = NULL
            """)
    }

    /// Whether anything is due: asked often, it takes no lock.
    public func hasDue(at now: Date) throws -> Bool {
        try !db.rows("SELECT id FROM jobs WHERE died_at IS NULL AND due_at <= \(now) LIMIT 1").isEmpty
    }

    /// Takes jobs that are due, the longest waiting first. Nobody else takes them until the lease ends.
    public func take(limit: Int, by worker: String, until end: Date, at now: Date) throws -> [Job] {
        // The one place where engines differ: an SQLite writer is alone anyway, workers on PostgreSQL pass each other by.
        let lock: SQL = db.engine == .postgres ? "FOR UPDATE SKIP LOCKED" : ""
        let due = try db.rows(
            """
            SELECT id, kind, subject, attempts FROM jobs WHERE died_at IS NULL AND due_at <= \(now)
            ORDER BY due_at, id LIMIT \(limit) \(lock)
            """)
        let jobs = try due.map { row in
            Job(id: try row["id"], kind: try row["kind"], subject: try row["subject"], attempt: try row["attempts"] + 1)
        }
        guard !jobs.isEmpty else { return [] }
        try db.execute(
            """
            UPDATE jobs SET attempts = attempts + 1, leased_by = \(worker), due_at = \(end)
            WHERE id IN (\(jobs.map(\.id)))
            """)
        return jobs
    }

    /// Takes a job off the queue, whoever has done it. False when somebody did so before.
    @discardableResult
    public func finish(_ job: Job) throws -> Bool {
        try db.execute("DELETE FROM jobs WHERE id = \(job.id)") == 1
    }

    /// Puts a job back for another attempt, unless another worker has taken it meanwhile.
    public func putBack(_ job: Job, until due: Date, because reason: String) throws {
        try db.execute(
            """
            UPDATE jobs SET due_at = \(due), leased_by = NULL, last_error = \(reason)
            WHERE id = \(job.id) AND attempts = \(job.attempt) AND died_at IS NULL
            """)
    }

    /// Gives a job up, unless another worker has taken it meanwhile: only people revive it.
    public func bury(_ job: Job, because reason: String, at now: Date) throws {
        try db.execute(
            """
            UPDATE jobs SET died_at = \(now), leased_by = NULL, last_error = \(reason)
            WHERE id = \(job.id) AND attempts = \(job.attempt) AND died_at IS NULL
            """)
    }
}

extension JobKind: SQLCodable {}
