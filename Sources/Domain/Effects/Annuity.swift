import Glibc

/// A loan paid back in equal payments at the end of each period.
public struct Annuity: Hashable, Sendable {
    public let amount: Double
    /// Interest of one period, a fraction.
    public let rate: Double
    public let periods: Int

    public init(amount: Double, rate: Double, periods: Int) {
        self.amount = amount
        self.rate = rate
        self.periods = periods
    }

    /// What is paid each period: amount · rate / (1 − (1 + rate)⁻ⁿ); the amount in equal parts where there is no interest.
    public var payment: Double {
        guard rate != 0 else { return amount / Double(periods) }
        // As `expm1` and `log1p`: for the smallest rates 1 − (1 + rate)⁻ⁿ would lose its digits.
        return amount * rate / -expm1(-Double(periods) * log1p(rate))
    }
}
