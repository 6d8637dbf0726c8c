/// By what a project earns. Each lever is one formula over inputs of its own; a project says which levers it uses.
public enum Lever: String, CaseIterable, Codable, Hashable, Sendable {
    case labour, downtime, scrap, energy, effectiveness, sales

    /// The inputs of its formula, in the order in which they are asked.
    public var inputs: [InputName] {
        switch self {
        case .labour: [.labourHours, .labourReduction, .labourCost, .labourUtilisation]
        case .downtime: [.downtimeHours, .downtimeReduction, .contributionMargin]
        case .scrap: [.output, .scrapBefore, .scrapAfter, .scrapLoss]
        case .energy: [.energyBaseline, .outputChange, .energyReduction, .energyPrice]
        case .effectiveness:
            [
                .plannedHours, .availabilityBefore, .performanceBefore, .qualityBefore, .availabilityAfter,
                .performanceAfter, .qualityAfter, .capacitySold, .contributionMargin,
            ]
        case .sales: [.extraSales, .salesMargin]
        }
    }

    /// What it brings in a year, in money. `value` gives each input in its own unit: percent as percent.
    public func yearlyBenefit(_ value: (InputName) -> Double) -> Double {
        func share(_ input: InputName) -> Double { value(input) / 100 }
        switch self {
        case .labour:
            // Hours saved × full cost × the part of the freed hours that is put to use.
            return value(.labourHours) * share(.labourReduction) * value(.labourCost) * share(.labourUtilisation)
        case .downtime:
            return value(.downtimeHours) * share(.downtimeReduction) * value(.contributionMargin)
        case .scrap:
            return value(.output) * (share(.scrapBefore) - share(.scrapAfter)) * value(.scrapLoss)
        case .energy:
            let output = 1 + share(.outputChange)
            let after = value(.energyBaseline) * output * (1 - share(.energyReduction))
            return EnergySaving(baseline: value(.energyBaseline), after: after, outputRatio: output).amount
                * value(.energyPrice)
        case .effectiveness:
            let before = EquipmentEffectiveness(
                availability: share(.availabilityBefore), performance: share(.performanceBefore),
                quality: share(.qualityBefore))
            let after = EquipmentEffectiveness(
                availability: share(.availabilityAfter), performance: share(.performanceAfter),
                quality: share(.qualityAfter))
            return value(.plannedHours) * (after.value - before.value) * share(.capacitySold)
                * value(.contributionMargin)
        case .sales:
            return value(.extraSales) * share(.salesMargin)
        }
    }
}

/// Energy that was not used, adjusted to output: a firm that makes more may use more and still save.
public struct EnergySaving: Hashable, Sendable {
    /// What was used before, and what is used after, in the same unit and period.
    public let baseline: Double
    public let after: Double
    /// Output after over output before.
    public let outputRatio: Double

    public init(baseline: Double, after: Double, outputRatio: Double) {
        self.baseline = baseline
        self.after = after
        self.outputRatio = outputRatio
    }

    public var amount: Double { baseline * outputRatio - after }
}
