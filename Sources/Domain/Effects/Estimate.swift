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
