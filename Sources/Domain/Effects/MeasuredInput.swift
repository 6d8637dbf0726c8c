extension InputName {
    /// What cases have to measure to speak of this figure.
    public enum Measured: Sendable {
        /// By which share something fell.
        case fall
        /// By which share something grew.
        case growth
        /// How large something is afterwards.
        case value
    }

    public var measured: Measured {
        switch self {
        case .labourReduction, .downtimeReduction, .energyReduction: .fall
        case .outputChange: .growth
        default: .value
        }
    }
}

extension Project.Input {
    /// What cases have measured of this figure, in its own unit. Nil for money, which cases state in any currency, and where the middle half
    /// of them is outside of what may be entered: they measured something else.
    func measured(in statistics: [EffectStatistics]) -> MeasuredRange? {
        guard let metric, name.kind != .money, let found = statistics.first(where: { $0.metric == metric }) else {
            return nil
        }
        let measured: MeasuredRange? =
            switch name.measured {
            case .fall: found.change?.times(-100)
            case .growth: found.change?.times(100)
            case .value: found.after
            }
        return measured.flatMap { range.contains($0.quartiles.lower) && range.contains($0.quartiles.upper) ? $0 : nil }
    }
}

extension Project {
    /// What cases have measured of its inputs; those of which five have not are absent.
    public func measured(in statistics: [EffectStatistics]) -> [InputName: MeasuredRange] {
        inputs.reduce(into: [:]) { measured, input in measured[input.name] = input.measured(in: statistics) }
    }
}
