import FoundationEssentials

/// What someone proposes for a record of the catalogue: that it says something else, or goes. Nothing of it is public
/// before it is published.
public struct Draft: Hashable, Sendable {
    public let id: Identifier<Draft>
    public let kind: Kind
    /// The identifier of the record, which exists or is to be.
    public let record: String
    public let aim: Aim
    public let author: Identifier<Person>
    public let createdAt: Date
    /// What the record said when the draft was begun or last brought up to date; nil for a record that was not there.
    public private(set) var base: DataValue?
    /// What was typed, right or wrong: the record as it is to be, or the `Removal`.
    public private(set) var body: DataValue
    public private(set) var state = State.draft
    /// Grows with every change: a change made from an older version is refused.
    public private(set) var version = 1
    /// What the author says to the reviewer.
    public private(set) var note = ""
    /// What the reviewer asks of the author, or why the draft was declined.
    public private(set) var request = ""
    public private(set) var reviewer: Identifier<Person>?
    public private(set) var changedAt: Date

    /// What it is to come to.
    public enum Aim: Hashable, Sendable {
        /// The record says something else, or is new.
        case change
        /// The record goes.
        case removal
        /// The record says again what it said in this of its states.
        case reversion(to: Int)
    }

    public enum State: String, CaseIterable, Hashable, Sendable {
        case draft, inReview, changesAsked, published, discarded

        /// Whether its author can write in it.
        public var isEditable: Bool { self == .draft || self == .changesAsked }
        public var isOpen: Bool { isEditable || self == .inReview }
    }

    /// Why a draft stays as it is.
    public enum Refused: Error, Hashable, Sendable {
        /// What was asked for is not done to a draft in this state.
        case notNow(State)
        /// It says what the record says.
        case nothingChanged
        /// A request for changes that does not say which.
        case noWords
        /// A draft declined without saying why.
        case noReason
        /// The record is no longer what the draft was made from.
        case recordChanged
    }

    public init(
        id: Identifier<Draft>, of kind: Kind, _ record: String, from base: DataValue?, saying body: DataValue,
        aim: Aim = .change, by author: Identifier<Person>, at now: Date
    ) {
        self.id = id
        self.kind = kind
        self.record = record
        self.aim = aim
        self.author = author
        self.base = base?.ordered
        self.body = body.ordered
        createdAt = now
        changedAt = now
    }

    /// One that was stored.
    public init(
        id: Identifier<Draft>, of kind: Kind, _ record: String, from base: DataValue?, saying body: DataValue,
        aim: Aim = .change, by author: Identifier<Person>, at createdAt: Date, state: State, version: Int, note: String,
        request: String,
        reviewer: Identifier<Person>?, changedAt: Date
    ) {
        self.init(id: id, of: kind, record, from: base, saying: body, aim: aim, by: author, at: createdAt)
        (self.state, self.version, self.note, self.request) = (state, version, note, request)
        (self.reviewer, self.changedAt) = (reviewer, changedAt)
    }
}

extension Draft {
    /// What it is called in lists: the title in this language, or in another, or the identifier of the record.
    public func title(in language: Language) -> String {
        titles(in: [language] + Language.allCases).first ?? record
    }

    /// What it is called in any language, and what the record was called.
    public var titles: [String] { titles(in: Language.allCases) }

    private func titles(in languages: [Language]) -> [String] {
        [body, base].compactMap { $0?["title"] }.flatMap { title in
            languages.compactMap { language -> String? in
                if case .text(let text)? = title[language.rawValue] { text } else { nil }
            }
        }
    }
}

// MARK: What can be done to it

extension Draft {
    public mutating func save(_ body: DataValue, at now: Date) throws(Refused) {
        guard state.isEditable else { throw .notNow(state) }
        self.body = body.ordered
        change(to: .draft, at: now)
    }

    public mutating func handIn(note: String, at now: Date) throws(Refused) {
        guard state.isEditable else { throw .notNow(state) }
        // What is not there cannot be taken out.
        guard body != base, aim != .removal || base != nil else { throw .nothingChanged }
        self.note = note
        change(to: .inReview, at: now)
    }

    /// Takes it back from review, to write on.
    public mutating func withdraw(at now: Date) throws(Refused) {
        guard state == .inReview else { throw .notNow(state) }
        change(to: .draft, at: now)
    }

    public mutating func askForChanges(
        _ request: String, by reviewer: Identifier<Person>, at now: Date
    ) throws(Refused) {
        guard state == .inReview else { throw .notNow(state) }
        guard !request.allSatisfy(\.isWhitespace) else { throw .noWords }
        self.request = request
        self.reviewer = reviewer
        change(to: .changesAsked, at: now)
    }

    /// `published` is what the record says now.
    public mutating func publish(
        over published: DataValue?, by reviewer: Identifier<Person>, at now: Date
    ) throws(Refused) {
        guard state == .inReview else { throw .notNow(state) }
        guard base == published?.ordered else { throw .recordChanged }
        self.reviewer = reviewer
        change(to: .published, at: now)
    }

    /// Closes it unpublished, saying why.
    public mutating func decline(
        _ reason: String, by reviewer: Identifier<Person>, at now: Date
    ) throws(Refused) {
        guard state == .inReview else { throw .notNow(state) }
        guard !reason.allSatisfy(\.isWhitespace) else { throw .noReason }
        request = reason
        self.reviewer = reviewer
        change(to: .discarded, at: now)
    }

    public mutating func discard(at now: Date) throws(Refused) {
        guard state.isEditable else { throw .notNow(state) }
        change(to: .discarded, at: now)
    }

    /// Takes over what was published since it was begun, but where the draft says something else itself.
    public mutating func bringUpToDate(with published: DataValue?, at now: Date) throws(Refused) {
        guard state.isEditable else { throw .notNow(state) }
        if aim != .removal { body = comparison(with: published).merged.ordered }
        base = published?.ordered
        change(to: state, at: now)
    }

    private mutating func change(to state: State, at now: Date) {
        self.state = state
        version += 1
        changedAt = now
    }
}
