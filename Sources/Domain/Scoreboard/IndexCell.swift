/// One number of the index: where the firms of a cell stand, or that it is not said.
public struct IndexCell: Hashable, Sendable {
    public let key: CellKey
    /// Nil when they are hidden, for they are too few, or too few others would follow from them.
    public let figures: Figures?

    public init(key: CellKey, figures: Figures?) {
        self.key = key
        self.figures = figures
    }

    public struct Figures: Hashable, Sendable {
        public let firms: Int
        public let mean: Double
        public let quartiles: Quartiles
        /// How many of the scores are of high, medium and low confidence.
        public let high: Int
        public let medium: Int
        public let low: Int

        public init(firms: Int, mean: Double, quartiles: Quartiles, high: Int, medium: Int, low: Int) {
            self.firms = firms
            self.mean = mean
            self.quartiles = quartiles
            self.high = high
            self.medium = medium
            self.low = low
        }
    }
}

/// The index of one half-year by one instrument and one of its dimensions: made when the half-year is over, and never again, so that
/// nothing follows from comparing what was said before with what is said after somebody came or left.
public struct IndexEdition: Hashable, Sendable {
    public let instrument: String
    public let period: HalfYear
    /// Nil for the total.
    public let dimension: String?
    public let madeOn: Day
    /// Of every breakdown, by breakdown and notations.
    public let cells: [IndexCell]

    public init(instrument: String, period: HalfYear, dimension: String?, madeOn: Day, cells: [IndexCell]) {
        self.instrument = instrument
        self.period = period
        self.dimension = dimension
        self.madeOn = madeOn
        self.cells = cells
    }

    /// Counts the scores of each group into cells, and hides what must not be known.
    public init(
        instrument: String, period: HalfYear, dimension: String?, madeOn: Day, tallies: [FirmGroup: ScoreTally]
    ) {
        let suppression = Suppression(tallies.mapValues(\.firms))
        var sums: [CellKey: ScoreTally] = [:]
        for (group, tally) in tallies {
            for breakdown in Breakdown.all {
                let key = CellKey(group, by: breakdown)
                if suppression.shown.contains(key) { sums[key, default: ScoreTally()].add(tally) }
            }
        }
        let order = Dictionary(uniqueKeysWithValues: Breakdown.all.enumerated().map { ($1, $0) })
        let keys = suppression.counts.keys.map { (order: order[$0.breakdown] ?? 0, name: $0.sortKey, key: $0) }
        self.init(
            instrument: instrument, period: period, dimension: dimension, madeOn: madeOn,
            cells: keys.sorted { ($0.order, $0.name) < ($1.order, $1.name) }.map {
                IndexCell(key: $0.key, figures: sums[$0.key]?.figures)
            })
    }

    public func cells(by breakdown: Breakdown) -> [IndexCell] { cells.filter { $0.key.breakdown == breakdown } }
}
