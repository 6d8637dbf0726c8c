import Domain

/// Whom a scheme is for: how many firms are in its scope, what rules the others out, and who is just outside.
public struct ScopeAnswer: Sendable {
    /// Of the rule alone: its one row is whether firms are in scope.
    public let effect: CoverageEffect
    public let day: Day
    /// All firms, or the part that was asked for, criterion by criterion.
    public let part: CellSource
    /// Drawn firms of that part. A register's firms did not agree to be shown: there are none of those.
    public let sample: [CellAnswer.SampleFirm]

    /// Firms by column of the table.
    public var cells: [OutcomeShift] { effect.cells[0] }
    /// The rule among all firms, with its limits.
    public var rule: SourceEffect { effect.sources[0] }

    /// The answer as data.
    public var dataValue: DataValue {
        let table = effect.table
        let cells = zip(table.columns, cells).map { column, shift in
            DataValue.object([
                .init("columns", .list(column.map(DataValue.text))), .init("shift", shift.dataValue),
            ])
        }
        return .object([
            .init("population", .integer(effect.overall.after.firms)), .init("at", .text(day.description)),
            .init("columns", .list(table.traits.map { .text($0.rawValue) })), .init("overall", rule.shift.dataValue),
            .init("cells", .list(cells)), .init("hurdles", .list(part.hurdles.map(\.dataValue))),
            .init("missing", .list(part.missing.map(\.dataValue))),
            .init("limits", .list(rule.limits.map(\.dataValue))), .init("limitsLeftOut", .integer(rule.limitsLeftOut)),
        ])
    }
}

extension CellSource.Hurdle {
    /// A scheme has no conditions but its criteria, so each hurdle is one of them.
    fileprivate var dataValue: DataValue {
        .object([
            .init("pointer", criterion.map { .text("/criteria/\($0)") } ?? .null), .init("firms", .integer(firms)),
            .init("alone", .integer(alone)),
        ])
    }
}

extension CellSource.MissingFact {
    fileprivate var dataValue: DataValue {
        .object([.init("fact", .text(fact.description)), .init("firms", .integer(firms))])
    }
}
