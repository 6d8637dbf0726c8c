/// Where a score stands among firms that are like the one it is of: cells of a published edition of the index, and so never more than
/// that shows.
public struct Benchmark: Hashable, Sendable {
    public let period: HalfYear
    public let madeOn: Day
    /// From the firms that are most alike to all firms.
    public let rows: [Row]

    public struct Row: Hashable, Sendable {
        /// What the firms have in common.
        public let key: CellKey
        /// Nil when they are fewer than five, or too few others would follow from them.
        public let shown: Shown?
    }

    public struct Shown: Hashable, Sendable {
        public let figures: IndexCell.Figures
        public let standing: Standing
    }

    /// Where a score lies among quartiles.
    public enum Standing: String, CaseIterable, Hashable, Sendable {
        case lowestQuarter, belowMiddle, middle, aboveMiddle, highestQuarter

        /// Compares tenths, as people read them: nobody is below what looks the same.
        public init(_ score: Double, among quartiles: Quartiles) {
            func tenths(_ value: Double) -> Double { (value * 10).rounded() }
            let middle = tenths(quartiles.median)
            switch tenths(score) {
            case middle: self = .middle
            case ..<tenths(quartiles.lower): self = .lowestQuarter
            case ..<middle: self = .belowMiddle
            case ...tenths(quartiles.upper): self = .aboveMiddle
            default: self = .highestQuarter
            }
        }
    }

    /// `firm` is empty where a trait is not known: nothing is compared by that.
    public init(_ edition: IndexEdition, of firm: FirmGroup, score: Double) {
        let cells = Dictionary(edition.cells.map { ($0.key, $0.figures) }) { first, _ in first }
        period = edition.period
        madeOn = edition.madeOn
        rows = Self.likenesses(of: firm).map { key in
            let figures = cells[key] ?? nil
            return Row(
                key: key,
                shown: figures.map { Shown(figures: $0, standing: Standing(score, among: $0.quartiles)) })
        }
    }

    /// All that is known together, then each by itself, then all firms.
    private static func likenesses(of firm: FirmGroup) -> [CellKey] {
        let known = FirmTrait.allCases.filter { !firm[$0].isEmpty }
        let breakdowns = [known] + [FirmTrait.size, .activity, .region].filter(known.contains).map { [$0] } + [[]]
        return breakdowns.map { CellKey(firm, by: Breakdown($0)) }.uniqued
    }
}
