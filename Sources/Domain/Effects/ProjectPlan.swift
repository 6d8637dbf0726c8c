/// What one firm expects of a project: every figure of it, each with where it comes from.
public struct ProjectPlan: Hashable, Sendable {
    public let project: Project
    /// ISO 4217: all money of the plan is in it.
    public let currency: String
    /// In the order of the project's inputs, then of its costs.
    public let figures: [Figure]
    public let funding: AppliedFunding?

    /// One figure of the plan, and what it may turn out to be.
    public struct Figure: Hashable, Sendable {
        public let variable: Variable
        public let estimate: Estimate
        public let origin: Origin
        /// Whether the spread is the one this platform assumes, because neither a source nor the firm gave one.
        public let isSpreadAssumed: Bool
        /// What cases have measured of it, whether that was taken or not.
        public var measured: MeasuredRange?
    }

    /// What can vary: an input of the formulas, or a cost by its name.
    public enum Variable: Hashable, Sendable {
        case input(InputName)
        case cost(String)

        public var name: String {
            switch self {
            case .input(let input): input.rawValue
            case .cost(let name): name
            }
        }
    }

    public enum Origin: Hashable, Sendable {
        /// The firm says so.
        case given
        case source(Project.Default)
        /// Other firms have measured it.
        case measured(MeasuredRange)
    }

    /// The value of every figure at one of its ends.
    public func values(at end: Estimate.End) -> [Variable: Double] {
        Dictionary(uniqueKeysWithValues: figures.map { ($0.variable, $0.estimate[end]) })
    }

    public func title(of variable: Variable) -> LocalizedText? {
        switch variable {
        case .input(let name): project.input(name)?.title
        case .cost(let name): project.costs.first { $0.name == name }?.title
        }
    }
}

/// Money of others that pays for a part of the project.
public struct AppliedFunding: Hashable, Sendable {
    /// The identifier of the opportunity.
    public let opportunity: String
    public let title: LocalizedText
    public let amount: Double
    /// How it is paid back; nil for a grant or a voucher.
    public let loan: Loan?
    /// The most that the source gives for these costs, where it says so in the currency of the plan.
    public let limit: Double?
    /// The most that the source gives, where it is stated in another currency and could not be compared.
    public let uncheckedLimit: Money?

    public struct Loan: Hashable, Sendable {
        /// A year, a fraction.
        public let rate: Double
        public let years: Int
    }

    /// What is paid back each year.
    public var yearlyPayment: Double {
        loan.map { Annuity(amount: amount, rate: $0.rate, periods: $0.years).payment } ?? 0
    }
}

extension Opportunity {
    /// How its money comes into a calculation.
    public enum Financing: Hashable, Sendable { case grant, loan }

    /// Nil for what brings no money at the beginning: guarantees, shares in the firm, taxes that are not paid.
    public var financing: Financing? {
        if !Set(instruments).isDisjoint(with: ["grant", "voucher"]) { return .grant }
        return Set(instruments).isDisjoint(with: ["loan", "leasing"]) ? nil : .loan
    }

    /// The rate of a loan in this currency, a fraction; nil unless the source states one number.
    public func statedRate(in currency: String) -> Double? {
        let fitting = rates.filter { $0.currency == nil || $0.currency == currency }
        guard fitting.count == 1, let rate = fitting.first?.from, rate == fitting.first?.to else { return nil }
        return rate / 100
    }
}
