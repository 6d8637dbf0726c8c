extension EffectsResult {
    public static let fieldNames = ["cashFlows", "rate", "financeRate", "reinvestRate"]

    /// Reads `{cashFlows: [t = 0 first], rate, financeRate?, reinvestRate?}`, rates as fractions; nil where something is wrong, which is noted.
    public init?(reading reader: DataReader) {
        let before = reader.mistakes.count
        let rates = CashFlows.rates
        let flows = reader.required("cashFlows")?.list(limit: CashFlows.limit) ?? []
        if flows.isEmpty, reader.field("cashFlows") != nil, reader.mistakes.count == before {
            reader.note(.empty, at: "cashFlows")
        }
        let amounts = flows.compactMap { $0.number(-CashFlows.largestAmount...CashFlows.largestAmount) }
        let rate = reader.required("rate")?.number(rates)
        let financeRate = reader.field("financeRate")?.number(rates)
        let reinvestRate = reader.field("reinvestRate")?.number(rates)
        guard reader.mistakes.count == before, let rate else { return nil }
        self.init(CashFlows(amounts), rate: rate, financeRate: financeRate, reinvestRate: reinvestRate)
    }
}

extension Annuity {
    public static let fieldNames = ["amount", "rate", "years"]

    /// Reads `{amount, rate, years}`: the rate of a year as a fraction, payments once a year.
    public init?(reading reader: DataReader) {
        reader.onlyFields(Self.fieldNames)
        let amount = reader.required("amount")?.number(0...InputName.largestAmount)
        let rate = reader.required("rate")?.number(0...CashFlows.rates.upperBound)
        let years = reader.required("years")?.integer(1...CashFlows.limit)
        guard let amount, let rate, let years, (1...CashFlows.limit).contains(years) else { return nil }
        self.init(amount: amount, rate: rate, periods: years)
    }
}
