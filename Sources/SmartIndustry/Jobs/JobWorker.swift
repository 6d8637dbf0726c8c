import Actions
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store
import Web

/// Does jobs until the process is asked to stop, and ends those it has begun.
struct JobWorker: ServiceLifecycle.Service {
    private let runner: JobRunner
    private let database: any Database
    private let periodicJobs: PeriodicJobs
    private let logger: Logger

    init(_ settings: Settings, _ database: any Database, logger: Logger) throws {
        let name = workerName()
        self.database = database
        runner = try JobRunner(settings, database, worker: name)
        periodicJobs = PeriodicJobs(
            database, worker: name,
            jobs: [.sealAudit, .forgetMail, .forgetExpired, .askAboutContacts, .makeIndexEditions])
        self.logger = logger
        if case .folder(let path) = settings.mail.route {
            logger.notice("SMTP_URL is not set: mail is written into a folder", metadata: ["folder": "\(path)"])
        }
    }

    func run() async throws {
        // Side by side: a mail server that takes its time must not keep the others waiting.
        await withDiscardingTaskGroup { group in
            group.addTask { await untilStopped(doDueJobs) }
            group.addTask { await untilStopped(doPeriodicJobs) }
        }
        // Cancelled when the server failed: then the lease ends by itself.
        if !Task.isCancelled { try await periodicJobs.stop() }
    }

    /// Whether it did anything.
    private func doDueJobs() async throws -> Bool {
        let reports = try await runner.runDue()
        reports.forEach { logger.log($0) }
        try await database.count(reports)
        return !reports.isEmpty
    }

    private func doPeriodicJobs() async throws -> Bool {
        for failure in try await periodicJobs.runDue(at: .now) {
            logger.error("periodic job failed", metadata: ["job": "\(failure.name)", "reason": "\(failure.reason)"])
        }
        return false
    }

    /// Rests a second when there was nothing to do, longer each time while the database is out of reach.
    private func untilStopped(_ work: () async throws -> Bool) async {
        var failures = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let wasBusy = try await work()
                failures = 0
                if !wasBusy { await rest(seconds: 1) }
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                logger.error("jobs cannot be done", metadata: ["reason": "\(error)"])
                await rest(seconds: min(30, 1 << min(failures, 5)))
            }
        }
    }

    /// Only the rest is cut short by a stop, never a job.
    private func rest(seconds: Int) async {
        await cancelWhenGracefulShutdown { try? await Task.sleep(for: .seconds(seconds)) }
    }
}

extension JobRunner {
    /// A worker with the handlers of this program.
    init(_ settings: Settings, _ database: any Database, worker: String = workerName()) throws {
        let writer = try MailWriter(sender: settings.mail.sender, publicURL: settings.web.ownAddress)
        let route = MailRoute(
            write: writer.message, send: settings.mail.sending(patience: settings.jobs.mailPatience))
        self.init(
            database, worker: worker, lease: settings.jobs.lease,
            handler: JobHandler.all(
                database, mail: route, links: OrganisationLinks(base: settings.web.ownAddress)))
    }
}

/// Says which process on which machine, and is never the same again.
private func workerName() -> String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let name = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return "\(name):\(ProcessInfo.processInfo.processIdentifier):\(UInt32.random(in: 0 ... .max))"
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
