import Glibc

/// The payments of a project, one a period, today's (t = 0) first: negative is paid, positive is received.
///
/// Amounts are `Double` here and nowhere else: rates of return have no exact decimal form. Money is rounded where it is shown.
public struct CashFlows: Hashable, Sendable {
    public let amounts: [Double]

    /// Fifty years of months.
    public static let limit = 600
    /// The largest amount of one period, in whole units of the currency.
    public static let largestAmount = 1e15

    /// The amounts have to be finite; `init(reading:)` checks what comes from outside.
    public init(_ amounts: [Double]) { self.amounts = amounts }
}

extension CashFlows {
    /// Net present value: every payment discounted to t = 0. Nil where it is larger than a number can be.
    public func netPresentValue(at rate: Double) -> Double? {
        var (value, factor) = (0.0, 1.0)
        for amount in amounts {
            if amount != 0 { value += amount * factor }
            factor /= 1 + rate
        }
        return value.isFinite ? value : nil
    }

    /// Modified internal rate of return: what is paid is discounted at `financeRate`, what is received is put out at `reinvestRate` until the
    /// end. Nil unless something is paid and something received.
    public func modifiedInternalRate(financeRate: Double, reinvestRate: Double) -> Double? {
        let paid = CashFlows(amounts.map { min($0, 0) }).netPresentValue(at: financeRate)
        let received = CashFlows(amounts.map { max($0, 0) }).netPresentValue(at: reinvestRate)
        guard let paid, let received, paid < 0, received > 0 else { return nil }
        let rate = pow(-received / paid, 1 / Double(amounts.count - 1)) * (1 + reinvestRate) - 1
        return rate.isFinite ? rate : nil
    }

    /// Periods until what was paid has come back for the first time; inside a period money is taken to come evenly (linear interpolation).
    /// Nil when nothing is paid, and when it never comes back.
    public var payback: Double? {
        guard amounts.contains(where: { $0 < 0 }) else { return nil }
        var balance = 0.0
        var owes = false
        for (period, amount) in amounts.enumerated() {
            let before = balance
            balance += amount
            if owes, balance >= 0 { return Double(period - 1) + -before / amount }
            owes = balance < 0
        }
        return nil
    }

    /// The payback of the discounted payments.
    public func discountedPayback(at rate: Double) -> Double? { discounted(at: rate)?.payback }

    /// (Received − paid) / paid, not discounted. Nil when nothing is paid.
    public var returnOnInvestment: Double? {
        let paid = -amounts.reduce(0) { $0 + min($1, 0) }
        return paid > 0 ? amounts.reduce(0, +) / paid : nil
    }

    /// What has come in less what has gone out, after each period.
    public var balances: [Double] {
        amounts.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
    }

    /// How often payments change their direction: the most internal rates of return there can be (Descartes' rule of signs).
    public var signChanges: Int {
        let signs = amounts.filter { $0 != 0 }.map { $0 < 0 }
        return zip(signs, signs.dropFirst()).count { $0 != $1 }
    }

    private func discounted(at rate: Double) -> CashFlows? {
        var factor = 1.0
        var discounted: [Double] = []
        for amount in amounts {
            discounted.append(amount == 0 ? 0 : amount * factor)
            factor /= 1 + rate
        }
        return discounted.allSatisfy(\.isFinite) ? CashFlows(discounted) : nil
    }
}
