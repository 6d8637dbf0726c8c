/// What a reader of a result has to know before she trusts it.
public enum EffectsWarning: Hashable, Sendable {
    /// Payments change their direction more than once, and several rates fit.
    case severalInternalRates(count: Int)
    case noInternalRate
    /// Nothing is paid, so that nothing can come back.
    case nothingInvested
    case neverPaysBack
    /// What was paid comes back only after the project has ended, if it went on as it does.
    case paybackBeyondLife(years: Double, life: Int)
    /// After the payback the balance falls below nothing again.
    case paybackDoesNotLast
    /// A figure is larger than a number can be.
    case tooLarge
    /// An input is outside the range its source has seen.
    case outsideSeenRange(input: String, low: Double, high: Double)
    /// An input is outside of all that cases have measured.
    case outsideMeasuredRange(input: String, low: Double, high: Double, cases: Int)
    /// More is asked for than the source gives.
    case aboveLimit(limit: Double)
    /// The funding is in another currency than its limit, which was therefore not checked.
    case limitNotComparable(limit: Money)
    /// The loan is still being paid back when the project has ended.
    case loanBeyondLife(years: Int, life: Int)

    public var code: String {
        switch self {
        case .severalInternalRates: "severalInternalRates"
        case .noInternalRate: "noInternalRate"
        case .nothingInvested: "nothingInvested"
        case .neverPaysBack: "neverPaysBack"
        case .paybackBeyondLife: "paybackBeyondLife"
        case .paybackDoesNotLast: "paybackDoesNotLast"
        case .tooLarge: "tooLarge"
        case .outsideSeenRange: "outsideSeenRange"
        case .outsideMeasuredRange: "outsideMeasuredRange"
        case .aboveLimit: "aboveLimit"
        case .limitNotComparable: "limitNotComparable"
        case .loanBeyondLife: "loanBeyondLife"
        }
    }
}
