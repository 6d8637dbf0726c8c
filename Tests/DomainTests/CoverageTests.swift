import Domain
import Testing

struct CoverageTests {
    @Test(arguments: 1...8) func `every cell is what asking firm by firm counts`(seed: Int) {
        let scene = CoverageScene(seed: seed, firms: seed == 1 ? 2500 : 200)
        for (schemes, traits) in CoverageScene.layouts {
            let table = scene.table(schemes, traits)
            let cells = scene.matrix(scene.sources, table).cells
            for row in table.rows.indices {
                for column in table.columns.indices {
                    let plain = scene.plainCell(table, table.rows[row], table.columns[column])
                    #expect(cells[row][column] == plain, "\(table.rows[row]) \(table.columns[column])")
                }
            }
        }
    }

    @Test(arguments: 1...8) func `columns that share no firm add up to all firms`(seed: Int) {
        let scene = CoverageScene(seed: 20 + seed, firms: 300)
        let all = scene.matrix(scene.sources, scene.table([.area], []))
        #expect(all.table.columns == [[]] && all.firms == 300)
        for traits in PopulationTrait.allCases.map({ [$0] }) + [PopulationTrait.allCases] {
            let parts = scene.matrix(scene.sources, scene.table([.area], traits)).cells
            for row in all.table.rows.indices {
                let cells = parts[row]
                #expect(cells.reduce(0) { $0 + $1.firms } == all.cells[row][0].firms)
                #expect(cells.reduce(0) { $0 + $1.eligible } == all.cells[row][0].eligible)
                #expect(cells.reduce(0) { $0 + $1.undetermined } == all.cells[row][0].undetermined)
                #expect(cells.reduce(0) { $0 + $1.ineligible } == all.cells[row][0].ineligible)
            }
        }
    }

    @Test(arguments: 1...8) func `counting again what an edit changes is counting everything again`(seed: Int) {
        var scene = CoverageScene(seed: 40 + seed, firms: 200)
        let table = scene.table([.area, .cost], [.size, .region])
        var matrix = scene.matrix(scene.sources, table)
        for edit in 0..<12 {
            let source = scene.random.source(scene.random.chance(70) ? edit % scene.sources.count : 100 + edit)
            let outcomes = scene.population.outcomes(of: [source.programme], on: .today)
            let recount = matrix.recount(source, outcomes, of: scene.population)
            matrix = matrix.updated(by: recount, recount.tally(scene.population.blocks))
            scene.put(source)
            #expect(matrix.cells == scene.matrix(scene.sources, table).cells)
        }
    }

    @Test func `a source without published conditions leaves everyone open, and is no source yet`() {
        let scene = CoverageScene(seed: 60, firms: 50)
        let silent = FundingSource(
            Programme(id: "silent", title: .plain("Silent"), criteria: []), purposes: [.area: ["COSME-A"]])
        let matrix = scene.matrix([silent], scene.table([.area], []))
        let cell = matrix.cells[0][0]
        #expect(cell.undetermined == 50 && cell.eligible == 0 && cell.ineligible == 0)
        #expect(cell.sources == 0 && cell.undeterminedSources == 1)
        // Another area is not what it is for.
        #expect(matrix.cells[1][0].ineligible == 50 && matrix.cells[1][0].undeterminedSources == 0)
    }

    @Test func `a source that does not say what it is for leaves open whom it would serve`() {
        let population = Population.sample([firm(5), firm(20), Firm()])
        let small = FundingSource(
            .asking(.comparison(Comparison(.employees, .lessThan, .numbers([10])))), purposes: [.cost: ["cost-a"]],
            most: Money(100, "EUR"))
        let table = CoverageTable(rows: [.area], columns: [], of: population, in: CoverageScene.classification)
        let cell = CoverageScene.matrix([small], table, population).cells[0][0]
        #expect(cell.eligible == 0 && cell.undetermined == 2 && cell.ineligible == 1)
        #expect(cell.sources == 0 && cell.undeterminedSources == 1 && cell.amounts.isEmpty)
        let costs = CoverageTable(rows: [.cost], columns: [], of: population, in: CoverageScene.classification)
        let known = CoverageScene.matrix([small], costs, population).cells[0][0]
        #expect(known.eligible == 1 && known.undetermined == 1 && known.ineligible == 1)
        #expect(known.amounts == [Money(100, "EUR")] && known.sourcesWithoutAmount == 0)
    }

    @Test(arguments: 1...5) func `only firms for whom a rule is true are counted`(seed: Int) {
        var scene = CoverageScene(seed: 80 + seed, firms: 200)
        let rule = scene.random.expression()
        let table = scene.table([.area], [.size])
        let counted = scene.population.outcomes(of: [.asking(rule)], on: .today)
        let matrix = scene.matrix(scene.sources, table, among: counted)
        let population = scene.population
        let firms = (0..<population.count).map(population.firm).filter {
            rule.truth(for: $0, on: .today, in: .sample) == .yes
        }
        #expect(matrix.firms == firms.count)
        let fewer = CoverageScene(sources: scene.sources, firms: firms)
        let other = fewer.matrix(scene.sources, fewer.table([.area], [.size]))
        let (cells, others) = (matrix.cells, other.cells)
        for (column, notations) in other.table.columns.enumerated() {
            let same = matrix.table.columns.firstIndex(of: notations) ?? 0
            for row in table.rows.indices { #expect(cells[row][same] == others[row][column]) }
        }
    }

    private func firm(_ employees: Int) -> Firm { Firm().with(.employees, .number(Double(employees))) }
}
