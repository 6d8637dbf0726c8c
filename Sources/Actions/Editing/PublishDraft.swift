import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Approves a draft and makes it what the record says, or takes the record out, all in this transaction: record, history, search, log and draft
    /// go together or stay together.
    public func publishDraft(_ seen: SeenDraft, in catalogue: Catalogue, by actor: Actor, at now: Date) throws {
        var draft = try draft(seen, for: actor)
        try actor.require(.publishRecord, on: try subject(of: draft))
        let reviewer = try actor.requirePerson()
        let published = try draft.published(in: self)
        try refusing { try draft.publish(over: published, by: reviewer, at: now) }
        // What it refers to may have gone since it was handed in.
        switch try ready(draft, in: catalogue, at: now) {
        case .says(let record): try publish(record, in: catalogue, at: now)
        case .goes(let removal): try remove(draft.kind, draft.record, removal, at: now)
        }
        try recordEdits.note(draft.kind, draft.record, at: now)
        try drafts.save(draft)
        try tellOfPublication(of: draft, by: reviewer, at: now)
        try audit.append(.about(draft, draft.aim.publication, by: reviewer, at: now))
    }
}

extension Draft.Aim {
    /// What is done when a draft with this aim is published.
    fileprivate var publication: AuditAction {
        switch self {
        case .change: .recordPublished
        case .removal: .recordRemoved
        case .reversion: .recordReverted
        }
    }
}
