import Actions
import Domain
import Hummingbird
import Store

/// What happens later, what was given up and why; and mail that has not gone yet.
struct StaffJobRoutes {
    let services: Services
    let language: Language

    private static let most = 100

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("jobs", use: show)
        staff.post("jobs/:id/retry", use: retry)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (country, mayRetry, dead, waiting, counts) = try await services.look(for: context) { [services] db, actor in
            guard actor.may(.seeJobs, on: .platform) else { throw Refusal.notFound }
            return (
                try services.catalogue.catalogue(in: db).country, actor.may(.retryJob, on: .platform),
                try db.jobs.dead(limit: Self.most), try db.jobs.waiting(limit: Self.most), try db.jobs.counts()
            )
        }
        var table = StaffTable(
            title: strings["staff.jobs.title"], lead: strings["staff.jobs.lead"],
            columns: ["kind", "state", "attempts", "reason"].map { strings["staff.jobs.\($0)"] })
        table.points = [
            .init(pointText: strings.say("staff.jobs.waiting", count: counts.waiting)),
            .init(pointText: strings.say("staff.jobs.dead", count: counts.dead)),
        ]
        for job in dead + waiting {
            let state =
                job.diedAt.map { strings.say("staff.jobs.diedAt", ["time": strings.time($0, in: country)]) }
                ?? strings.say(
                    job.worker == nil ? "staff.jobs.dueAt" : "staff.jobs.runsUntil",
                    ["time": strings.time(job.dueAt, in: country)])
            let again = location.form("staff/jobs/\(job.id)/retry", strings["staff.jobs.retry"], []).quiet
            table.add(
                [job.kind.rawValue, state, "\(job.attempts)", job.lastError ?? ""],
                forms: mayRetry && job.worker == nil ? [again] : [])
        }
        return try await services.personal(table, at: location)
    }

    @Sendable private func retry(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let now = services.now()
        let id = Identifier<Job>(rawValue: try context.parameters.require("id"))
        try await services.act(for: context) { try $0.retryJob(id, by: $1, at: now) }
        return .redirect(to: location.url("staff/jobs"), type: .normal)
    }
}
