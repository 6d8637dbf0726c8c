import Domain
import FoundationEssentials
import Store

/// A draft as somebody looked at it when they decided what to do.
public struct SeenDraft: Sendable {
    public let id: Identifier<Draft>
    public let version: Int

    public init(_ id: Identifier<Draft>, version: Int) {
        self.id = id
        self.version = version
    }
}

extension Connection {
    /// Gives a draft without mistakes to the reviewers.
    public func handIn(
        _ seen: SeenDraft, note: String, in catalogue: Catalogue, by actor: Actor, at now: Date
    ) throws {
        let draft = try draft(seen, for: actor)
        _ = try ready(draft, in: catalogue, at: now)
        try change(seen, by: actor) { try $0.handIn(note: note, at: now) }
        try tellReviewers(of: draft, at: now)
        try audit.append(.about(draft, .recordDrafted, by: draft.author, at: now))
    }

    /// Takes a draft back from review.
    public func withdrawDraft(_ seen: SeenDraft, by actor: Actor, at now: Date) throws {
        try change(seen, by: actor) { try $0.withdraw(at: now) }
    }

    /// Gives a draft up; what was typed stays in it.
    public func discardDraft(_ seen: SeenDraft, by actor: Actor, at now: Date) throws {
        try change(seen, by: actor) { try $0.discard(at: now) }
    }

    /// Takes over what was published since the draft was begun, where the draft itself says nothing else.
    public func bringDraftUpToDate(_ seen: SeenDraft, by actor: Actor, at now: Date) throws {
        let published = try draft(seen.id, for: actor).published(in: self)
        try change(seen, by: actor) { try $0.bringUpToDate(with: published, at: now) }
    }

    /// Gives a draft back to its author, saying what to change.
    public func askForChanges(_ request: String, in seen: SeenDraft, by actor: Actor, at now: Date) throws {
        var draft = try draft(seen, for: actor)
        try actor.require(.reviewRecord, on: try subject(of: draft))
        let reviewer = try actor.requirePerson()
        try refusing { try draft.askForChanges(request, by: reviewer, at: now) }
        try drafts.save(draft)
        try tellAuthor(of: draft, changesAsked: request, at: now)
    }

    /// Closes a draft of another unpublished, saying why: as much a decision as publishing it.
    public func declineDraft(_ seen: SeenDraft, because reason: String, by actor: Actor, at now: Date) throws {
        var draft = try draft(seen, for: actor)
        try actor.require(.publishRecord, on: try subject(of: draft))
        let reviewer = try actor.requirePerson()
        try refusing { try draft.decline(reason, by: reviewer, at: now) }
        try drafts.save(draft)
        try tellAuthor(of: draft, declined: reason, at: now)
    }

    /// A step of the author's.
    private func change(
        _ seen: SeenDraft, by actor: Actor, _ step: (inout Draft) throws -> Void
    ) throws {
        var draft = try draft(seen, for: actor)
        guard draft.author == actor.person else { throw Refusal.notAllowed }
        try actor.require(.editRecord, on: try subject(of: draft))
        try refusing { try step(&draft) }
        try drafts.save(draft)
    }

    /// The draft, if it is still what was looked at.
    func draft(_ seen: SeenDraft, for actor: Actor) throws -> Draft {
        let draft = try draft(seen.id, for: actor)
        guard draft.version == seen.version else { throw Refusal.draftChanged }
        return draft
    }
}

extension Draft {
    /// What the record says now; nil where it is not there.
    public func published(in db: Connection) throws -> DataValue? { try db.records.find(kind, record)?.dataValue }
}

extension AuditEntry {
    static func about(
        _ draft: Draft, _ action: AuditAction, by person: Identifier<Person>, at now: Date
    ) -> AuditEntry {
        var details = ["draft": draft.id.rawValue, "author": draft.author.rawValue]
        if case .reversion(let state) = draft.aim { details["state"] = "\(state)" }
        return AuditEntry(
            at: now, by: .person(person), action, AuditSubject(.record, "\(draft.kind.rawValue)/\(draft.record)"),
            details: details)
    }
}
