/// What payments come to. What does not exist is nil: no rate, no payback.
public struct EffectsResult: Hashable, Sendable {
    /// The version of the formulas; a result once kept says with which it was made.
    public static let formulaVersion = "effects/1"

    public let flows: CashFlows
    public let npv: Double?
    public let irr: [Double]
    public let mirr: Double?
    public let payback: Double?
    public let discountedPayback: Double?
    public let roi: Double?
    public let warnings: [EffectsWarning]

    /// Rates are fractions: 0.1 is ten percent. The other rates are `rate` where they are not given; the return on investment is that of the
    /// payments unless the parts they are made of are known, and give another.
    public init(
        _ flows: CashFlows, rate: Double, financeRate: Double? = nil, reinvestRate: Double? = nil,
        returnOnInvestment: Double?? = nil
    ) {
        self.flows = flows
        npv = flows.netPresentValue(at: rate)
        irr = flows.internalRates
        mirr = flows.modifiedInternalRate(financeRate: financeRate ?? rate, reinvestRate: reinvestRate ?? rate)
        payback = flows.payback
        discountedPayback = flows.discountedPayback(at: rate)
        roi = returnOnInvestment ?? flows.returnOnInvestment
        var warnings: [EffectsWarning] = []
        if irr.count > 1 { warnings.append(.severalInternalRates(count: irr.count)) }
        if irr.isEmpty { warnings.append(.noInternalRate) }
        if flows.returnOnInvestment == nil {
            warnings.append(.nothingInvested)
        } else if let payback {
            if flows.balances.dropFirst(Int(payback.rounded(.up))).contains(where: { $0 < 0 }) {
                warnings.append(.paybackDoesNotLast)
            }
        } else {
            warnings.append(.neverPaysBack)
        }
        if npv == nil { warnings.append(.tooLarge) }
        self.warnings = warnings
    }
}
