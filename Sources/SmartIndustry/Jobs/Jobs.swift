import Actions
import ArgumentParser
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store
import UnixSignals

struct Jobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What happens later: mail, digests.", subcommands: [RunJobs.self, ListJobs.self, RetryJob.self])
}

struct RunJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Does jobs until it is asked to stop (SIGTERM).",
        discussion: "The server does jobs, too, unless JOBS_IN_SERVER is false; any number of workers get on.")

    @OptionGroup var options: DatabaseOptions

    @Flag(help: "Only do what is due, then end.")
    var once = false

    func run() async throws {
        try await reporting {
            let (settings, database) = try await options.open()
            let logger = Logger(settings)
            if once { return try await drain(try JobRunner(settings, database), database, logger) }
            let worker = try JobWorker(settings, database, logger: logger)
            try await ServiceGroup(
                services: [worker], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
            ).run()
        }
    }

    private func drain(_ runner: JobRunner, _ database: any Database, _ logger: Logger) async throws {
        var (done, failed) = (0, 0)
        while true {
            let reports = try await runner.runDue()
            if reports.isEmpty { break }
            reports.forEach { logger.log($0) }
            try await database.count(reports)
            let good = reports.count { $0.outcome == .done }
            done += good
            failed += reports.count - good
        }
        print("\(done) jobs done, \(failed) attempts failed.")
    }
}

struct ListJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the jobs that wait, or those that were given up.")

    @OptionGroup var options: DatabaseOptions

    @Flag(help: "Those that were given up, the latest first.")
    var dead = false

    @Option(help: "How many at most, 1 to 10000.")
    var limit = 100

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit is 1 to 10000.") }
    }

    func run() async throws {
        try await reporting {
            let (_, database) = try await options.open()
            let (dead, limit) = (dead, limit)
            let jobs = try await database.read { db in
                dead ? try db.jobs.dead(limit: limit) : try db.jobs.waiting(limit: limit)
            }
            switch format {
            case .json: print(try DataValue.list(jobs.map(\.dataValue)).json())
            case .text: jobs.forEach { print($0.line) }
            }
        }
    }
}

struct RetryJob: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Makes a job due now, with all its attempts before it.")

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The job, as `jobs list` names it.")
    var id: String

    func run() async throws {
        try await reporting {
            let (_, database) = try await options.open()
            let id = Identifier<Job>(id)
            guard try await database.write({ try $0.jobs.retry(id, at: .now) }) else {
                throw CommandError("There is no job \(id), or somebody is doing it now.")
            }
            print("Job \(id) is due now.")
        }
    }
}

extension QueuedJob {
    fileprivate var line: String {
        let state = diedAt.map { "dead since \(Self.text($0))" } ?? "due \(Self.text(dueAt))"
        let worker = worker.map { ", leased by \($0)" } ?? ""
        let error = lastError.map { ": \($0)" } ?? ""
        return "\(id) \(kind.rawValue) \(subject), attempts \(attempts), \(state)\(worker)\(error)"
    }

    fileprivate var dataValue: DataValue {
        let fields: [(String, String?)] = [
            ("id", id.rawValue), ("kind", kind.rawValue), ("subject", subject), ("createdAt", Self.text(createdAt)),
            ("dueAt", Self.text(dueAt)), ("leasedBy", worker), ("lastError", lastError),
            ("diedAt", diedAt.map(Self.text)),
        ]
        let texts = fields.map { DataValue.Field($0, $1.map(DataValue.text) ?? .null) }
        return .object(texts + [.init("attempts", .integer(attempts))])
    }

    private static func text(_ date: Date) -> String { date.formatted(.iso8601) }
}
