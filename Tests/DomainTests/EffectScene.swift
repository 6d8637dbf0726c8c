import Domain

/// The effect of changes, and the same figures found firm by firm.
struct EffectScene {
    let sources: [FundingSource]
    let changes: [SourceChange]
    let population: Population
    let table: CoverageTable
    let effect: CoverageEffect
    let firms: [Firm]
    /// Whom to count; nil: everyone.
    var condition: Criterion.Expression?

    init(
        _ sources: [FundingSource], _ changes: [SourceChange], _ population: Population, _ table: CoverageTable,
        among condition: Criterion.Expression? = nil
    ) {
        self.sources = sources
        self.changes = changes
        self.population = population
        self.table = table
        self.condition = condition
        firms = (0..<population.count).map(population.firm).filter { firm in
            condition.map { $0.truth(for: firm, on: .today, in: .sample) == .yes } ?? true
        }
        let question = EffectQuestion(changes, on: .today)
        let kept = population.outcomes(of: sources.map(\.programme), on: .today)
        let count = EffectCount(
            question, population.outcomes(of: question.programmes, on: .today),
            changing: CoverageSupply(sources, kept, in: table), of: population,
            among: condition.map { population.outcomes(of: [.asking($0)], on: .today) })
        let middle = population.blocks.count / 2
        effect = CoverageEffect(count, count.tally(0..<middle) + count.tally(middle..<population.blocks.count))
    }

    /// The sources that are on offer afterwards.
    var sourcesAfter: [FundingSource] {
        changes.reduce(sources) { sources, change in
            var changed = sources
            let place = sources.firstIndex { $0.programme.id == change.source }
            switch (change, place) {
            case (.put(let source), let place?): changed[place] = source
            case (.put(let source), nil): changed.append(source)
            case (.removed, let place?): changed.remove(at: place)
            case (.removed, nil): break
            }
            return changed
        }
    }

    // MARK: The slow way

    func plainCell(_ row: CoverageRow?, _ column: [String]) -> OutcomeShift {
        let columnFirms = firms.filter { firm in
            zip(table.traits, column).allSatisfy { CoverageScene.notation($0, firm) == $1 }
        }
        return shift(of: columnFirms) {
            Self.served($0, sources, table, row)
        } to: {
            Self.served($0, sourcesAfter, table, row)
        }
    }

    func plainShift(of source: String) -> OutcomeShift {
        let (before, after) = (Self.named(source, in: sources), Self.named(source, in: sourcesAfter))
        return shift(of: firms) {
            Self.outcome(before, $0)
        } to: {
            Self.outcome(after, $0)
        }
    }

    func plainOverlaps(of source: String) -> [String: Int] {
        let mine = firms.filter { Self.outcome(Self.named(source, in: sourcesAfter), $0) == .eligible }
        let others = sourcesAfter.filter { $0.programme.id != source }
        return Dictionary(
            uniqueKeysWithValues: others.map { other in
                (other.programme.id, mine.count { Self.outcome(other, $0) == .eligible })
            }
        ).filter { $0.value > 0 }
    }

    func plainAlone(_ source: String) -> Int {
        firms.count { firm in
            sourcesAfter.filter { Self.outcome($0, firm) == .eligible }.map(\.programme.id) == [source]
        }
    }

    /// From one programme to another.
    func plainShift(from programme: Programme, to other: Programme) -> OutcomeShift {
        shift(of: firms) {
            programme.outcome(for: $0, on: .today, in: .sample)
        } to: {
            other.outcome(for: $0, on: .today, in: .sample)
        }
    }

    private func shift(
        of firms: [Firm], from before: (Firm) -> Outcome, to after: (Firm) -> Outcome
    ) -> OutcomeShift {
        firms.reduce(into: OutcomeShift()) { $0[from: before($1), to: after($1)] += 1 }
    }

    private static func named(_ id: String, in sources: [FundingSource]) -> FundingSource? {
        sources.first { $0.programme.id == id }
    }

    private static func outcome(_ source: FundingSource?, _ firm: Firm) -> Outcome {
        source?.programme.outcome(for: firm, on: .today, in: .sample) ?? .ineligible
    }

    /// The best that any source does for a firm in a row; nil: whatever it is for.
    private static func served(
        _ firm: Firm, _ sources: [FundingSource], _ table: CoverageTable, _ row: CoverageRow?
    ) -> Outcome {
        let best = sources.map { source in
            min(
                CoverageScene.truth(source.programme.outcome(for: firm, on: .today, in: .sample)),
                row.map { CoverageScene.purpose(source, table.schemes, $0) } ?? .yes)
        }.max()
        return best == .yes ? .eligible : best == .unknown ? .undetermined : .ineligible
    }
}
