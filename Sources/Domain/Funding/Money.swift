/// An amount of money in minor units (cents, kopecks) of an ISO 4217 currency with two decimals.
public struct Money: Codable, Hashable, Sendable {
    public var minorUnits: Int
    public var currency: String

    public init(minorUnits: Int, currency: String) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    public init(_ units: Int, _ currency: String) { self.init(minorUnits: units * 100, currency: currency) }
}
