import Domain
import FoundationEssentials

/// How much is to be done.
public struct JobLoad: Equatable, Sendable {
    public let kinds: [Kind]
    /// Since when the job that waits longest for a worker has been due; nil when none is.
    public let oldestDue: Date?

    public struct Kind: Equatable, Sendable {
        public let kind: JobKind
        public let waiting: Int
        public let running: Int
        public let dead: Int
    }
}

extension Jobs {
    /// Kinds of which there is no job are left out.
    public func load(at now: Date) throws -> JobLoad {
        let kinds = try db.rows(
            """
            SELECT kind, COUNT(*) AS jobs, COUNT(died_at) AS dead,
                COUNT(CASE WHEN died_at IS NULL AND due_at > \(now) THEN leased_by END) AS running
            FROM jobs GROUP BY kind ORDER BY kind
            """
        ).map { row in
            let (jobs, dead, running): (Int, Int, Int) = (try row["jobs"], try row["dead"], try row["running"])
            return JobLoad.Kind(kind: try row["kind"], waiting: jobs - dead - running, running: running, dead: dead)
        }
        let oldest = try db.rows(
            "SELECT due_at FROM jobs WHERE died_at IS NULL AND due_at <= \(now) ORDER BY due_at, id LIMIT 1"
        ).first
        return JobLoad(kinds: kinds, oldestDue: try oldest.map { try $0["due_at"] })
    }
}
