/// What cases have measured: between which values the middle half of them lies, and all of them.
public struct MeasuredRange: Hashable, Sendable {
    public let quartiles: Quartiles
    public let lowest: Double
    public let highest: Double
    public let cases: Int

    /// Of fewer cases nothing is said: one firm's figures would be most of it.
    public static let fewestCases = 5

    /// Nil for fewer than five values.
    public init?(_ values: [Double]) {
        guard values.count >= Self.fewestCases, let quartiles = Quartiles(values), let lowest = values.min(),
            let highest = values.max()
        else { return nil }
        self.init(quartiles: quartiles, lowest: lowest, highest: highest, cases: values.count)
    }

    private init(quartiles: Quartiles, lowest: Double, highest: Double, cases: Int) {
        self.quartiles = quartiles
        self.lowest = lowest
        self.highest = highest
        self.cases = cases
    }

    /// The middle value is what to expect, the middle half how far it may be off.
    public var estimate: Estimate { Estimate(low: quartiles.lower, typical: quartiles.median, high: quartiles.upper) }

    /// Every value times a factor; below nothing, what was lowest becomes highest.
    public func times(_ factor: Double) -> MeasuredRange {
        let (lower, upper) = (quartiles.lower * factor, quartiles.upper * factor)
        let (first, last) = (lowest * factor, highest * factor)
        return MeasuredRange(
            quartiles: Quartiles(lower: min(lower, upper), median: quartiles.median * factor, upper: max(lower, upper)),
            lowest: min(first, last), highest: max(first, last), cases: cases)
    }
}
