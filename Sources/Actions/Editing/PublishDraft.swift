import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Approves a draft and makes it what the record says, all in this transaction: record, history, search, log and draft
    /// go together or stay together.
    public func publishDraft(_ seen: SeenDraft, in catalogue: Catalogue, by actor: Actor, at now: Date) throws {
        var draft = try draft(seen, for: actor)
        try actor.require(.publishRecord, on: try subject(of: draft))
        let reviewer = try actor.requirePerson()
        let published = try draft.published(in: self)
        try refusing { try draft.publish(over: published, by: reviewer, at: now) }
        // What it refers to may have gone since it was handed in.
        let check = try check(draft.body, of: draft.kind, draft.record, in: catalogue)
        guard check.mistakes.isEmpty else { throw Refusal.draftHasMistakes }
        try publish(check.record, in: catalogue, at: now)
        try recordEdits.note(draft.kind, draft.record, at: now)
        try drafts.save(draft)
        try audit.append(.about(draft, .recordPublished, by: reviewer, at: now))
    }
}
