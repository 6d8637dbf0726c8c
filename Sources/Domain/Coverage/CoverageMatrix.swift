/// Which firms support reaches: for every row and column how many firms are eligible for at least one source, how many are not but might be,
/// and how many are ruled out.
public struct CoverageMatrix: Sendable {
    private var supply: CoverageSupply
    /// Of all rows and sources.
    private var tally: CoverageTally

    /// Expects the sum of the tallies of all blocks.
    public init(_ count: CoverageCount, _ tally: CoverageTally) {
        supply = count.supply
        self.tally = tally
    }

    public var table: CoverageTable { supply.table }

    /// Everyone counted.
    public var firms: Int { tally.firms.reduce(0, +) }

    /// By row, then column.
    public var cells: [[CoverageCell]] {
        let columns = table.columns.count
        var counts = SourceCounts(of: supply.sources, cells: table.rows.count * columns)
        for (number, source) in supply.sources.enumerated() {
            let purse = counts.purse(of: source)
            for (row, serves) in supply.serving[number].enumerated() where serves > .no {
                for column in 0..<columns {
                    let best = tally.best[number * columns + column]
                    if best == .ineligible { continue }
                    counts.add(purse, isSure: best == .eligible && serves == .yes, at: row * columns + column)
                }
            }
        }
        return table.rows.indices.map { row in
            (0..<columns).map { column in
                let place = row * columns + column
                return CoverageCell(
                    firms: tally.firms[column], eligible: tally.eligible[place],
                    undetermined: tally.possible[place] - tally.eligible[place], sources: counts.sure[place],
                    undeterminedSources: counts.open[place], amounts: counts.amounts(at: place),
                    sourcesWithoutAmount: counts.silent[place])
            }
        }
    }
}

/// Sources by cell.
private struct SourceCounts {
    private(set) var sure: [Int]
    private(set) var open: [Int]
    /// Of the sure ones, those that do not state the most they give.
    private(set) var silent: [Int]
    /// In their order.
    private let currencies: [String]
    /// By currency and cell, minor units.
    private var sums: [[Int]]

    /// The most that a source gives, and the place of its currency.
    typealias Purse = (currency: Int, most: Int)

    init(of sources: [FundingSource], cells: Int) {
        sure = Array(repeating: 0, count: cells)
        open = sure
        silent = sure
        currencies = Set(sources.compactMap(\.most?.currency)).sorted()
        sums = Array(repeating: sure, count: currencies.count)
    }

    func purse(of source: FundingSource) -> Purse? {
        guard let most = source.most, let currency = currencies.firstIndex(of: most.currency) else { return nil }
        return (currency, most.minorUnits)
    }

    mutating func add(_ purse: Purse?, isSure: Bool, at place: Int) {
        guard isSure else { return open[place] += 1 }
        sure[place] += 1
        if let purse { sums[purse.currency][place] += purse.most } else { silent[place] += 1 }
    }

    /// Only of currencies that a source gives there.
    func amounts(at place: Int) -> [Money] {
        currencies.indices.filter { sums[$0][place] > 0 }.map {
            Money(minorUnits: sums[$0][place], currency: currencies[$0])
        }
    }
}

extension CoverageMatrix {
    /// What has to be counted again when a source becomes another, or one is added: the rows that it serves now or served before.
    /// Expects that the outcomes of all sources are kept.
    public func recount(
        _ source: FundingSource, _ outcomes: PopulationOutcomes, of population: Population,
        among counted: PopulationOutcomes? = nil
    ) -> CoverageCount {
        let changed = supply.with(source, outcomes)
        let (before, after) = (supply.place(of: source.programme.id), changed.place(of: source.programme.id))
        let served = [before.map { supply.serving[$0] }, after.map { changed.serving[$0] }].compactMap(\.self)
        let rows = table.rows.indices.filter { row in served.contains { $0[row] != .no } }
        return CoverageCount(changed, population, counted, rows: rows, sources: after.map { [$0] } ?? [])
    }

    /// The matrix after a recount; everything else stays as it was.
    public func updated(by recount: CoverageCount, _ counts: CoverageTally) -> CoverageMatrix {
        var matrix = self
        matrix.supply = recount.supply
        let columns = table.columns.count
        for (number, row) in recount.rows.enumerated() {
            for column in 0..<columns {
                matrix.tally.eligible[row * columns + column] = counts.eligible[number * columns + column]
                matrix.tally.possible[row * columns + column] = counts.possible[number * columns + column]
            }
        }
        for (number, source) in recount.sources.enumerated() {
            let best = counts.best[number * columns..<(number + 1) * columns]
            if source * columns == matrix.tally.best.count { matrix.tally.best += best }
            matrix.tally.best.replaceSubrange(source * columns..<(source + 1) * columns, with: best)
        }
        return matrix
    }
}
