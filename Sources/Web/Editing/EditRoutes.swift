import Actions
import Domain
import Hummingbird
import Store

/// Writing in a record of the catalogue.
struct EditRoutes {
    let services: Services
    let language: Language

    /// Forms below it hold whole records.
    static let path = "/staff/records/"
    /// The largest record we have, and a dozen times as much.
    static let largestForm = 4 * 1024 * 1024

    static func path(_ kind: Kind, _ record: String) -> String { "staff/records/\(kind.rawValue)/\(record)/edit" }

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        let staff = group.group("staff").add(middleware: PeopleOnly(language: language))
            .add(middleware: StaffFactor(services: services, language: language))
        staff.get("records/:kind/:id/edit", use: show)
        staff.post("records/:kind/:id/edit", use: save)
        RemovalRoutes(services: services, language: language).add(to: staff)
        StateRoutes(services: services, language: language).add(to: staff)
        WorkRoutes(services: services, language: language).add(to: staff)
        DraftRoutes(services: services, language: language).add(to: staff)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        let query = try QueryItems(request)
        let (strings, isSaved, openList) = (strings, query.has("saved"), query["add"])
        let shown = try await services.look(context) { desk -> Outcome in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            var form = try desk.form(kind, record)
            if let draft = form.draft, !draft.state.isEditable { return .saved(draft) }
            form.isSaved = isSaved && form.draft != nil
            form.openList = openList
            return .page(try EditPageWriter(desk: desk, location: location, strings: strings).page(form))
        }
        switch shown {
        case .saved(let draft): return .redirect(to: location.url("staff/drafts/\(draft.id)"), type: .normal)
        case .page(let page): return try await services.personal(page, at: location)
        }
    }

    /// Keeps what was typed, and goes on to where the button leads.
    @Sendable private func save(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        let (strings, now, typed) = (strings, services.now(), context.visit.form)
        let text = DraftText(kind, record, typed: typed)
        let outcome = try await services.act(context) { desk -> Outcome in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            switch try desk.db.saveDraft(text, by: desk.actor, at: now) {
            case .saved(let draft): return .saved(draft)
            case .meanwhile(let rival):
                let location = location.at(Self.path(kind, record))
                return .page(
                    try EditPageWriter(desk: desk, location: location, strings: strings)
                        .page(desk.form(for: text, beside: rival)))
            }
        }
        switch outcome {
        case .saved(let draft):
            return .redirect(to: goal(typed["then"] ?? "", draft, location), type: .normal)
        case .page(let page): return try await services.personal(page, at: location, status: .conflict)
        }
    }

    private enum Outcome: Sendable {
        case saved(Draft)
        case page(EditPage)
    }

    /// The page that the pressed button leads to.
    private func goal(_ button: String, _ draft: Draft, _ location: Location) -> String {
        let edit = Self.path(draft.kind, draft.record)
        switch button {
        case "preview": return location.url("staff/drafts/\(draft.id)/preview")
        case "review": return location.url("staff/drafts/\(draft.id)")
        case let list where draft.kind.fieldNames.contains(list):
            return location.url(edit, [("saved", "1"), ("add", list)]) + "#add-\(list)"
        default: return location.url(edit, [("saved", "1")])
        }
    }
}

extension Context {
    /// The record that an address below `/staff/records` names; it need not be there.
    var recordName: (Kind, String) {
        get throws {
            let record = try parameters.require("id")
            guard let kind = Kind(rawValue: try parameters.require("kind")), RecordCore.isIdentifier(record) else {
                throw Refusal.notFound
            }
            return (kind, record)
        }
    }
}

extension Desk {
    /// The form of this person's open draft, or of the record as it is.
    fileprivate func form(_ kind: Kind, _ record: String) throws -> EditForm {
        let open = try db.openDraft(kind, record, by: actor.person)
        let body = try open?.body ?? db.records.find(kind, record)?.dataValue ?? .object([])
        return EditForm(
            kind: kind, record: record, body: body, draft: open, revision: try db.revision(of: kind, record))
    }
}
