/// What changes of sources of funding do: which firms gain and lose support, and what is to be known of each changed source.
public struct CoverageEffect: Sendable {
    public let table: CoverageTable
    /// The rows that the changes can touch, as places in the table; all others stay as they are.
    public let rows: [Int]
    /// By row of `rows`, then column.
    public let cells: [[OutcomeShift]]
    /// All firms: whether any source serves them, whatever it is for.
    public let overall: OutcomeShift
    /// In the order of the changes.
    public let sources: [SourceEffect]

    /// Expects the sum of the tallies of all blocks.
    public init(_ count: EffectCount, _ tally: EffectTally) {
        table = count.table
        rows = count.rows
        let columns = table.columns.count
        cells = rows.indices.map { Array(tally.cells[$0 * columns..<($0 + 1) * columns]) }
        overall = tally.overall
        sources = zip(count.changed, tally.sources).map { SourceEffect($0, $1, among: count) }
    }
}

/// What a change does to one source, and how the source stands among the others afterwards.
public struct SourceEffect: Sendable {
    /// Nil for a new source.
    public let before: FundingSource?
    /// Nil for one that is no more.
    public let after: FundingSource?
    /// Outcomes of all firms. Without a source nobody is eligible.
    public let shift: OutcomeShift
    /// Other sources for which some of its firms are eligible too, most firms first.
    public let overlaps: [SourceOverlap]
    /// Firms eligible for this source and for no other.
    public let alone: Int
    /// In reading order.
    public let limits: [LimitEffect]
    /// Limits of the rule beyond those that are told.
    public let limitsLeftOut: Int

    /// What it would cost if a share (0…1) of the eligible firms took it; nil where the source states no amount, or is no more.
    public func cost(takeUp share: Double) -> CostEstimate? {
        after.flatMap { CostEstimate(of: $0, firms: shift.after.eligible, takeUp: share) }
    }

    /// What the undetermined firms would cost on top, if all of them turned out to be eligible.
    public func costOfUndetermined(takeUp share: Double) -> CostEstimate? {
        after.flatMap { CostEstimate(of: $0, firms: shift.after.undetermined, takeUp: share) }
    }

    init(_ changed: EffectCount.Changed, _ tally: EffectTally.Source, among count: EffectCount) {
        before = changed.before
        after = changed.after
        shift = tally.shift
        alone = tally.alone
        overlaps = zip(count.others, tally.shared).compactMap { source, firms in
            firms > 0 ? SourceOverlap(source: source, firms: firms) : nil
        }.sorted { ($1.firms, $0.source.programme.id) < ($0.firms, $1.source.programme.id) }
        limits = zip(changed.asked.limits, tally.limits).map(LimitEffect.init)
        limitsLeftOut = changed.asked.limitsLeftOut
    }
}

/// Another source that reaches some of the same firms.
public struct SourceOverlap: Hashable, Sendable {
    public let source: FundingSource
    /// Eligible for both.
    public let firms: Int
}

/// Whom one limit of a rule shuts out, and what moving it would do.
public struct LimitEffect: Sendable {
    public let limit: RuleLimit
    /// Ineligible by this limit only: without it they would be eligible.
    public let outside: Int
    /// Ineligible by this limit only, as far as is known: without it they would be undetermined.
    public let perhapsOutside: Int
    /// Nil where the limit cannot be moved that way.
    public let lower: MovedLimit?
    public let higher: MovedLimit?

    init(_ asked: EffectQuestion.AskedLimit, _ tally: EffectTally.Limit) {
        limit = asked.limit
        outside = tally.outside
        perhapsOutside = tally.possible - tally.outside
        lower = asked.lower.map { MovedLimit(comparison: $0.comparison, shift: tally.lower) }
        higher = asked.higher.map { MovedLimit(comparison: $0.comparison, shift: tally.higher) }
    }
}

/// A limit as it could be.
public struct MovedLimit: Hashable, Sendable {
    public let comparison: Comparison
    /// From the rule as it was typed to the one with the moved limit.
    public let shift: OutcomeShift
}
