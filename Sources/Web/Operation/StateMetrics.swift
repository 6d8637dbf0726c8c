import Domain
import FoundationEssentials
import Store

/// How the platform is behind its pages, in the text format of Prometheus: the same from every server of a platform.
struct StateMetrics: Sendable {
    private let now: Date
    private let load: JobLoad
    private let totals: [JobTotals.Total]
    private let lastSeal: (number: Int, sealedAt: Date)?
    private let unsealed: Int

    init(in db: Connection, at now: Date) throws {
        self.now = now
        load = try db.jobs.load(at: now)
        totals = try db.jobTotals.all()
        lastSeal = try db.auditSeals.last()
        unsealed = try db.auditSeals.waiting()?.count ?? 0
    }

    /// What there is to say while the database is out of reach.
    static let outOfReach = gauge("database_up", "Whether the database answers.", [("", 0)])

    var text: String {
        let jobs = load.kinds.flatMap { one in
            [("waiting", one.waiting), ("running", one.running), ("dead", one.dead)].map { state, count in
                ("{kind=\"\(one.kind.rawValue)\",state=\"\(state)\"}", Double(count))
            }
        }
        let oldest = load.oldestDue.map { now.timeIntervalSince($0) } ?? 0
        var lines = [
            Self.gauge("database_up", "Whether the database answers.", [("", 1)]),
            Self.gauge("jobs", "Jobs in the queue.", jobs),
            Self.gauge("jobs_oldest_due_seconds", "How long the oldest job has been due.", [("", oldest)]),
            Self.counter("jobs_done_total", "Jobs that were done.", totals.map { ($0.kind, $0.done) }),
            Self.counter("job_attempts_failed_total", "Attempts that failed.", totals.map { ($0.kind, $0.failed) }),
            Self.gauge("audit_unsealed_entries", "Entries that wait for a seal.", [("", Double(unsealed))]),
        ]
        if let lastSeal {
            let sealedAt = lastSeal.sealedAt.timeIntervalSince1970
            lines += [
                Self.gauge("audit_last_seal", "Number of the latest seal.", [("", Double(lastSeal.number))]),
                Self.gauge("audit_last_seal_timestamp_seconds", "When it was made.", [("", sealedAt)]),
            ]
        }
        return lines.joined()
    }

    private static func counter(_ name: String, _ help: String, _ values: [(kind: JobKind, count: Int)]) -> String {
        metric(name, help, "counter", values.map { ("{kind=\"\($0.kind.rawValue)\"}", Double($0.count)) })
    }

    private static func gauge(_ name: String, _ help: String, _ values: [(labels: String, value: Double)]) -> String {
        metric(name, help, "gauge", values)
    }

    private static func metric(
        _ name: String, _ help: String, _ type: String, _ values: [(labels: String, value: Double)]
    ) -> String {
        (["# HELP \(name) \(help)", "# TYPE \(name) \(type)"] + values.map { "\(name)\($0.labels) \($0.value)" })
            .map { $0 + "\n" }.joined()
    }
}
