import Domain

/// What changes would do on a day, among the firms counted.
public struct EffectAnswer: Sendable {
    public let effect: CoverageEffect
    public let day: Day

    /// The answer as data; costs are told for a share (0…1) of firms that take what they can have.
    public func dataValue(takeUp share: Double?) -> DataValue {
        let table = effect.table
        let cells = zip(effect.rows, effect.cells).flatMap { row, shifts in
            zip(table.columns, shifts).map { column, shift in
                DataValue.object(
                    CoverageAnswer.place(table.rows[row].notations, column) + [.init("shift", shift.dataValue)])
            }
        }
        return .object([
            .init("population", .integer(effect.overall.before.firms)), .init("at", .text(day.description)),
            .init("rows", .list(table.schemes.map { .text($0.rawValue) })),
            .init("columns", .list(table.traits.map { .text($0.rawValue) })),
            .init("overall", effect.overall.dataValue), .init("cells", .list(cells)),
            .init("sources", .list(effect.sources.map { $0.dataValue(takeUp: share) })),
        ])
    }
}

extension OutcomeCounts {
    fileprivate var dataValue: DataValue {
        .object([
            .init("eligible", .integer(eligible)), .init("undetermined", .integer(undetermined)),
            .init("ineligible", .integer(ineligible)),
        ])
    }
}

extension OutcomeShift {
    var dataValue: DataValue {
        .object([
            .init("before", before.dataValue), .init("after", after.dataValue), .init("gained", .integer(gained)),
            .init("lost", .integer(lost)), .init("newlyUndetermined", .integer(newlyUndetermined)),
            .init("newlyIneligible", .integer(newlyIneligible)),
        ])
    }
}

extension SourceEffect {
    fileprivate func dataValue(takeUp share: Double?) -> DataValue {
        let overlaps = overlaps.map {
            DataValue.object([.init("source", .text($0.source.programme.id)), .init("firms", .integer($0.firms))])
        }
        let costs = share.map { share in
            [
                DataValue.Field("cost", cost(takeUp: share)?.dataValue ?? .null),
                .init("costOfUndetermined", costOfUndetermined(takeUp: share)?.dataValue ?? .null),
            ]
        }
        return .object(
            [
                .init("source", .text((after ?? before)?.programme.id ?? "")), .init("isNew", .boolean(before == nil)),
                .init("isRemoved", .boolean(after == nil)), .init("shift", shift.dataValue),
                .init("alone", .integer(alone)), .init("overlaps", .list(overlaps)),
                .init("limits", .list(limits.map(\.dataValue))), .init("limitsLeftOut", .integer(limitsLeftOut)),
            ] + (costs ?? []))
    }
}

extension CostEstimate {
    fileprivate var dataValue: DataValue {
        .object([
            .init("least", least?.dataValue ?? .null), .init("most", most?.dataValue ?? .null),
            .init("average", average?.dataValue ?? .null),
        ])
    }
}

extension LimitEffect {
    var dataValue: DataValue {
        .object([
            .init("pointer", .text("/criteria/\(limit.criterion)/expression\(limit.path)")),
            .init("condition", limit.comparison.dataValue), .init("outside", .integer(outside)),
            .init("perhapsOutside", .integer(perhapsOutside)), .init("lower", lower?.dataValue ?? .null),
            .init("higher", higher?.dataValue ?? .null),
        ])
    }
}

extension MovedLimit {
    fileprivate var dataValue: DataValue {
        .object([.init("condition", comparison.dataValue), .init("shift", shift.dataValue)])
    }
}
