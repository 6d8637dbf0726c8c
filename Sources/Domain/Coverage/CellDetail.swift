/// One cell of a table of coverage taken apart: what each source says of its firms, and what stands in their way.
public struct CellDetail: Hashable, Sendable {
    /// The places of the firms in the population, by what support says of them: the best that any source gives.
    public let firms: [Outcome: [Int]]
    /// Those that are for the row, or do not say what they are for; in their own order.
    public let sources: [CellSource]

    public init(firms: [Outcome: [Int]], sources: [CellSource]) {
        self.firms = firms
        self.sources = sources
    }

    /// So many firms of the cell, the same each time, spread evenly over its outcomes and inside each.
    public func sample(_ count: Int) -> [(place: Int, outcome: Outcome)] {
        let outcomes: [Outcome] = [.eligible, .undetermined, .ineligible]
        var shares = outcomes.map { _ in 0 }
        var left = count
        while left > 0 {
            let open = outcomes.indices.filter { shares[$0] < firms[outcomes[$0], default: []].count }
            guard !open.isEmpty else { break }
            for place in open.prefix(left) { shares[place] += 1 }
            left -= min(left, open.count)
        }
        return zip(outcomes, shares).flatMap { outcome, share in
            let places = firms[outcome, default: []]
            return (0..<share).map { (places[(2 * $0 + 1) * places.count / (2 * share)], outcome) }
        }
    }
}

/// A source of funding in one cell.
public struct CellSource: Hashable, Sendable {
    /// Its place among all sources.
    public let place: Int
    /// Whether it says that it is for the row; where not, whom it would take is undetermined in the cell.
    public let isStated: Bool
    /// Firms of the cell by what its conditions say, whatever it is for.
    public let eligible: Int
    public let undetermined: Int
    public let ineligible: Int
    /// What rules firms out, most firms first.
    public let hurdles: [Hurdle]
    /// What would have to be known of the undetermined, most firms first.
    public let missing: [MissingFact]

    public init(
        place: Int, isStated: Bool, eligible: Int, undetermined: Int, ineligible: Int, hurdles: [Hurdle],
        missing: [MissingFact]
    ) {
        self.place = place
        self.isStated = isStated
        self.eligible = eligible
        self.undetermined = undetermined
        self.ineligible = ineligible
        self.hurdles = hurdles
        self.missing = missing
    }

    /// A criterion that is false of some firms.
    public struct Hurdle: Hashable, Sendable {
        /// The number of the criterion in its programme; nil where firms of the country cannot have the source at all.
        public let criterion: Int?
        /// Of whom it is false.
        public let firms: Int
        /// Of those, firms that nothing else of the source rules out.
        public let alone: Int

        public init(criterion: Int?, firms: Int, alone: Int) {
            self.criterion = criterion
            self.firms = firms
            self.alone = alone
        }
    }

    /// A fact, and the firms that are undetermined and of whom it would have to be known.
    public struct MissingFact: Hashable, Sendable {
        public let fact: Fact
        public let firms: Int

        public init(fact: Fact, firms: Int) {
            self.fact = fact
            self.firms = firms
        }
    }
}
