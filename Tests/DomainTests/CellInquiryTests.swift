import Domain
import Testing

struct CellInquiryTests {
    @Test(arguments: 1...8) func `a cell taken apart is what asking firm by firm counts`(seed: Int) {
        let scene = CoverageScene(seed: 100 + seed, firms: seed == 1 ? 2500 : 150)
        for (schemes, traits) in [([.area], [.size]), ([.area, .cost], [.ownership])] as CoverageScene.Layouts {
            let table = scene.table(schemes, traits)
            let cells = scene.matrix(scene.sources, table).cells
            for row in table.rows.indices {
                for column in table.columns.indices {
                    let detail = scene.detail(table, row, column)
                    let plain = scene.plainDetail(table, row, column)
                    #expect(detail.sources == plain.sources, "\(table.rows[row]) \(table.columns[column])")
                    #expect(detail.firms.filter { !$0.value.isEmpty } == plain.firms)
                    #expect(detail.firms[.eligible, default: []].count == cells[row][column].eligible)
                    #expect(detail.firms[.undetermined, default: []].count == cells[row][column].undetermined)
                }
            }
        }
    }

    @Test func `an amount in another currency is not asked for again, a criterion that alone rules out is told`() {
        let small = Criterion.Expression.comparison(Comparison(.employees, .lessThan, .numbers([10])))
        let rich = Criterion.Expression.comparison(
            Comparison(.turnover, .atLeast, .amounts([Money(1000, "EUR")])))
        let source = FundingSource(
            Programme(
                id: "fund", title: .plain("Fund"), availability: .open,
                criteria: [
                    Criterion(identifier: "small", title: .plain("Small"), expression: small),
                    Criterion(identifier: "rich", title: .plain("Rich"), expression: rich),
                ]), purposes: [.area: ["COSME-A"]])
        func firm(_ employees: Int, _ turnover: Money?) -> Firm {
            let firm = Firm().with(.employees, .number(Double(employees)))
            return turnover.map { firm.with(.turnover, .money($0)) } ?? firm
        }
        let scene = CoverageScene(
            sources: [source],
            firms: [
                firm(5, Money(2000, "EUR")), firm(5, Money(2000, "BYN")), firm(5, nil), firm(50, nil),
                firm(50, Money(1, "EUR")), firm(5, Money(1, "EUR")),
            ])
        let detail = scene.detail(scene.table([.area], []), 0, 0)
        let found = detail.sources[0]
        #expect(found.eligible == 1 && found.undetermined == 2 && found.ineligible == 3)
        #expect(found.missing == [.init(fact: .turnover, firms: 1)])
        #expect(
            found.hurdles == [.init(criterion: 0, firms: 2, alone: 1), .init(criterion: 1, firms: 2, alone: 1)])
    }

    @Test func `who cannot have a source at all is ruled out by that alone, or by more`() {
        let small = Criterion.Expression.comparison(Comparison(.employees, .lessThan, .numbers([10])))
        let source = FundingSource(
            Programme(
                id: "fund", title: .plain("Fund"), availability: .notOpenToCountry,
                criteria: [Criterion(identifier: "small", title: .plain("Small"), expression: small)]),
            purposes: [.area: ["COSME-A"]])
        let firms = [5, 50, 60].map { Firm().with(.employees, .number($0)) }
        let scene = CoverageScene(sources: [source], firms: firms)
        let found = scene.detail(scene.table([.area], []), 0, 0).sources[0]
        #expect(
            found.hurdles == [.init(criterion: nil, firms: 3, alone: 1), .init(criterion: 0, firms: 2, alone: 0)])
    }

    @Test(arguments: [(5, [2, 2, 1]), (1, [1, 0, 0]), (9, [2, 3, 4]), (40, [2, 3, 20])])
    func `a sample is spread over the outcomes, the same each time`(count: Int, shares: [Int]) {
        let detail = CellDetail(
            firms: [.eligible: [4, 5], .undetermined: [10, 20, 30], .ineligible: Array(100..<120)], sources: [])
        let sample = detail.sample(count)
        #expect(
            [.eligible, .undetermined, .ineligible].map { outcome in sample.count { $0.outcome == outcome } } == shares)
        #expect(Set(sample.map(\.place)).count == sample.count)
        #expect(sample.map(\.place) == detail.sample(count).map(\.place))
        #expect(sample.allSatisfy { detail.firms[$0.outcome, default: []].contains($0.place) })
    }

    @Test(arguments: 1...4) func `uncovered cells stand in the published order`(seed: Int) {
        let scene = CoverageScene(seed: 140 + seed, firms: 120)
        let matrix = scene.matrix(scene.sources, scene.table([.area, .cost], [.size]))
        let uncovered = matrix.uncovered
        let cells = matrix.cells.flatMap(\.self)
        #expect(uncovered.count == cells.count { $0.firms > $0.eligible })
        for (one, next) in zip(uncovered, uncovered.dropFirst()) {
            let (isFirst, isNext) = (one.supply == .none, next.supply == .none)
            #expect(isFirst || !isNext)
            guard isFirst == isNext else { continue }
            #expect(one.firms >= next.firms)
            if one.firms == next.firms { #expect(one.cell.sources <= next.cell.sources) }
        }
    }

    @Test func `a cell that no source is for comes before a larger one that some source might serve`() {
        let everyone = Programme(id: "all", title: .plain("All"), criteria: [])
        let scene = CoverageScene(
            sources: [FundingSource(everyone, purposes: [.area: ["COSME-A"], .cost: ["cost-a"]])],
            firms: [Firm(), Firm()])
        let uncovered = scene.matrix(scene.sources, scene.table([.area], [])).uncovered
        #expect(uncovered.map(\.supply) == [.none, .perhaps])
        #expect(uncovered.map(\.firms) == [2, 2])
    }
}
