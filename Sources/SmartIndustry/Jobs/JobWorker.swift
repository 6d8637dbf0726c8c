import Actions
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store

/// Does jobs until the process is asked to stop, and ends those it has begun.
struct JobWorker: ServiceLifecycle.Service {
    let runner: JobRunner
    let periodicJobs: PeriodicJobs
    let logger: Logger

    func run() async throws {
        var trouble = 0
        while !Task.isShuttingDownGracefully {
            do {
                for failure in try await periodicJobs.runDue(at: .now) {
                    logger.error(
                        "periodic job failed", metadata: ["job": "\(failure.name)", "reason": "\(failure.reason)"])
                }
                let reports = try await runner.runDue()
                reports.forEach { logger.log($0) }
                trouble = 0
                if reports.isEmpty { await rest(seconds: 1) }
            } catch {
                trouble += 1
                logger.error("jobs cannot be taken", metadata: ["reason": "\(error)"])
                await rest(seconds: min(30, 1 << min(trouble, 5)))
            }
        }
        try await periodicJobs.stop()
    }

    /// Only the rest is cut short by a stop, never a job.
    private func rest(seconds: Int) async {
        await cancelWhenGracefulShutdown { try? await Task.sleep(for: .seconds(seconds)) }
    }
}

extension Logger {
    /// What became of a job; subjects are identifiers, so nothing of a person is told.
    func log(_ report: JobReport) {
        var metadata: Metadata = [
            "job": "\(report.job.id)", "kind": "\(report.job.kind.rawValue)", "attempt": "\(report.job.attempt)",
        ]
        switch report.outcome {
        case .done:
            info("job done", metadata: metadata)
        case .putBack(let seconds, let reason):
            metadata["again"] = "\(seconds) s"
            metadata["reason"] = "\(reason)"
            warning("job put back", metadata: metadata)
        case .dead(let reason):
            metadata["reason"] = "\(reason)"
            error("job dead", metadata: metadata)
        case .unwritten(let reason):
            metadata["reason"] = "\(reason)"
            error("job's outcome not written", metadata: metadata)
        }
    }
}
