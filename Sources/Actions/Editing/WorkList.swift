import Domain
import Store

/// What an editor has before them, in the order in which they see to it.
public enum WorkList: String, CaseIterable, Sendable {
    /// Their own, with changes asked for.
    case asked
    /// Those of others that wait for their review.
    case toReview
    /// Their own: being written, in review, published or discarded.
    case drafts, waiting, done

    var states: [Draft.State] {
        switch self {
        case .asked: [.changesAsked]
        case .toReview, .waiting: [.inReview]
        case .drafts: [.draft]
        case .done: [.published, .discarded]
        }
    }

    /// What waits for others to act is seen to in the order in which it came; one's own, what was touched last first.
    var order: Drafts.Order { self == .toReview ? .longestWaiting : .latest }
}

/// What a list is narrowed to.
public struct WorkFilter: Equatable, Sendable {
    public let kind: Kind?
    /// Words of the titles, the identifier of the record or the name of the author.
    public let words: String

    public var isEmpty: Bool { self == WorkFilter() }

    public init(kind: Kind? = nil, words: String = "") {
        self.kind = kind
        self.words = words
    }
}

/// A part of a list, and where the next one begins; nil at its end.
public struct WorkPart: Sendable {
    public let drafts: [Draft]
    public let next: Drafts.Place?
}

extension Connection {
    private static var draftsAtOnce: Int { 100 }
    /// Drafts that are looked through for one part: what lies behind them is found on the next page.
    private static var mostLookedThrough: Int { 2000 }

    /// The first `limit` of a list that fit, behind a place in it.
    public func work(
        _ list: WorkList, _ filter: WorkFilter = WorkFilter(), after place: Drafts.Place? = nil, limit: Int,
        by actor: Actor
    ) throws -> WorkPart {
        guard let person = actor.person else { return WorkPart(drafts: [], next: nil) }
        let words = SoughtWords(filter.words)
        var (found, place, looked): ([Draft], Drafts.Place?, Int) = ([], place, 0)
        while looked < Self.mostLookedThrough {
            let part = try drafts.part(
                in: list.states, by: list == .toReview ? nil : person, of: filter.kind, order: list.order,
                after: place, limit: Self.draftsAtOnce)
            for draft in part {
                if list == .toReview, !actor.may(.reviewRecord, on: try subject(of: draft)) { continue }
                guard try words.isEmpty || words.stand(in: texts(of: draft)) else { continue }
                if found.count == limit { return WorkPart(drafts: found, next: found.last.map(Drafts.Place.init)) }
                found.append(draft)
            }
            guard part.count == Self.draftsAtOnce else { return WorkPart(drafts: found, next: nil) }
            place = part.last.map(Drafts.Place.init)
            looked += part.count
        }
        return WorkPart(drafts: found, next: place)
    }

    /// How many drafts are in a list, of those to review at most as many as are looked through.
    public func workCount(_ list: WorkList, by actor: Actor) throws -> Int {
        guard let person = actor.person else { return 0 }
        guard list == .toReview else { return try drafts.count(in: list.states, by: person) }
        let waiting = try drafts.inReview(limit: Self.mostLookedThrough)
        return try waiting.count {
            actor.may(.reviewRecord, on: try subject(of: $0.kind, $0.record, by: $0.author))
        }
    }

    /// How many drafts this person has to do something about: to review them, or to change them as they were asked to.
    public func draftsWaiting(for actor: Actor) throws -> Int {
        try workCount(.toReview, by: actor) + workCount(.asked, by: actor)
    }

    private func texts(of draft: Draft) throws -> [String] {
        let author = try people.find(draft.author)?.name
        return draft.titles + [draft.record, author].compactMap(\.self)
    }
}
