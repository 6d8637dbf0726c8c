import Domain
import FoundationEssentials
import Store

/// What was typed to one question of a form.
public struct TypedAnswer: Equatable, Sendable {
    public let question: String
    public let said: GivenAnswer.Said
    /// The entry that the form had shown; 0 for none.
    public let shown: Int
    /// A script may send later what was typed while the platform was out of reach.
    public let at: Date

    public init(to question: String, _ said: GivenAnswer.Said, shown: Int, at: Date) {
        self.question = question
        self.said = said
        self.shown = shown
        self.at = at
    }
}

/// What became of it.
public struct SavedAnswer: Equatable, Sendable {
    public let question: String
    public let saving: AnswerSaving
    /// What was stored before.
    public let other: GivenAnswer?
}

extension Connection {
    /// Adds what was typed to the history of a sheet. Nothing that others have said is overwritten.
    public func saveAnswers(
        _ typed: [TypedAnswer], in id: Identifier<AnswerSheet>, _ catalogue: Catalogue, by reader: SheetReader,
        at now: Date
    ) throws -> (open: OpenSheet, saved: [SavedAnswer]) {
        var open = try answerableSheet(id, catalogue, by: reader, at: now)
        let questions = Set(open.instrument.questions.map(\.notation))
        var saved: [SavedAnswer] = []
        for answer in typed where questions.contains(answer.question) {
            let stored = open.history.current(answer.question)
            let saving = AnswerSaving(
                answer.said, at: answer.at, shown: open.history.said(answer.question, at: answer.shown),
                stored: stored?.said ?? .nothing, at: stored?.at)
            switch saving {
            case .unchanged: break
            case .saved(let said), .replaced(let said):
                try add(said, to: answer.question, in: &open, by: reader.actor, at: now)
            case .late(let said):
                try add(said, to: answer.question, in: &open, by: reader.actor, at: answer.at, isLate: true)
            }
            saved.append(SavedAnswer(question: answer.question, saving: saving, other: stored))
        }
        return (open, saved)
    }

    /// Says again what was said before: takes an entry of the history back.
    public func restoreAnswer(
        to question: String, revision: Int, in id: Identifier<AnswerSheet>, _ catalogue: Catalogue,
        by reader: SheetReader, at now: Date
    ) throws {
        var open = try answerableSheet(id, catalogue, by: reader, at: now)
        guard let entry = open.history.entries[question]?.first(where: { $0.revision == revision }) else {
            throw Refusal.notFound
        }
        if entry.said == open.history.said(question) { return }
        try add(entry.said, to: question, in: &open, by: reader.actor, at: now, from: entry.source)
    }

    func answerableSheet(
        _ id: Identifier<AnswerSheet>, _ catalogue: Catalogue, by reader: SheetReader, at now: Date
    ) throws -> OpenSheet {
        let open = try sheet(id, in: catalogue, for: reader, at: now)
        guard open.mayAnswer else { throw Refusal.notAllowed }
        return open
    }

    func add(
        _ said: GivenAnswer.Said, to question: String, in open: inout OpenSheet, by actor: Actor, at: Date,
        from source: GivenAnswer.Source? = nil, isLate: Bool = false
    ) throws {
        try tellOfAdviser(actor, in: open, at: at)
        let revision = open.history.nextRevision(of: question)
        guard revision <= GivenAnswer.mostRevisions else { throw Refusal.tooManyAttempts }
        // Whoever has the link sees the answers, and need not learn whose account gave them.
        let answer = GivenAnswer(
            to: question, revision: revision, said, by: open.standing == .bearer ? nil : actor.person, as: open.role,
            at: at, from: source, isLate: isLate)
        try sheetAnswers.add(answer, to: open.sheet.id)
        try answerSheets.noteChange(of: open.sheet.id, at: at)
        open.history.add(answer)
    }
}
