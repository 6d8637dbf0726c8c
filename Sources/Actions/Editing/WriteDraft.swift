import Domain
import FoundationEssentials
import Store

/// What somebody typed for a record, and what they had before them.
public struct DraftText: Sendable {
    public let kind: Kind
    public let record: String
    /// Whether the record is to go: then the body says why.
    public let removes: Bool
    public let body: DataValue
    /// The draft they wrote in, and its version; nil when the record itself was before them.
    public let draft: (id: Identifier<Draft>, version: Int)?
    /// The state of the record that was before them: see `revision(of:_:)`.
    public let revision: Int
    /// Whether the draft is taken back from review, should it be there.
    public let takesBack: Bool

    public init(
        _ kind: Kind, _ record: String, saying body: DataValue, in draft: (id: Identifier<Draft>, version: Int)?,
        from revision: Int, removing removes: Bool = false, takingBack takesBack: Bool = false
    ) {
        (self.kind, self.record, self.removes, self.body, self.draft) = (kind, record, removes, body, draft)
        (self.revision, self.takesBack) = (revision, takesBack)
    }
}

/// What became of a text that was to be saved.
public enum SavedDraft: Sendable {
    case saved(Draft)
    /// The same person's draft went on elsewhere: nothing was written, both texts are there to be compared.
    case meanwhile(Draft)
}

extension Connection {
    /// The number of the state a record is in, counted from 1; the one after its last where it is not there.
    public func revision(of kind: Kind, _ record: String) throws -> Int { try history.count(kind, record) + 1 }

    /// Keeps what was typed, right or wrong: in the open draft of this person, or in a new one.
    public func saveDraft(_ text: DraftText, by actor: Actor, at now: Date) throws -> SavedDraft {
        let person = try actor.requirePerson()
        guard RecordCore.isIdentifier(text.record) else { throw Refusal.notFound }
        try actor.require(.editRecord, on: try subject(of: text.kind, text.record, by: person))
        if var open = try openDraft(text.kind, text.record, removing: text.removes, by: person) {
            guard text.draft?.id == open.id, text.draft?.version == open.version else { return .meanwhile(open) }
            if open.state == .inReview, text.takesBack {
                try refusing { try open.withdraw(at: now) }
                try drafts.save(open)
            }
            guard open.state.isEditable else { return .meanwhile(open) }
            try refusing { try open.save(text.body, at: now) }
            try drafts.save(open)
            return .saved(open)
        }
        let base = try base(of: text, by: person)
        if text.removes, base == nil { throw Refusal.notFound }
        let draft = Draft(
            id: .new(at: now), of: text.kind, text.record, from: base, saying: text.body,
            aim: text.removes ? .removal : .change, by: person, at: now)
        try drafts.add(draft)
        return .saved(draft)
    }

    /// What a person is writing about a record, or has handed in: their text, or their removal of it.
    public func openDraft(
        _ kind: Kind, _ record: String, removing removes: Bool = false, by person: Identifier<Person>?
    ) throws -> Draft? {
        try drafts.open(kind, record).first { $0.author == person && ($0.aim == .removal) == removes }
    }

    /// What was before the person: of a draft that ended meanwhile what it was made from, else the record as it was then.
    private func base(of text: DraftText, by person: Identifier<Person>) throws -> DataValue? {
        if let id = text.draft?.id, let ended = try drafts.find(id), ended.author == person { return ended.base }
        if text.revision == (try revision(of: text.kind, text.record)) {
            return try records.find(text.kind, text.record)?.dataValue
        }
        return try history.body(text.kind, text.record, number: text.revision)
    }

    /// Says a draft's refusal in the terms of all actions.
    func refusing(_ step: () throws -> Void) throws {
        do {
            try step()
        } catch let refused as Draft.Refused {
            throw Refusal.draft(refused)
        }
    }
}
