import Domain
import Store

extension Database {
    /// Adds what became of some attempts to the totals of all; those of a worker that was killed meanwhile are not counted.
    public func count(_ reports: [JobReport]) async throws {
        guard !reports.isEmpty else { return }
        let totals = Dictionary(grouping: reports, by: \.job.kind).map { kind, reports in
            let done = reports.count { $0.outcome == .done }
            return JobTotals.Total(kind: kind, done: done, failed: reports.count - done)
        }
        try await write { db in
            for total in totals.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) { try db.jobTotals.add(total) }
        }
    }
}
