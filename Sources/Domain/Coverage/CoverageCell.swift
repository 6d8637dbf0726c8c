/// One row and column of a table of coverage.
public struct CoverageCell: Hashable, Sendable {
    /// All firms of the column.
    public let firms: Int
    /// Eligible for at least one source.
    public let eligible: Int
    /// Eligible for none, but not ruled out by all.
    public let undetermined: Int
    /// Sources for which at least one firm is eligible.
    public let sources: Int
    /// Sources for which no firm is known to be eligible, and some might be.
    public let undeterminedSources: Int
    /// The most that one firm can get from all `sources` that state it, a sum a currency, in the order of the codes.
    public let amounts: [Money]
    /// Those of `sources` that do not state it.
    public let sourcesWithoutAmount: Int

    public var ineligible: Int { firms - eligible - undetermined }

    public init(
        firms: Int, eligible: Int, undetermined: Int, sources: Int, undeterminedSources: Int, amounts: [Money],
        sourcesWithoutAmount: Int
    ) {
        self.firms = firms
        self.eligible = eligible
        self.undetermined = undetermined
        self.sources = sources
        self.undeterminedSources = undeterminedSources
        self.amounts = amounts
        self.sourcesWithoutAmount = sourcesWithoutAmount
    }
}
