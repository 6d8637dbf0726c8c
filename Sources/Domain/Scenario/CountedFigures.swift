extension ScenarioFigures {
    /// Overlaps that are named.
    public static let mostOverlaps = 10

    /// From what was counted; `changes` are those it was counted for, in their order. Further effects are the same in other tables.
    public init(
        _ effect: CoverageEffect, further: [CoverageEffect] = [], of changes: [ReadChange], _ words: RuleWords
    ) {
        firms = effect.overall.before.firms
        overall = Shift(effect.overall)
        let table = Table(effect)
        (rows, columns, cells) = (table.rows, table.columns, table.cells)
        self.further = further.isEmpty ? nil : further.map(Table.init)
        programmes = zip(changes, effect.sources).map { Programme($1, of: $0, words) }
    }
}

extension ScenarioFigures.Table {
    init(_ effect: CoverageEffect) {
        let table = effect.table
        rows = ScenarioFigures.name(table.schemes)
        columns = ScenarioFigures.name(table.traits)
        cells = zip(effect.rows, effect.cells).flatMap { row, shifts in
            zip(table.columns, shifts).map { column, shift in
                ScenarioFigures.Cell(
                    row: table.rows[row].notations.joined(separator: " "), column: column.joined(separator: " "),
                    shift: ScenarioFigures.Shift(shift))
            }
        }
    }
}

extension ScenarioFigures.Shift {
    init(_ shift: OutcomeShift) {
        before = .init(shift.before)
        after = .init(shift.after)
        gained = shift.gained
        clarified = shift.clarified
        lost = shift.lost
    }
}

extension ScenarioFigures.Counts {
    init(_ counts: OutcomeCounts) {
        eligible = counts.eligible
        undetermined = counts.undetermined
        ineligible = counts.ineligible
    }
}

extension ScenarioFigures.Programme {
    init(_ effect: SourceEffect, of change: ReadChange, _ words: RuleWords) {
        self.change = change.change.number
        shift = .init(effect.shift)
        alone = effect.alone
        overlaps = effect.overlaps.prefix(ScenarioFigures.mostOverlaps).map {
            .init(programme: $0.source.programme.id, title: $0.source.programme.title, firms: $0.firms)
        }
        overlapCount = effect.overlaps.count
        limits = effect.limits.map { .init($0, words) }
        let share = change.assumptions.takeUp.map { $0 / 100 }
        cost = share.flatMap(effect.cost).map(ScenarioFigures.Cost.init)
        costOfUndetermined = share.flatMap(effect.costOfUndetermined).map(ScenarioFigures.Cost.init)
    }
}

extension ScenarioFigures.Cost {
    init(_ estimate: CostEstimate) {
        self.init(least: estimate.least, most: estimate.most, average: estimate.average)
    }
}

extension ScenarioFigures.Limit {
    init(_ effect: LimitEffect, _ words: RuleWords) {
        func moved(_ limit: MovedLimit) -> ScenarioFigures.Moved {
            .init(words: words.of(limit.comparison), gained: limit.shift.gained, lost: limit.shift.lost)
        }
        self.words = words.of(effect.limit.comparison)
        outside = effect.outside
        perhapsOutside = effect.perhapsOutside
        lower = effect.lower.map(moved)
        higher = effect.higher.map(moved)
    }
}
