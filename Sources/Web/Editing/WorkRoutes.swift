import Actions
import Domain
import Hummingbird
import Store

/// What waits for an editor, and the way to a new record.
struct WorkRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("work", use: show)
        staff.post("drafts", use: begin)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let query = WorkQuery(try QueryItems(request))
        return try await show(query, at: Location(request, context, language), context, mistakes: [])
    }

    private func show(
        _ query: WorkQuery, at location: Location, _ context: Context, mistakes: [FormMistake]
    ) async throws -> Response {
        let (strings, typed) = (strings, context.visit.form)
        let page = try await services.look(context) { desk in
            try WorkPage(desk, query, location, strings, typed: typed, mistakes: mistakes)
        }
        return try await services.personal(
            page, at: location, status: mistakes.isEmpty ? .ok : .unprocessableContent)
    }

    /// Leads to the form of a record that is not there yet; it is begun when something of it is saved.
    @Sendable private func begin(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let form = context.visit.form
        guard try await services.look(context, { $0.actor.hasDesk }) else { throw Refusal.notFound }
        guard let kind = form["kind"].flatMap(Kind.init) else { throw HTTPError(.badRequest) }
        let record = form["id"] ?? ""
        guard RecordCore.isIdentifier(record) else {
            let mistake = FormMistake(field: "id", text: strings["editing.new.wrong"])
            let query = WorkQuery(.none)
            return try await show(query, at: location.at("staff/work"), context, mistakes: [mistake])
        }
        return .redirect(to: location.url(RecordFormRoutes.path(kind, record)), type: .normal)
    }
}

extension Actor {
    /// Whether writing or reviewing records is this person's work.
    var hasDesk: Bool { roles.contains { [.editor, .reviewer].contains($0.role) } }
}
