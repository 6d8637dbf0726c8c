/// The figures that formulas ask for. A project gives each its title, help, default and range.
public enum InputName: String, CaseIterable, Codable, Hashable, Sendable {
    case labourHours, labourReduction, labourCost, labourUtilisation
    case downtimeHours, downtimeReduction, contributionMargin
    case output, scrapBefore, scrapAfter, scrapLoss
    case energyBaseline, outputChange, energyReduction, energyPrice
    case plannedHours, availabilityBefore, performanceBefore, qualityBefore
    case availabilityAfter, performanceAfter, qualityAfter, capacitySold
    case extraSales, salesMargin
    case life, discountRate

    /// What every project asks for, whatever its levers.
    public static let common: [InputName] = [.life, .discountRate]

    /// What kind of figure it is.
    public var kind: Kind {
        switch self {
        case .labourCost, .contributionMargin, .scrapLoss, .energyPrice, .extraSales: .money
        case .labourHours, .downtimeHours, .plannedHours: .hours
        case .output, .energyBaseline: .number
        case .life: .years
        default: .percent
        }
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable { case money, percent, hours, number, years }

    /// What it can be at all; a project may allow less.
    public var range: ClosedRange<Double> {
        switch self {
        case .life: 1...50
        case .discountRate: 0...100
        case .outputChange: -100...1000
        case .salesMargin: -100...100
        default:
            switch kind {
            case .percent: 0...100
            case .hours: 0...10_000_000
            default: 0...Self.largestAmount
            }
        }
    }

    /// The largest amount that may be entered: far above any firm, far below where sums lose their cents.
    public static let largestAmount = 1e12
}
