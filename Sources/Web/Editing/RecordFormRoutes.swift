import Actions
import Domain
import Hummingbird
import Store

/// The form of a record, or the one that asks why the record is to go.
struct RecordFormRoutes {
    let services: Services
    let language: Language
    let removes: Bool

    /// Forms below it hold whole records.
    static let path = "/staff/records/"
    /// The largest record we have, and a dozen times as much.
    static let largestForm = 4 * 1024 * 1024

    static func path(_ kind: Kind, _ record: String, removing removes: Bool = false) -> String {
        "staff/records/\(kind.rawValue)/\(record)/\(step(removing: removes))"
    }

    private static func step(removing removes: Bool) -> String { removes ? "removal" : "edit" }

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        let path: RouterPath = "records/:kind/:id/\(Self.step(removing: removes))"
        staff.get(path, use: show)
        staff.post(path, use: save)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        let query = try QueryItems(request)
        let (strings, removes, isSaved, openList) = (strings, removes, query.has("saved"), query["add"])
        let shown = try await services.look(context) { desk -> Outcome in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            var form = try desk.form(kind, record, removing: removes)
            if let draft = form.draft, !draft.state.isEditable { return .saved(draft) }
            form.isSaved = isSaved && form.draft != nil
            form.openList = openList
            return .page(
                try EditPageWriter(desk: desk, location: location, strings: strings).page(form), form.body,
                desk.catalogue)
        }
        switch shown {
        case .saved(let draft): return .redirect(to: location.url("staff/drafts/\(draft.id)"), type: .normal)
        case .page(let page, let body, let catalogue):
            let page = try await effect(
                in: page, kind, record, body, EffectChoices(query), catalogue, at: location)
            return try await services.personal(page, at: location)
        }
    }

    /// The form of a record with a rule, with what the rule changes.
    private func effect(
        in page: EditPage, _ kind: Kind, _ record: String, _ body: DataValue, _ choices: EffectChoices,
        _ catalogue: Catalogue, at location: Location
    ) async throws -> EditPage {
        guard kind.holdsRules, !removes,
            let place = page.fields.firstIndex(where: { $0.editName == "criteria" })
        else { return page }
        var page = page
        do {
            page.fields[place].fieldEffect = try await services.ruleEffect(
                of: body, kind, record, choices, catalogue, at: location)
        } catch is CountingTurns.Full {
            // The form is there without it.
            return page
        }
        page.showsEffect = true
        return page
    }

    /// Keeps what was typed, and goes on to where the button leads.
    @Sendable private func save(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        let (strings, now, typed) = (strings, services.now(), context.visit.form)
        let text = DraftText(kind, record, typed: typed, removing: removes)
        let outcome = try await services.act(context) { desk -> Outcome in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            switch try desk.db.saveDraft(text, by: desk.actor, at: now) {
            case .saved(let draft): return .saved(draft)
            case .meanwhile(let rival):
                let location = location.at(Self.path(kind, record, removing: text.removes))
                return .page(
                    try EditPageWriter(desk: desk, location: location, strings: strings)
                        .page(desk.form(for: text, beside: rival)), text.body, desk.catalogue)
            }
        }
        switch outcome {
        case .saved(let draft):
            return .redirect(to: goal(typed, draft, location), type: .normal)
        case .page(let page, let body, let catalogue):
            let page = try await effect(in: page, kind, record, body, EffectChoices(typed), catalogue, at: location)
            return try await services.personal(page, at: location, status: .conflict)
        }
    }

    private enum Outcome: Sendable {
        case saved(Draft)
        /// With what was typed and what it was read with.
        case page(EditPage, DataValue, Catalogue)
    }

    /// The page that the pressed button leads to.
    private func goal(_ typed: QueryItems, _ draft: Draft, _ location: Location) -> String {
        switch typed["then"] ?? "" {
        case "preview": return location.url("staff/drafts/\(draft.id)/preview")
        case "review": return location.url("staff/drafts/\(draft.id)")
        case "effect":
            return location.url(draft.formPath, [("saved", "1")] + EffectChoices(typed).parameters) + "#effect"
        case let list where draft.kind.fieldNames.contains(list):
            return location.url(draft.formPath, [("saved", "1"), ("add", list)]) + "#add-\(list)"
        default: return location.url(draft.formPath, [("saved", "1")])
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
    /// The form of this person's open draft, or of the record as it is. What is not there can be written, not removed.
    fileprivate func form(_ kind: Kind, _ record: String, removing removes: Bool) throws -> EditForm {
        let open = try db.openDraft(kind, record, removing: removes, by: actor.person)
        let stored = try db.records.find(kind, record)?.dataValue
        if removes, open == nil, stored == nil { throw Refusal.notFound }
        let empty = DataValue.object([])
        return EditForm(
            kind: kind, record: record, removes: removes, body: open?.body ?? (removes ? empty : stored ?? empty),
            draft: open, revision: try db.revision(of: kind, record))
    }
}
