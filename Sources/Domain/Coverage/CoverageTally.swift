/// What was counted in some blocks of firms. Tallies of different blocks add up.
public struct CoverageTally: Sendable {
    /// Firms by column.
    var firms: [Int]
    /// By row and column: firms eligible for a source that serves the row, and firms for whom that is not ruled out.
    var eligible: [Int]
    var possible: [Int]
    /// By source and column: the best that a firm is.
    var best: [Best]

    enum Best: UInt8, Comparable, Sendable {
        case ineligible, undetermined, eligible

        static func < (one: Best, other: Best) -> Bool { one.rawValue < other.rawValue }
    }

    init(rows: Int, sources: Int, columns: Int) {
        firms = Array(repeating: 0, count: columns)
        eligible = Array(repeating: 0, count: rows * columns)
        possible = eligible
        best = Array(repeating: .ineligible, count: sources * columns)
    }

    public static func + (one: CoverageTally, other: CoverageTally) -> CoverageTally {
        var sum = one
        for place in sum.firms.indices { sum.firms[place] += other.firms[place] }
        for place in sum.eligible.indices {
            sum.eligible[place] += other.eligible[place]
            sum.possible[place] += other.possible[place]
        }
        for place in sum.best.indices { sum.best[place] = max(sum.best[place], other.best[place]) }
        return sum
    }
}
