/// What was counted of changes in some blocks of firms. Tallies of different blocks add up.
public struct EffectTally: Sendable {
    /// By row that the changes touch, and column.
    var cells: [OutcomeShift]
    var overall = OutcomeShift()
    /// By change.
    var sources: [Source]

    struct Source: Sendable {
        var shift = OutcomeShift()
        /// By other source: firms eligible for both.
        var shared: [Int]
        var alone = 0
        var limits: [Limit]
    }

    struct Limit: Sendable {
        /// Firms ruled out that would be eligible without the limit, and that would at least not be ruled out.
        var outside = 0
        var possible = 0
        var lower = OutcomeShift()
        var higher = OutcomeShift()
    }

    public static func + (one: EffectTally, other: EffectTally) -> EffectTally {
        var sum = one
        sum.cells = zip(one.cells, other.cells).map(+)
        sum.overall = one.overall + other.overall
        sum.sources = zip(one.sources, other.sources).map(+)
        return sum
    }
}

extension EffectTally.Source {
    static func + (one: Self, other: Self) -> Self {
        Self(
            shift: one.shift + other.shift, shared: zip(one.shared, other.shared).map(+),
            alone: one.alone + other.alone, limits: zip(one.limits, other.limits).map(+))
    }
}

extension EffectTally.Limit {
    static func + (one: Self, other: Self) -> Self {
        Self(
            outside: one.outside + other.outside, possible: one.possible + other.possible,
            lower: one.lower + other.lower, higher: one.higher + other.higher)
    }
}
