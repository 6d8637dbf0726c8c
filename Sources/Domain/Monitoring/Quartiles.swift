/// The three values that cut ordered values into four parts of equal count.
///
/// Between two values it is interpolated: type 7 of R. J. Hyndman and Y. Fan, “Sample Quantiles in Statistical Packages”,
/// The American Statistician 50 (1996), 361–365, which R, NumPy and the `QUARTILE.INC` of spreadsheets use.
public struct Quartiles: Hashable, Sendable {
    public let lower: Double
    public let median: Double
    public let upper: Double

    public init(lower: Double, median: Double, upper: Double) {
        self.lower = lower
        self.median = median
        self.upper = upper
    }

    /// Nil of nothing.
    public init?(_ values: [Double]) {
        let ordered = values.sorted()
        self.init(count: ordered.count) { ordered[$0] }
    }

    /// Of `count` values; `value` gives the one at a place of their order, from 0.
    init?(count: Int, value: (Int) -> Double) {
        guard count > 0 else { return nil }
        func cut(_ quarters: Int) -> Double {
            // The place (n − 1) · p, split without a rounding error.
            let (place, rest) = ((count - 1) * quarters).quotientAndRemainder(dividingBy: 4)
            let below = value(place)
            return rest == 0 ? below : below + (value(place + 1) - below) * Double(rest) / 4
        }
        self.init(lower: cut(1), median: cut(2), upper: cut(3))
    }
}
