/// Counts firms into rows and columns of a table: all rows, or those that one source changes.
///
/// A firm is served in a row when it is eligible for a source that is for what the row says. In Kleene's logic that is known, ruled out or
/// open, and a cell counts each: the best that any source gives.
public struct CoverageCount: Sendable {
    let supply: CoverageSupply
    private let population: Population
    /// Whom to count; nil: everyone.
    private let counted: PopulationOutcomes?
    let rows: [Int]
    let sources: [Int]
    /// By set of outcomes and row counted: the programmes that serve it, and those that perhaps do.
    private let serving: [[ServingProgrammes]]

    /// Every row; `counted` are the outcomes of a rule whose eligible firms alone are counted.
    public init(_ supply: CoverageSupply, of population: Population, among counted: PopulationOutcomes? = nil) {
        self.init(
            supply, population, counted, rows: Array(supply.table.rows.indices),
            sources: Array(supply.sources.indices))
    }

    init(
        _ supply: CoverageSupply, _ population: Population, _ counted: PopulationOutcomes?, rows: [Int], sources: [Int]
    ) {
        self.supply = supply
        self.population = population
        self.counted = counted
        self.rows = rows
        self.sources = sources
        serving = supply.programmes(of: supply.sources.indices, serving: rows)
    }

    /// The counts in some blocks; the caller decides which to count at the same time, and adds up.
    public func tally(_ blocks: Range<Int>) -> CoverageTally {
        var tally = CoverageTally(rows: rows.count, sources: sources.count, columns: table.columns.count)
        for block in blocks { add(block, supply.outcomes.map { $0[block] }, to: &tally) }
        return tally
    }

    /// The same for sources whose outcomes are not kept: the rules are asked of one block after the other, and forgotten what they say.
    public func tally(_ blocks: Range<Int>, asking rules: PopulationRules) -> CoverageTally {
        var tally = CoverageTally(rows: rows.count, sources: sources.count, columns: table.columns.count)
        let room = Bitmaps(count: rules.columns.bitmaps)
        for block in blocks {
            add(block, [BlockOutcomes(rules.columns, population, block: block, in: room)], to: &tally)
        }
        return tally
    }

    private var table: CoverageTable { supply.table }

    private func add(_ block: Int, _ outcomes: [BlockOutcomes], to tally: inout CoverageTally) {
        let runs = table.runs(of: block, in: population)
        let mask = counted?[block].eligible(0) ?? Array(repeating: .max, count: Bitmaps.words)
        for run in runs { tally.firms[run.column] += mask.count(run.firms, also: mask) }
        var served = Array(repeating: ServedBits(), count: rows.count)
        for (set, block) in outcomes.enumerated() {
            for row in rows.indices {
                block.add(serving[set][row], to: &served[row])
            }
            for (number, source) in sources.enumerated() where supply.places[source].set == set {
                let programme = supply.places[source].programme
                for run in runs {
                    let place = number * table.columns.count + run.column
                    if tally.best[place] < .eligible {
                        tally.best[place] = max(tally.best[place], block.best(programme, run.firms, mask))
                    }
                }
            }
        }
        for row in rows.indices {
            for run in runs {
                let place = row * table.columns.count + run.column
                tally.eligible[place] += served[row].eligible.count(run.firms, also: mask)
                tally.possible[place] += served[row].possible.count(run.firms, also: mask)
            }
        }
    }
}
