import FoundationEssentials

/// What someone once said to one question of a sheet. It is never changed: saying something else is an entry of its own.
public struct GivenAnswer: Equatable, Sendable {
    public let question: String
    /// Counts up from 1 for each question of a sheet.
    public let revision: Int
    public let said: Said
    /// Nil when it came by the link of the sheet.
    public let by: Identifier<Person>?
    public let role: Role
    public let at: Date
    /// Where it was taken over from.
    public let source: Source?
    /// Whether a newer answer was there when it came: it stays in the history and does not count.
    public let isLate: Bool

    /// An answer with what belongs to it.
    public struct Said: Hashable, Sendable {
        /// Nil when the question is left open, or opened again.
        public let answer: Instrument.Answer?
        public let note: String
        /// A text or a web address that shows it.
        public let evidence: String

        public static let nothing = Said(nil)

        public init(_ answer: Instrument.Answer?, note: String = "", evidence: String = "") {
            self.answer = answer
            self.note = note
            self.evidence = evidence
        }
    }

    /// As whom someone answers.
    public enum Role: String, CaseIterable, Hashable, Sendable { case respondent, adviser }

    /// An answer to a question that asks the same.
    public struct Source: Hashable, Sendable {
        public let sheet: Identifier<AnswerSheet>
        public let instrument: String
        public let question: String
        public let at: Date

        public init(sheet: Identifier<AnswerSheet>, instrument: String, question: String, at: Date) {
            self.sheet = sheet
            self.instrument = instrument
            self.question = question
            self.at = at
        }
    }

    /// How long a note and an evidence may be, in letters.
    public static let longestNote = 2000
    public static let longestEvidence = 500
    /// More entries to one question nobody needs.
    public static let mostRevisions = 1000

    public init(
        to question: String, revision: Int, _ said: Said, by: Identifier<Person>?, as role: Role, at: Date,
        from source: Source? = nil, isLate: Bool = false
    ) {
        self.question = question
        self.revision = revision
        self.said = said
        self.by = by
        self.role = role
        self.at = at
        self.source = source
        self.isLate = isLate
    }
}

extension [GivenAnswer] {
    /// Of the history of one question, the entry that counts.
    public var current: GivenAnswer? { filter { !$0.isLate }.max { $0.revision < $1.revision } }
}

/// What was ever said to each question of a sheet, oldest first.
public struct AnswerHistory: Equatable, Sendable {
    public private(set) var entries: [String: [GivenAnswer]]

    public init(_ answers: [GivenAnswer]) {
        entries = Dictionary(grouping: answers, by: \.question).mapValues { $0.sorted { $0.revision < $1.revision } }
    }

    public mutating func add(_ answer: GivenAnswer) { entries[answer.question, default: []].append(answer) }

    /// The entry that counts.
    public func current(_ question: String) -> GivenAnswer? { entries[question]?.current }

    /// What is said to a question now.
    public func said(_ question: String) -> GivenAnswer.Said { current(question)?.said ?? .nothing }

    /// What a form with this revision showed; nothing when there was none.
    public func said(_ question: String, at revision: Int) -> GivenAnswer.Said {
        entries[question]?.first { $0.revision == revision }?.said ?? .nothing
    }

    public func nextRevision(of question: String) -> Int { (entries[question]?.last?.revision ?? 0) + 1 }

    /// Whether a person has answered anything since.
    public func hasAnswer(by person: Identifier<Person>, since start: Date) -> Bool {
        entries.values.contains { $0.contains { $0.by == person && $0.at > start } }
    }

    /// The answers that count, as scores are made from them.
    public var answers: [String: Instrument.Answer] {
        entries.compactMapValues { $0.current?.said.answer }
    }
}
