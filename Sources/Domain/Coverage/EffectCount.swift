/// Counts what changes do, from kept outcomes of all sources and those of an `EffectQuestion`: unchanged sources are not asked again.
public struct EffectCount: Sendable {
    let table: CoverageTable
    /// The rows that a changed source serves or served.
    let rows: [Int]
    let changed: [Changed]
    /// Every source that is on offer afterwards: the unchanged ones, then the changed ones.
    let others: [FundingSource]
    private let population: Population
    private let outcomes: [PopulationOutcomes]
    private let asked: PopulationOutcomes
    /// Whom to count; nil: everyone.
    private let counted: PopulationOutcomes?
    /// By set of outcomes and row counted.
    private let serving: [[ServingProgrammes]]
    private let unchanged: [CoverageSupply.Place]
    /// By set of outcomes: the programmes of unchanged sources, whatever they are for.
    private let unchangedProgrammes: [ServingProgrammes]

    struct Changed: Sendable {
        let before: FundingSource?
        let after: FundingSource?
        let asked: EffectQuestion.Asked
        /// Where the outcomes before the change are.
        fileprivate let place: CoverageSupply.Place?
        /// By row counted.
        fileprivate let served: [Truth]
        fileprivate let serves: [Truth]
    }

    /// Expects that the supply keeps the outcomes of all its sources, and the outcomes of the programmes of the question, in their order.
    public init(
        _ question: EffectQuestion, _ asked: PopulationOutcomes, changing supply: CoverageSupply,
        of population: Population, among counted: PopulationOutcomes? = nil
    ) {
        table = supply.table
        self.population = population
        self.asked = asked
        self.counted = counted
        outcomes = supply.outcomes
        let sides = question.changes.map { change in
            (supply.place(of: change.source), change.newSource, change.newSource.map(supply.table.serving))
        }
        let rows = supply.table.rows.indices.filter { row in
            sides.contains { place, _, serves in
                place.map { supply.serving[$0][row] != .no } ?? false || serves.map { $0[row] != .no } ?? false
            }
        }
        self.rows = rows
        changed = zip(sides, question.asked).map { side, asked in
            let (place, source, serves) = side
            return Changed(
                before: place.map { supply.sources[$0] }, after: source, asked: asked,
                place: place.map { supply.places[$0] },
                served: rows.map { row in place.map { supply.serving[$0][row] } ?? .no },
                serves: rows.map { row in serves.map { $0[row] } ?? .no })
        }
        let kept = supply.sources.indices.filter { place in !sides.contains { $0.0 == place } }
        serving = supply.programmes(of: kept, serving: rows)
        unchanged = kept.map { supply.places[$0] }
        unchangedProgrammes = supply.outcomes.indices.map { set in
            ServingProgrammes(surely: kept.map { supply.places[$0] }.filter { $0.set == set }.map(\.programme))
        }
        others = kept.map { supply.sources[$0] } + sides.compactMap(\.1)
    }

    /// The counts in some blocks; the caller decides which to count at the same time, and adds up.
    public func tally(_ blocks: Range<Int>) -> EffectTally {
        var tally = EffectTally(
            cells: Array(repeating: OutcomeShift(), count: rows.count * table.columns.count),
            sources: changed.map { changed in
                .init(
                    shared: Array(repeating: 0, count: others.count),
                    limits: Array(repeating: .init(), count: changed.asked.limits.count))
            })
        for block in blocks {
            let part = Block(self, block)
            part.addCells(to: &tally.cells)
            part.addSources(to: &tally)
        }
        return tally
    }

    /// One block of firms.
    private struct Block {
        let count: EffectCount
        let kept: [BlockOutcomes]
        let asked: BlockOutcomes
        let runs: [CoverageTable.Run]
        let firms: Range<Int>
        let mask: [UInt64]

        init(_ count: EffectCount, _ block: Int) {
            self.count = count
            kept = count.outcomes.map { $0[block] }
            asked = count.asked[block]
            runs = count.table.runs(of: block, in: count.population)
            firms = 0..<count.population.firms(of: block).count
            mask = count.counted?[block].eligible(0) ?? Array(repeating: .max, count: Bitmaps.words)
        }

        func addCells(to cells: inout [OutcomeShift]) {
            for row in count.rows.indices {
                var before = ServedBits()
                for (set, block) in kept.enumerated() { block.add(count.serving[set][row], to: &before) }
                var after = before
                for changed in count.changed {
                    if let place = changed.place {
                        kept[place.set].add(.init(place.programme, changed.served[row]), to: &before)
                    }
                    if let programme = changed.asked.programme {
                        asked.add(.init(programme, changed.serves[row]), to: &after)
                    }
                }
                for run in runs {
                    cells[row * count.table.columns.count + run.column].add(run.firms, mask, from: before, to: after)
                }
            }
        }

        func addSources(to tally: inout EffectTally) {
            let before = count.changed.map { changed in
                changed.place.map { kept[$0.set].served(by: $0.programme) } ?? .init()
            }
            let after = count.changed.map { changed in changed.asked.programme.map(asked.served) ?? .init() }
            var others = ServedBits()
            for (set, block) in kept.enumerated() { block.add(count.unchangedProgrammes[set], to: &others) }
            tally.overall.add(
                firms, mask, from: before.reduce(into: others) { $0.formUnion($1) },
                to: after.reduce(into: others) { $0.formUnion($1) })
            for (number, changed) in count.changed.enumerated() {
                tally.sources[number].shift.add(firms, mask, from: before[number], to: after[number])
                guard changed.after != nil else { continue }
                addOverlaps(number, after, others, to: &tally.sources[number])
                for (place, limit) in changed.asked.limits.enumerated() {
                    add(limit, of: after[number], to: &tally.sources[number].limits[place])
                }
            }
        }

        private func addOverlaps(
            _ number: Int, _ after: [ServedBits], _ others: ServedBits, to source: inout EffectTally.Source
        ) {
            let eligible = zip(after[number].eligible, mask).map(&)
            for (place, other) in count.unchanged.enumerated() {
                source.shared[place] += kept[other.set].count(eligibleFor: other.programme, among: eligible)
            }
            var elsewhere = others.eligible
            var place = count.unchanged.count
            for (other, changed) in count.changed.enumerated() where changed.after != nil {
                defer { place += 1 }
                if other == number { continue }
                source.shared[place] += after[other].eligible.count(firms, also: eligible)
                elsewhere = zip(elsewhere, after[other].eligible).map(|)
            }
            source.alone += elsewhere.map(~).count(firms, also: eligible)
        }

        /// Whom the limit alone rules out: taken for kept or for broken, the rule would let them in.
        private func add(
            _ limit: EffectQuestion.AskedLimit, of current: ServedBits, to tally: inout EffectTally.Limit
        ) {
            var without = asked.served(by: limit.kept)
            without.formUnion(asked.served(by: limit.broken))
            let ruledOut = zip(current.possible, mask).map { ~$0 & $1 }
            tally.outside += without.eligible.count(firms, also: ruledOut)
            tally.possible += without.possible.count(firms, also: ruledOut)
            if let lower = limit.lower {
                tally.lower.add(firms, mask, from: current, to: asked.served(by: lower.programme))
            }
            if let higher = limit.higher {
                tally.higher.add(firms, mask, from: current, to: asked.served(by: higher.programme))
            }
        }
    }
}

extension SourceChange {
    /// What it puts in the place of the source; nil when it is no more.
    fileprivate var newSource: FundingSource? {
        switch self {
        case .put(let source): source
        case .removed: nil
        }
    }
}
