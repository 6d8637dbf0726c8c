/// A figure that is not known exactly: what is expected, and how low and how high it may turn out.
public struct Estimate: Hashable, Sendable {
    public let low: Double
    public let typical: Double
    public let high: Double

    public init(low: Double, typical: Double, high: Double) {
        self.low = low
        self.typical = typical
        self.high = high
    }

    /// `typical` give or take a part of it (0.2 is a fifth), within the range that makes sense.
    public init(_ typical: Double, spread: Double, within range: ClosedRange<Double>) {
        let reach = abs(typical) * spread
        func clamped(_ value: Double) -> Double { min(max(value, range.lowerBound), range.upperBound) }
        self.init(low: clamped(typical - reach), typical: typical, high: clamped(typical + reach))
    }

    /// The spread taken where nobody knows a better one. It is an assumption of this platform, and is called so wherever it is used.
    public static let assumedSpread = 0.2

    public subscript(end: End) -> Double {
        switch end {
        case .low: low
        case .typical: typical
        case .high: high
        }
    }

    public enum End: String, CaseIterable, Sendable { case low, typical, high }
}

/// What firms have measured: the middle value of their cases, and the quarter below and above it.
public struct MeasuredRange: Hashable, Sendable {
    public let median: Double
    public let lowerQuartile: Double
    public let upperQuartile: Double
    public let cases: Int

    /// Fewer cases would say more about the firms than about the project.
    public static let fewest = 5

    /// Nil for fewer than five values. Quartiles by linear interpolation between neighbours (type 7 of Hyndman and Fan, The American
    /// Statistician 50, 1996), as spreadsheets count them.
    public init?(_ values: [Double]) {
        guard values.count >= Self.fewest else { return nil }
        let sorted = values.sorted()
        func quantile(_ part: Double) -> Double {
            let place = part * Double(sorted.count - 1)
            let below = Int(place)
            guard below + 1 < sorted.count else { return sorted[below] }
            return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
        }
        median = quantile(0.5)
        lowerQuartile = quantile(0.25)
        upperQuartile = quantile(0.75)
        cases = values.count
    }

    public var estimate: Estimate { Estimate(low: lowerQuartile, typical: median, high: upperQuartile) }
}
