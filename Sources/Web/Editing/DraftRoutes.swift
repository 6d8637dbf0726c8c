import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Store

/// Looking at a draft, and deciding on it.
struct DraftRoutes {
    let services: Services
    let language: Language

    /// The field with the version that was looked at.
    static let version = "version"

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("drafts/:id", use: show)
        staff.get("drafts/:id/preview", use: preview)
        for step in DraftStep.allCases {
            staff.post("drafts/:id/\(step.rawValue)") { try await take(step, $0, $1) }
        }
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let query = try QueryItems(request)
        let done = query["done"].flatMap(DraftStep.init)
        return try await show(DraftStepTaken(done: done), EffectChoices(query), at: location, context)
    }

    private func show(
        _ taken: DraftStepTaken, _ choices: EffectChoices, at location: Location, _ context: Context
    ) async throws -> Response {
        let (id, strings) = (try draft(in: context), strings)
        let location = location.at("staff/drafts/\(id)")
        var (page, draft, catalogue) = try await services.look(context) { desk in
            let draft = try desk.db.draft(id, for: desk.actor)
            let writer = DraftPageWriter(desk: desk, location: location, strings: strings)
            return (try writer.page(draft, taken), draft, desk.catalogue)
        }
        if draft.changesRule {
            do {
                page.effect = try await services.ruleEffect(
                    of: draft.body, draft.kind, draft.record, choices, catalogue, at: location)
            } catch is CountingTurns.Full {
                page.effectAway = strings["editing.effect.away"]
            }
        }
        return try await services.personal(page, at: location, status: taken.refused == nil ? .ok : .conflict)
    }

    /// The real page of the record, as the draft would make it.
    @Sendable private func preview(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let address = PublicAddress(services.settings, request)
        let (id, strings) = (try draft(in: context), strings)
        let page = try await services.look(context) { desk in
            let draft = try desk.db.draft(id, for: desk.actor)
            let check = try desk.db.check(draft, in: desk.catalogue, on: desk.today)
            guard case .says(let record) = check.outcome else { throw Refusal.notFound }
            var page = try RecordPage(record, desk.catalogue, location, strings, address, in: desk.db)
            page.preview = .init(
                previewText: strings[check.mistakes.isEmpty ? "editing.preview" : "editing.previewWithMistakes"],
                previewURL: location.url("staff/drafts/\(id)"), previewTitle: strings["editing.toDraft"])
            return page
        }
        return try await services.personal(page, at: location)
    }

    /// Does what the button says. What was typed with it is shown again when it cannot be done.
    private func take(_ step: DraftStep, _ request: Request, _ context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (id, now, form) = (try draft(in: context), services.now(), context.visit.form)
        let seen = SeenDraft(id, version: form[Self.version].flatMap(Int.init) ?? 0)
        let text = form["text"] ?? ""
        do {
            let draft = try await services.act(context) { desk in
                try desk.take(step, seen, text: text, at: now)
                return try desk.db.draft(id, for: desk.actor)
            }
            return .redirect(to: goal(after: step, draft, location), type: .normal)
        } catch let refusal as Refusal where refusal.draftText(in: strings) != nil {
            let taken = DraftStepTaken(refused: refusal, typed: text)
            return try await show(taken, EffectChoices(form), at: location, context)
        }
    }

    private func goal(after step: DraftStep, _ draft: Draft, _ location: Location) -> String {
        switch step {
        case .update: location.url(draft.formPath, [("saved", "1")])
        case .discard: location.url("staff/work")
        default: location.url("staff/drafts/\(draft.id)", [("done", step.rawValue)])
        }
    }

    private func draft(in context: Context) throws -> Identifier<Draft> {
        Identifier(rawValue: try context.parameters.require("id"))
    }
}

extension Desk {
    fileprivate func take(_ step: DraftStep, _ seen: SeenDraft, text: String, at now: Date) throws {
        switch step {
        case .handIn: try db.handIn(seen, note: text, in: catalogue, by: actor, at: now)
        case .withdraw: try db.withdrawDraft(seen, by: actor, at: now)
        case .askForChanges: try db.askForChanges(text, in: seen, by: actor, at: now)
        case .publish: try db.publishDraft(seen, in: catalogue, by: actor, at: now)
        case .decline: try db.declineDraft(seen, because: text, by: actor, at: now)
        case .discard: try db.discardDraft(seen, by: actor, at: now)
        case .update: try db.bringDraftUpToDate(seen, by: actor, at: now)
        }
    }
}
