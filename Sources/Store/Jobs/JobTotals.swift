import Domain

extension Connection {
    public var jobTotals: JobTotals { JobTotals(db: self) }
}

/// What became of all attempts since the platform began, counted by every worker.
public struct JobTotals {
    let db: Connection

    public struct Total: Equatable, Sendable {
        public let kind: JobKind
        public var done: Int
        public var failed: Int

        public init(kind: JobKind, done: Int, failed: Int) {
            self.kind = kind
            self.done = done
            self.failed = failed
        }
    }

    public func add(_ total: Total) throws {
        try db.execute(
            """
            INSERT INTO job_totals (kind, done, failed) VALUES (\(total.kind), \(total.done), \(total.failed))
            ON CONFLICT (kind) DO UPDATE SET
                done = job_totals.done + excluded.done, failed = job_totals.failed + excluded.failed
            """)
    }

    /// By kind, in the order of their names.
    public func all() throws -> [Total] {
        try db.rows("SELECT kind, done, failed FROM job_totals ORDER BY kind").map {
            Total(kind: try $0["kind"], done: try $0["done"], failed: try $0["failed"])
        }
    }
}
