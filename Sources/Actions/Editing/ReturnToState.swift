import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Begins a draft with what a record said in one of its ended states, to be checked and reviewed as any other.
    public func returnRecord(
        _ kind: Kind, _ record: String, to state: Int, by actor: Actor, at now: Date
    ) throws -> Draft {
        let person = try actor.requirePerson()
        try actor.require(.editRecord, on: try subject(of: kind, record, by: person))
        guard let body = try history.body(kind, record, number: state) else { throw Refusal.notFound }
        guard try openDraft(kind, record, by: person) == nil else { throw Refusal.draftIsOpen }
        let draft = Draft(
            id: .new(at: now), of: kind, record, from: try records.find(kind, record)?.dataValue, saying: body,
            aim: .reversion(to: state), by: person, at: now)
        guard draft.body != draft.base else { throw Refusal.draft(.nothingChanged) }
        try drafts.add(draft)
        return draft
    }
}
