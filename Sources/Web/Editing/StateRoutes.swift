import Actions
import Domain
import Hummingbird
import Store

/// What a record said before, and the way back to it.
struct StateRoutes {
    let services: Services
    let language: Language

    /// The field with the number of the state.
    static let state = "state"

    static func path(_ kind: Kind, _ record: String) -> String { "staff/records/\(kind.rawValue)/\(record)/states" }

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("records/:kind/:id/states", use: show)
        staff.post("records/:kind/:id/states", use: begin)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let before = try QueryItems(request)["before"].flatMap(Int.init)
        return try await show(at: Location(request, context, language), context, before: before)
    }

    private func show(
        at location: Location, _ context: Context, before: Int? = nil, refused: Refusal? = nil
    ) async throws -> Response {
        let (kind, record) = try context.recordName
        let strings = strings
        let page = try await services.look(context) { desk in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            return try StatesPage(of: kind, record, before: before, refused: refused, desk, location, strings)
        }
        return try await services.personal(page, at: location, status: refused == nil ? .ok : .conflict)
    }

    /// Begins the draft and leads to it; nothing is public before it is reviewed.
    @Sendable private func begin(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        let (state, now) = (context.visit.form[Self.state].flatMap(Int.init) ?? 0, services.now())
        do {
            let draft = try await services.act(context) { desk in
                guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
                return try desk.db.returnRecord(kind, record, to: state, by: desk.actor, at: now)
            }
            return .redirect(to: location.url("staff/drafts/\(draft.id)"), type: .normal)
        } catch let refusal as Refusal where refusal.draftText(in: strings) != nil {
            return try await show(at: location, context, refused: refusal)
        }
    }
}
