import Actions
import Domain
import Hummingbird
import Store

/// Proposing that a record goes: a draft that says why.
struct RemovalRoutes {
    let services: Services
    let language: Language

    static func path(_ kind: Kind, _ record: String) -> String { "staff/records/\(kind.rawValue)/\(record)/removal" }

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("records/:kind/:id/removal", use: show)
        staff.post("records/:kind/:id/removal", use: save)
    }

    private enum Outcome: Sendable {
        case page(EditPage)
        case saved(Draft)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        let (strings, isSaved) = (strings, try QueryItems(request).has("saved"))
        let outcome = try await services.look(context) { desk -> Outcome in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            var form = try desk.removal(kind, record)
            if let draft = form.draft, !draft.state.isEditable { return .saved(draft) }
            form.isSaved = isSaved && form.draft != nil
            return .page(try EditPageWriter(desk: desk, location: location, strings: strings).page(form))
        }
        switch outcome {
        case .saved(let draft): return .redirect(to: location.url("staff/drafts/\(draft.id)"), type: .normal)
        case .page(let page): return try await services.personal(page, at: location)
        }
    }

    @Sendable private func save(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        let (strings, now, typed) = (strings, services.now(), context.visit.form)
        let text = DraftText(kind, record, typed: typed, removing: true)
        let outcome = try await services.act(context) { desk -> Outcome in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            switch try desk.db.saveDraft(text, by: desk.actor, at: now) {
            case .saved(let draft): return .saved(draft)
            case .meanwhile(let rival):
                return .page(
                    try EditPageWriter(desk: desk, location: location, strings: strings)
                        .page(desk.form(for: text, beside: rival)))
            }
        }
        switch outcome {
        case .saved(let draft):
            let goal =
                typed["then"] == "review"
                ? location.url("staff/drafts/\(draft.id)") : location.url(Self.path(kind, record), [("saved", "1")])
            return .redirect(to: goal, type: .normal)
        case .page(let page): return try await services.personal(page, at: location, status: .conflict)
        }
    }
}

extension Desk {
    /// The form of this person's open removal, or an empty one where the record is there.
    fileprivate func removal(_ kind: Kind, _ record: String) throws -> EditForm {
        let open = try db.openDraft(kind, record, removing: true, by: actor.person)
        guard try open != nil || db.records.stored(kind, record) != nil else { throw Refusal.notFound }
        return EditForm(
            kind: kind, record: record, removes: true, body: open?.body ?? .object([]), draft: open,
            revision: try db.revision(of: kind, record))
    }
}
