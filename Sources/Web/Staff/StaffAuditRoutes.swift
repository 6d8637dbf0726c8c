import Actions
import DataPackage
import Domain
import FoundationEssentials
import Hummingbird
import Store

/// The audit log, searched: who did what, when, to what.
struct StaffAuditRoutes {
    let services: Services
    let language: Language

    private static let pageLength = 50
    /// Entries in one file; more are asked for by a narrower search.
    private static let fileLength = 100_000

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("audit", use: show)
        staff.post("audit/file", use: file)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let query = try QueryItems(request)
        let before = query["before"].map { Identifier<AuditEntry>($0) }
        let (country, head, found, names) = try await services.look(for: context) { [services] db, actor in
            guard actor.may(.seeAuditLog, on: .platform) else { throw Refusal.notFound }
            let country = try services.catalogue.catalogue(in: db).country
            let search = try AuditQuery(query, country, in: db)
            let found = try search.map { try db.audit.entries($0, before: before, limit: Self.pageLength + 1) } ?? []
            return (country, try db.auditSeals.head(), found, try db.names(in: found))
        }
        var table = StaffTable(
            title: strings["staff.audit.title"], lead: strings["staff.audit.lead"],
            columns: ["time", "actor", "action", "subject", "details"].map { strings["staff.audit.\($0)"] })
        if let head {
            table.points = [
                .init(
                    pointText: strings.say(
                        "staff.audit.sealed", ["count": strings.number(head.lastEntry), "digest": head.digest]))
            ]
        }
        table.filterAction = location.url("staff/audit")
        table.filters = filters(query)
        for entry in found.prefix(Self.pageLength) { table.add(cells(entry, names, country)) }
        let kept = query.names.uniqued.filter { $0 != "before" }.compactMap { name in query[name].map { (name, $0) } }
        if found.count > Self.pageLength {
            let last = found[Self.pageLength - 1].id.rawValue
            table.links.append(
                PageLink(
                    linkTitle: strings["notifications.page.older"],
                    linkURL: location.url("staff/audit", kept + [("before", last)])))
        }
        table.form =
            location.form(
                "staff/audit/file", strings["staff.audit.file"],
                hidden: kept.map { .init(hiddenName: $0.0, hiddenValue: $0.1) }, []
            ).quiet
        return try await services.personal(table, at: location)
    }

    /// Made for this request only: there is no address that could be passed on. Who takes it along is noted.
    @Sendable private func file(_ request: Request, context: Context) async throws -> Response {
        let (query, now) = (context.visit.form, services.now())
        let entries = try await services.act(for: context) { [services] db, actor in
            guard actor.may(.seeAuditLog, on: .platform) else { throw Refusal.notFound }
            let search = try AuditQuery(query, services.catalogue.catalogue(in: db).country, in: db)
            let found = try search.map { try db.audit.entries($0, limit: Self.fileLength) } ?? []
            try db.noteAuditExport(of: found.count, by: actor, at: now)
            return found
        }
        let columns = ["id", "at", "actor", "action", "subject", "organisation", "details"]
        let lines = entries.map { entry in
            [
                entry.id.rawValue, entry.at.formatted(.iso8601), entry.actor.description, entry.action.rawValue,
                "\(entry.subject.kind.rawValue)/\(entry.subject.id)", entry.organisation ?? "", entry.detailText,
            ]
        }
        return .document(
            ([columns] + lines).map(CSVText.line).joined(), "text/csv; charset=utf-8; header=present",
            headers: [.contentDisposition: "attachment; filename=\"audit.csv\"", .cacheControl: "no-store"])
    }

    private func filters(_ query: QueryItems) -> [Form.Field] {
        let actions = [("", strings["staff.audit.any"])] + AuditAction.allCases.map { ($0.rawValue, $0.rawValue) }
        return [
            .filter("actor", strings["staff.audit.actorHint"], query["actor"] ?? ""),
            .choice("action", strings["staff.audit.action"], actions, chosen: query["action"]),
            .filter("subject", strings["staff.audit.subjectHint"], query["subject"] ?? ""),
            .filter("organisation", strings["staff.people.organisation"], query["organisation"] ?? ""),
            .filter("from", strings["staff.audit.from"], query["from"] ?? "", type: "date"),
            .filter("until", strings["staff.audit.until"], query["until"] ?? "", type: "date"),
        ]
    }

    private func cells(
        _ entry: AuditEntry, _ names: [Identifier<Person>: String], _ country: Country
    ) -> [String] {
        let actor: String =
            switch entry.actor {
            case .person(let id): names[id] ?? id.rawValue
            case .visitor, .system, .commandLine: strings["staff.audit.by.\(entry.actor.description)"]
            }
        return [
            country.time(at: entry.at), actor, entry.action.rawValue,
            "\(entry.subject.kind.rawValue)/\(entry.subject.id)", entry.detailText,
        ]
    }
}

extension AuditEntry {
    fileprivate var detailText: String {
        details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "; ")
    }
}

extension AuditQuery {
    /// What an auditor typed; nil when it can fit nothing.
    fileprivate init?(_ query: QueryItems, _ country: Country, in db: Connection) throws {
        self.init()
        if let text = query["actor"] {
            let byEmail = try EmailAddress(text).flatMap { try db.people.find(email: $0) }.map {
                AuditActor.person($0.id)
            }
            guard let found = byEmail ?? AuditActor(text) else { return nil }
            actor = found
        }
        if let text = query["action"] {
            guard let found = AuditAction(rawValue: text) else { return nil }
            action = found
        }
        if let text = query["subject"] {
            let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let kind = AuditSubject.Kind(rawValue: parts[0]) else { return nil }
            subject = AuditSubject(kind, parts[1])
        }
        organisation = query["organisation"]
        if let text = query["from"] {
            guard let day = Day(text) else { return nil }
            from = country.beginning(of: day)
        }
        if let text = query["until"] {
            guard let day = Day(text) else { return nil }
            until = country.beginning(of: day).addingTimeInterval(86_400)
        }
    }
}

extension Connection {
    /// The names of the people who acted, as far as they still have an account.
    fileprivate func names(in entries: [AuditEntry]) throws -> [Identifier<Person>: String] {
        let actors = entries.compactMap { entry in
            if case .person(let id) = entry.actor { id } else { nil }
        }
        return Dictionary(
            uniqueKeysWithValues: try actors.uniqued.compactMap { id in
                try people.find(id).map { (id, "\($0.name) (\($0.email))") }
            })
    }
}
