import FoundationEssentials

/// What if: changes of what is on offer that somebody thinks through, and the question that they answer. The catalogue stays as it is.
public struct PolicyScenario: Hashable, Sendable {
    public let id: Identifier<PolicyScenario>
    public let author: Identifier<Person>
    /// For whose staff it was written; nil for those of the whole platform.
    public let organisation: Identifier<RegisteredOrganisation>?
    /// The language of its title and question.
    public let language: Language
    public private(set) var heading: Heading
    /// The revision that last said something else in the heading.
    public private(set) var headingRevision = 1
    /// In the order in which they were added.
    public private(set) var changes: [Change] = []
    public private(set) var state = State.alone
    /// Whether its author asks a colleague to publish it as it stands; the next step of anybody ends that.
    public private(set) var isProposed = false
    /// Grows with every step.
    public private(set) var revision = 1
    public let createdAt: Date
    public private(set) var changedAt: Date
    /// The number of the last change that was added; numbers are not used twice.
    private(set) var lastNumber = 0

    public enum State: String, CaseIterable, Hashable, Sendable {
        /// For its author only.
        case alone = "private"
        /// For colleagues, too.
        case shared
        /// For everybody, and never changed again.
        case published
    }

    /// Why a scenario stays as it is.
    public enum Refused: Error, Hashable, Sendable {
        case isPublished
        /// Another window has said something else there.
        case changedMeanwhile
        /// The programme is changed in another way already.
        case isChangedAlready
        /// It has as many changes as it can have.
        case isFull
        /// There is nothing to publish, or not all of it can be read.
        case isNotReady
        /// What was typed of a programme is longer than rules of people are.
        case isTooLong
    }

    public static let mostChanges = 20
    /// What may be typed of one programme, in bytes: the longest of the catalogue, and ten times as much.
    public static let longestChange = 256 * 1024

    public init(
        id: Identifier<PolicyScenario>, _ heading: Heading, in language: Language, by author: Identifier<Person>,
        of organisation: Identifier<RegisteredOrganisation>?, at now: Date
    ) {
        (self.id, self.heading, self.language) = (id, heading, language)
        (self.author, self.organisation) = (author, organisation)
        (createdAt, changedAt) = (now, now)
    }

    public subscript(number: Int) -> Change? { changes.first { $0.number == number } }
}

// MARK: Steps

extension PolicyScenario {
    /// `seen` is the revision of the heading that was before whoever typed.
    public mutating func say(_ heading: Heading, seen: Int, at now: Date) throws(Refused) {
        try requireOpen()
        if heading == self.heading { return }
        guard seen == headingRevision else { throw .changedMeanwhile }
        self.heading = heading
        step(at: now)
        headingRevision = revision
    }

    /// Adds a change and gives its number. The same again is the one that is there.
    public mutating func add(_ aim: Change.Aim, of programme: String, saying body: DataValue, at now: Date)
        throws(Refused) -> Int
    {
        try requireOpen()
        if let there = changes.first(where: { $0.programme == programme }) {
            guard there.aim == aim else { throw .isChangedAlready }
            return there.number
        }
        guard changes.count < Self.mostChanges else { throw .isFull }
        lastNumber += 1
        step(at: now)
        changes.append(
            Change(number: lastNumber, aim: aim, programme: programme, body: body.ordered, revision: revision))
        return lastNumber
    }

    /// Adds a programme that nobody has yet. One of which nothing was said so far is taken first: a button may be pressed twice.
    public mutating func addNew(at now: Date) throws(Refused) -> Int {
        try requireOpen()
        let nothing = DataValue.object([DataValue.Field]())
        if let empty = changes.first(where: { $0.aim == .new && $0.body == nothing }) { return empty.number }
        return try add(.new, of: "\(id)-\(lastNumber + 1)", saying: nothing, at: now)
    }

    /// Keeps what was typed, right or wrong.
    public mutating func write(_ body: DataValue, in number: Int, seen: Int, at now: Date) throws(Refused) {
        try requireOpen()
        let body = body.ordered
        guard let place = changes.firstIndex(where: { $0.number == number }) else { throw .changedMeanwhile }
        if changes[place].body == body { return }
        guard changes[place].revision == seen else { throw .changedMeanwhile }
        guard body.canonicalText.utf8.count <= Self.longestChange else { throw .isTooLong }
        step(at: now)
        changes[place].body = body
        changes[place].revision = revision
    }

    /// Takes a change back; one that is gone already stays gone.
    public mutating func removeChange(_ number: Int, seen: Int, at now: Date) throws(Refused) {
        try requireOpen()
        guard let place = changes.firstIndex(where: { $0.number == number }) else { return }
        guard changes[place].revision == seen else { throw .changedMeanwhile }
        changes.remove(at: place)
        step(at: now)
    }

    /// Shows it to colleagues, or to nobody else.
    public mutating func share(_ isShared: Bool, at now: Date) throws(Refused) {
        try requireOpen()
        let state = isShared ? State.shared : .alone
        if state == self.state, !isProposed { return }
        self.state = state
        step(at: now)
    }

    /// Asks a colleague to publish it as it stands, and so shows it to them. `seen` is the revision that the author looked at.
    public mutating func propose(seen: Int, at now: Date) throws(Refused) {
        try requireOpen()
        if isProposed { return }
        guard seen == revision else { throw .changedMeanwhile }
        guard !changes.isEmpty else { throw .isNotReady }
        state = .shared
        step(at: now)
        isProposed = true
    }

    /// `seen` is the revision whose figures were computed.
    public mutating func publish(seen: Int, at now: Date) throws(Refused) {
        try requireOpen()
        guard seen == revision else { throw .changedMeanwhile }
        guard isProposed, !changes.isEmpty else { throw .isNotReady }
        state = .published
        step(at: now)
    }

    private func requireOpen() throws(Refused) {
        if state == .published { throw .isPublished }
    }

    private mutating func step(at now: Date) {
        revision += 1
        changedAt = now
        isProposed = false
    }
}

// MARK: Stored

extension PolicyScenario {
    /// What is stored beside the columns that lists need.
    public var body: DataValue {
        .object([
            .init("heading", heading.dataValue), .init("headingRevision", .integer(headingRevision)),
            .init("lastNumber", .integer(lastNumber)), .init("changes", .list(changes.map(\.dataValue))),
        ])
    }

    /// One that was stored; nil when `body` is something else.
    public init?(
        id: Identifier<PolicyScenario>, body: DataValue, in language: Language, by author: Identifier<Person>,
        of organisation: Identifier<RegisteredOrganisation>?, state: State, isProposed: Bool, revision: Int,
        createdAt: Date,
        changedAt: Date
    ) {
        guard let heading = body["heading"].flatMap({ Heading(reading: DataReader($0)) }),
            case .integer(let headingRevision)? = body["headingRevision"],
            case .integer(let lastNumber)? = body["lastNumber"], case .list(let changes)? = body["changes"]
        else { return nil }
        self.init(id: id, heading, in: language, by: author, of: organisation, at: createdAt)
        self.changes = changes.compactMap(Change.init)
        guard self.changes.count == changes.count else { return nil }
        (self.headingRevision, self.lastNumber) = (headingRevision, lastNumber)
        (self.state, self.isProposed, self.revision, self.changedAt) = (state, isProposed, revision, changedAt)
    }
}
