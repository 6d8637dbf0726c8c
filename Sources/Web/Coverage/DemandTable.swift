import Domain
import Store

/// What people looked for in vain in the last twelve months. What fewer did than `Suppression.fewestFirms` is not told.
struct DemandTable: Sendable {
    let months: ClosedRange<Month>
    private let totals: [DemandKind: [String: Int]]

    init(_ db: Connection, until day: Day) throws {
        let last = Month(day)
        months = last.adding(months: -11)...last
        totals = try db.unmetDemands.totals(months)
    }

    /// Nil for too few to tell.
    func count(_ kind: DemandKind, of notation: String) -> Int? {
        totals[kind]?[notation].flatMap { $0 >= Suppression.fewestFirms ? $0 : nil }
    }

    /// Searches that named nothing the classification knows.
    var unnamed: Int? { count(.search, of: "") }
}
