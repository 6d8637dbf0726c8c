/// What a source would cost if a share of the firms that can have it took it.
public struct CostEstimate: Hashable, Sendable {
    /// Each firm takes the least that the source gives; nil where that is not stated: unknown is not zero.
    public let least: Money?
    /// Each firm takes the most.
    public let most: Money?
    /// Each firm takes what firms have taken on average.
    public let average: Money?

    /// The share is 0…1. Nil where the source states no amount at all.
    public init?(of source: FundingSource, firms: Int, takeUp share: Double) {
        func sum(_ amount: Money?) -> Money? {
            guard let amount else { return nil }
            let units = (Double(firms) * share * Double(amount.minorUnits)).rounded()
            return Int(exactly: units).map { Money(minorUnits: $0, currency: amount.currency) }
        }
        least = sum(source.least)
        most = sum(source.most)
        average = sum(source.average)
        if least == nil, most == nil, average == nil { return nil }
    }
}
