/// What cases measured by one metric in one unit, taken together.
public struct EffectStatistics: Hashable, Sendable {
    public let metric: String
    /// A notation of `UNIT`.
    public let unit: String
    public let title: LocalizedText
    /// Cases that measured it.
    public let count: Int
    /// Of the change as a share of the value before; nil for fewer than five cases whose value before was not nothing.
    public let change: MeasuredRange?
    /// Of the value after; nil for fewer than five cases.
    public let after: MeasuredRange?

    /// By metric and unit, those that most cases measured first. A case counts once for a metric: by the first effect that names it.
    public static func all(of cases: [Case]) -> [EffectStatistics] {
        var measured: [Name: [Case.Effect]] = [:]
        for one in cases {
            let own = Dictionary(one.effects.map { (Name(metric: $0.metric, unit: $0.unit), $0) }) { first, _ in first }
            for (name, effect) in own { measured[name, default: []].append(effect) }
        }
        return measured.map { EffectStatistics($0, $1) }.sorted {
            ($1.count, $0.metric, $0.unit) < ($0.count, $1.metric, $1.unit)
        }
    }

    private struct Name: Hashable {
        let metric: String
        let unit: String
    }

    private init(_ name: Name, _ effects: [Case.Effect]) {
        metric = name.metric
        unit = name.unit
        title = effects[0].title
        count = effects.count
        change = MeasuredRange(effects.compactMap(\.change))
        after = MeasuredRange(effects.map(\.after))
    }
}
