import Domain
import Testing

struct CoverageEffectTests {
    @Test(arguments: 1...8) func `the effect of an edit is what asking firm by firm finds`(seed: Int) {
        var scene = CoverageScene(seed: 300 + seed, firms: seed == 1 ? 2500 : 250)
        for (schemes, traits) in CoverageScene.layouts {
            let changes = scene.random.changes(of: scene.sources)
            let shown = EffectScene(scene.sources, changes, scene.population, scene.table(schemes, traits))
            for (number, row) in shown.effect.rows.enumerated() {
                for (column, notations) in shown.table.columns.enumerated() {
                    #expect(shown.effect.cells[number][column] == shown.plainCell(shown.table.rows[row], notations))
                }
            }
            for row in shown.table.rows.indices where !shown.effect.rows.contains(row) {
                #expect(shown.plainCell(shown.table.rows[row], []).isNone)
            }
            #expect(shown.effect.overall == shown.plainCell(nil, []))
        }
    }

    @Test(arguments: 1...8) func `each changed source is told as asking firm by firm finds it`(seed: Int) throws {
        var scene = CoverageScene(seed: 320 + seed, firms: 250)
        let changes = scene.random.changes(of: scene.sources)
        let shown = EffectScene(scene.sources, changes, scene.population, scene.table([.area], [.size]))
        #expect(shown.effect.sources.count == changes.count)
        for (change, source) in zip(changes, shown.effect.sources) {
            #expect(source.shift == shown.plainShift(of: change.source))
            guard case .put = change else {
                #expect(source.after == nil && source.overlaps.isEmpty && source.alone == 0 && source.limits.isEmpty)
                continue
            }
            let overlaps = Dictionary(uniqueKeysWithValues: source.overlaps.map { ($0.source.programme.id, $0.firms) })
            #expect(overlaps == shown.plainOverlaps(of: change.source))
            #expect(source.overlaps.map(\.firms) == source.overlaps.map(\.firms).sorted(by: >))
            #expect(source.alone == shown.plainAlone(change.source))
        }
    }

    @Test(arguments: 1...4) func `only firms for whom a rule is true are told of`(seed: Int) {
        var scene = CoverageScene(seed: 340 + seed, firms: 250)
        let changes = scene.random.changes(of: scene.sources)
        let shown = EffectScene(
            scene.sources, changes, scene.population, scene.table([.area], [.size]), among: scene.random.expression())
        #expect(shown.effect.overall == shown.plainCell(nil, []))
        for (change, source) in zip(changes, shown.effect.sources) {
            #expect(source.shift == shown.plainShift(of: change.source))
            #expect(source.alone == (source.after == nil ? 0 : shown.plainAlone(change.source)))
        }
    }

    @Test(arguments: 1...12) func `gained less lost is what is more, and no firm is lost on the way`(seed: Int) {
        var scene = CoverageScene(seed: 360 + seed, firms: 200)
        let changes = scene.random.changes(of: scene.sources)
        let table = scene.table([.area], [.size, .region])
        let shown = EffectScene(scene.sources, changes, scene.population, table)
        let (before, after) = (
            scene.matrix(scene.sources, table).cells, scene.matrix(shown.sourcesAfter, table).cells
        )
        for (number, row) in shown.effect.rows.enumerated() {
            for (column, shift) in shown.effect.cells[number].enumerated() {
                #expect(shift.before == before[row][column].outcomes)
                #expect(shift.after == after[row][column].outcomes)
                #expect(shift.gained - shift.lost == after[row][column].eligible - before[row][column].eligible)
            }
        }
        for row in table.rows.indices where !shown.effect.rows.contains(row) {
            #expect(before[row].map(\.outcomes) == after[row].map(\.outcomes))
        }
    }

    @Test(arguments: 1...6) func `an edit and its undoing are each other's reverse`(seed: Int) {
        var scene = CoverageScene(seed: 380 + seed, firms: 200)
        let old = scene.sources[seed]
        let new = scene.random.source(seed)
        let table = scene.table([.area], [.size])
        let there = EffectScene(scene.sources, [.put(new)], scene.population, table).effect.overall
        scene.put(new)
        let back = EffectScene(scene.sources, [.put(old)], scene.population, table).effect.overall
        for one in Outcome.allCases {
            for other in Outcome.allCases { #expect(there[from: one, to: other] == back[from: other, to: one]) }
        }
        #expect(EffectScene(scene.sources, [.put(new)], scene.population, table).effect.overall.isNone)
    }

    @Test func `of two changes of one source the last counts`() {
        var scene = CoverageScene(seed: 400, firms: 100)
        let (first, last) = (scene.random.source(3), scene.random.source(3))
        let table = scene.table([.area], [])
        let both = EffectScene(scene.sources, [.put(first), .put(last)], scene.population, table).effect
        let one = EffectScene(scene.sources, [.put(last)], scene.population, table).effect
        #expect(both.sources.count == 1 && both.cells == one.cells && both.overall == one.overall)
    }
}

struct CostEstimateTests {
    private let rule = Programme.asking(.comparison(Comparison(.employees, .lessThan, .numbers([10]))))

    private func effect(least: Money?, most: Money?, average: Money? = nil) -> SourceEffect {
        let population = Population.sample([3, 5, 9, 20].map { Firm().with(.employees, .number($0)) } + [Firm()])
        let source = FundingSource(rule, purposes: [:], least: least, most: most, average: average)
        let table = CoverageTable(rows: [], columns: [], of: population, in: CoverageScene.classification)
        return EffectScene([], [.put(source)], population, table).effect.sources[0]
    }

    @Test func `the cost is the share of those eligible times the least and the most`() {
        let effect = effect(least: Money(100, "EUR"), most: Money(1000, "EUR"))
        let cost = effect.cost(takeUp: 0.5)
        #expect(cost?.least == Money(150, "EUR") && cost?.most == Money(1500, "EUR"))
        let open = effect.costOfUndetermined(takeUp: 0.5)
        #expect(open?.least == Money(50, "EUR") && open?.most == Money(500, "EUR"))
    }

    @Test func `an average alone tells a cost`() {
        let cost = effect(least: nil, most: nil, average: Money(200, "EUR")).cost(takeUp: 0.5)
        #expect(cost?.least == nil && cost?.most == nil && cost?.average == Money(300, "EUR"))
    }

    @Test func `an amount that is not stated is not zero`() {
        #expect(effect(least: nil, most: nil).cost(takeUp: 0.5) == nil)
        let half = effect(least: nil, most: Money(10, "BYN")).cost(takeUp: 1)
        #expect(half?.least == nil && half?.most == Money(30, "BYN"))
    }

    @Test func `a cost beyond all numbers is not known, and neither is a sum of costs`() {
        let most = Money(minorUnits: .max, currency: "EUR")
        #expect(effect(least: Money(1, "EUR"), most: most).cost(takeUp: 1)?.most == nil)
        #expect(Money.sums(of: [most, Money(1, "BYN")]) == [Money(1, "BYN"), most])
        #expect(Money.sums(of: [most, Money(1, "BYN"), Money(minorUnits: 1, currency: "EUR")]) == nil)
        #expect(Money.sums(of: []) == [])
    }

    @Test func `nobody takes it: nothing is paid`() {
        #expect(effect(least: Money(1, "EUR"), most: nil).cost(takeUp: 0)?.least == Money(0, "EUR"))
    }
}

extension CoverageCell {
    fileprivate var outcomes: OutcomeCounts {
        .init(eligible: eligible, undetermined: undetermined, ineligible: ineligible)
    }
}

extension EligibilityGenerator {
    /// One to three changes: other rules, new sources, sources that end.
    mutating func changes(of sources: [FundingSource]) -> [SourceChange] {
        let places = some(of: Array(sources.indices), upTo: 3)
        return places.map { place in
            if chance(25) { return .removed(sources[place].programme.id) }
            return .put(source(chance(30) ? 100 + place : place))
        }
    }
}
