import Domain
import FoundationEssentials

/// Drafts part by part.
extension Drafts {
    public enum Order: Sendable {
        /// Changed first, first.
        case longestWaiting
        /// Changed last, first.
        case latest
    }

    /// Where the next part of a list begins: behind this draft, as it was when it was shown.
    public struct Place: Hashable, Sendable, LosslessStringConvertible {
        let changedAt: Date
        let id: Identifier<Draft>

        public init(_ draft: Draft) { (changedAt, id) = (draft.changedAt, draft.id) }

        /// As an address holds it; nil when it is none.
        public init?(_ text: String) {
            let parts = text.split(separator: "_", maxSplits: 1)
            guard parts.count == 2, let changedAt = Date(sqlValue: .text(String(parts[0]))) else { return nil }
            self.changedAt = changedAt
            id = Identifier(String(parts[1]))
        }

        public var description: String { "\(changedAt.storedText)_\(id)" }
    }

    /// Drafts in these states, of one author and kind where they are named, behind a place.
    public func part(
        in states: [Draft.State], by author: Identifier<Person>? = nil, of kind: Kind? = nil, order: Order = .latest,
        after place: Place? = nil, limit: Int
    ) throws -> [Draft] {
        let whose: SQL = author.map { "AND author = \($0)" } ?? ""
        let what: SQL = kind.map { "AND kind = \($0)" } ?? ""
        let (start, sorted): (SQL, SQL) =
            switch order {
            case .longestWaiting:
                (place.map { "AND (changed_at, id) > (\($0.changedAt), \($0.id))" } ?? "", "changed_at, id")
            case .latest:
                (place.map { "AND (changed_at, id) < (\($0.changedAt), \($0.id))" } ?? "", "changed_at DESC, id DESC")
            }
        return try db.rows(
            """
            \(Self.selection) WHERE state IN (\(states)) \(whose) \(what) \(start) ORDER BY \(sorted) LIMIT \(limit)
            """
        ).map(Self.draft)
    }

    public func count(in states: [Draft.State], by author: Identifier<Person>) throws -> Int {
        try db.integers("SELECT COUNT(*) FROM drafts WHERE author = \(author) AND state IN (\(states))")[0]
    }

    /// Names of the drafts that wait for a reviewer, longest waiting first.
    public func inReview(limit: Int) throws -> [(kind: Kind, record: String, author: Identifier<Person>)] {
        try db.rows(
            """
            SELECT kind, record, author FROM drafts WHERE state = \(Draft.State.inReview)
            ORDER BY changed_at, id LIMIT \(limit)
            """
        ).map { (try $0["kind"], try $0["record"], try $0["author"]) }
    }
}
