/// The payments of a plan, line by line and year by year: costs once at t = 0, everything else at the end of each year.
public struct ProjectPayments: Hashable, Sendable {
    public let lines: [Line]
    public let life: Int

    /// What one line pays (below zero) or brings, t = 0 first.
    public struct Line: Hashable, Sendable {
        public let subject: Subject
        public let amounts: [Double]
    }

    public enum Subject: Hashable, Sendable {
        case benefit(Lever)
        case cost(String)
        case funding, repayment

        /// The name of the line in data.
        public var name: String {
            switch self {
            case .benefit(let lever): lever.rawValue
            case .cost(let name): name
            case .funding: "funding"
            case .repayment: "repayment"
            }
        }
    }

    public init(_ plan: ProjectPlan, _ values: [ProjectPlan.Variable: Double]) {
        let life = Self.years(values[.input(.life)] ?? 1)
        let loan = plan.funding?.loan
        // A loan that outlives the project is paid back all the same.
        let years = max(life, loan?.years ?? 0)
        func yearly(_ amount: Double, for count: Int) -> [Double] {
            [0] + (1...years).map { $0 <= count ? amount : 0 }
        }
        func once(_ amount: Double) -> [Double] { [amount] + Array(repeating: 0, count: years) }
        var lines = plan.project.costs.map { cost in
            let amount = -(values[.cost(cost.name)] ?? 0)
            return Line(
                subject: .cost(cost.name), amounts: cost.timing == .once ? once(amount) : yearly(amount, for: life))
        }
        lines += plan.project.levers.map { lever in
            Line(
                subject: .benefit(lever),
                amounts: yearly(lever.yearlyBenefit { values[.input($0)] ?? 0 }, for: life))
        }
        if let funding = plan.funding {
            lines.append(Line(subject: .funding, amounts: once(funding.amount)))
            if let loan {
                lines.append(Line(subject: .repayment, amounts: yearly(-funding.yearlyPayment, for: loan.years)))
            }
        }
        self.lines = lines
        self.life = life
    }

    /// The discount rate as a fraction.
    static func rate(_ values: [ProjectPlan.Variable: Double]) -> Double { (values[.input(.discountRate)] ?? 0) / 100 }

    /// A life in whole years, at least one.
    static func years(_ life: Double) -> Int { max(1, Int(life.rounded())) }

    public var flows: CashFlows {
        let count = lines.first?.amounts.count ?? 1
        return CashFlows((0..<count).map { period in lines.reduce(0) { $0 + $1.amounts[period] } })
    }

    /// (Benefit − cost) / cost over the life, with the firm's own cost: what it spends and pays back, less what others pay.
    var returnOnInvestment: Double? {
        var (benefit, cost) = (0.0, 0.0)
        for line in lines {
            let sum = line.amounts.reduce(0, +)
            if case .benefit = line.subject { benefit += sum } else { cost -= sum }
        }
        return cost > 0 ? (benefit - cost) / cost : nil
    }

    /// Years within which money may come back at all; a later day is no advice.
    private static let foreseeable = 100.0

    /// When the money would be back if the project went on beyond its life as in its last year; nil when that is not foreseeable.
    var paybackBeyondLife: EffectsWarning? {
        let flows = flows
        let yearly = lines.filter { $0.subject != .repayment }.reduce(0) { $0 + $1.amounts[life] }
        guard flows.payback == nil, let missing = flows.balances.last, missing < 0, yearly > 0 else { return nil }
        let years = Double(flows.amounts.count - 1) - missing / yearly
        guard years <= Self.foreseeable else { return nil }
        return .paybackBeyondLife(years: years, life: life)
    }
}
