import Domain
import Store

extension Connection {
    /// The only way to a draft: one that exists and that this person wrote, may write or may review.
    public func draft(_ id: Identifier<Draft>, for actor: Actor) throws -> Draft {
        guard let draft = try drafts.find(id) else { throw Refusal.notFound }
        let subject = try subject(of: draft)
        let mayKnow = [.editRecord, .reviewRecord].contains { actor.may($0, on: subject) }
        guard draft.author == actor.person || mayKnow else { throw Refusal.notFound }
        return draft
    }

    /// Whether this person may write a draft of the record.
    public func mayEdit(_ kind: Kind, _ record: String, _ actor: Actor) throws -> Bool {
        guard let person = actor.person else { return false }
        return actor.may(.editRecord, on: try subject(of: kind, record, by: person))
    }

    /// A draft as the policy asks about it.
    public func subject(of draft: Draft) throws -> Subject {
        try subject(of: draft.kind, draft.record, by: draft.author)
    }

    func subject(of kind: Kind, _ record: String, by author: Identifier<Person>) throws -> Subject {
        .draft(by: author, about: try organisation(describedBy: kind, record))
    }

    func organisation(
        describedBy kind: Kind, _ record: String
    ) throws -> Identifier<RegisteredOrganisation>? {
        kind == .organisations ? try organisations.find(record: record)?.id : nil
    }
}
