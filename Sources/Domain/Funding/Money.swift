/// An amount of money in minor units (cents, kopecks) of an ISO 4217 currency with two decimals.
public struct Money: Codable, Hashable, Sendable {
    public var minorUnits: Int
    public var currency: String

    public init(minorUnits: Int, currency: String) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    public init(_ units: Int, _ currency: String) { self.init(minorUnits: units * 100, currency: currency) }

    /// A sum for each currency, in the order of the codes; nil where one is beyond all numbers.
    public static func sums(of amounts: [Money]) -> [Money]? {
        var sums: [String: Int] = [:]
        for amount in amounts {
            let (sum, isTooLarge) = sums[amount.currency, default: 0].addingReportingOverflow(amount.minorUnits)
            if isTooLarge { return nil }
            sums[amount.currency] = sum
        }
        return sums.sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, currency: $0.key) }
    }
}
