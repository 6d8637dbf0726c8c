/// What the rows of a table of coverage are: what sources of funding are for. The raw value is the scheme of the notations.
public enum CoverageScheme: String, CaseIterable, Hashable, Sendable {
    /// Areas of transformation.
    case area = "COSME"
    /// Kinds of cost.
    case cost = "COST"
    case instrument = "INSTRUMENT"
}

/// A source of funding as a table of coverage sees it.
public struct FundingSource: Hashable, Sendable {
    public let programme: Programme
    /// What it says it is for; a scheme that it says nothing about is empty.
    public let purposes: [CoverageScheme: [String]]
    /// The least, the most and the usual sum that one firm gets; nil where that is not stated.
    public let least: Money?
    public let most: Money?
    public let average: Money?

    public init(
        _ programme: Programme, purposes: [CoverageScheme: [String]], least: Money? = nil, most: Money? = nil,
        average: Money? = nil
    ) {
        self.programme = programme
        self.purposes = purposes
        self.least = least
        self.most = most
        self.average = average
    }

    public init(_ opportunity: Opportunity) {
        func money(_ units: Int?) -> Money? {
            guard let units, let currency = opportunity.amount.currency else { return nil }
            // What is out of range is a mistake that is noted already.
            let (minorUnits, isTooLarge) = units.multipliedReportingOverflow(by: 100)
            return isTooLarge ? nil : Money(minorUnits: minorUnits, currency: currency)
        }
        self.init(
            opportunity.programme,
            purposes: [
                .area: opportunity.areas, .cost: opportunity.costsCovered, .instrument: opportunity.instruments,
            ], least: money(opportunity.amount.min), most: money(opportunity.amount.max),
            average: money(opportunity.amount.average))
    }
}

/// A row of a table of coverage.
public struct CoverageRow: Hashable, Sendable {
    /// One of each scheme of the table, in their order.
    public let notations: [String]
}
