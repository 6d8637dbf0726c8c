extension AppliedFunding {
    /// Reads `{opportunity, amount, rate?, years?}`. What the source does not state is asked for, never assumed.
    init?(reading reader: DataReader, in context: PlanContext, currency: String, figures: [ProjectPlan.Figure]) {
        guard let id = reader.required("opportunity")?.text(limit: 80) else { return nil }
        guard let opportunity = context.opportunities.first(where: { $0.id == id }),
            let financing = opportunity.financing
        else {
            reader.note(.unknownReference(id), at: "opportunity")
            return nil
        }
        reader.onlyFields(["opportunity", "amount"] + (financing == .loan ? ["rate", "years"] : []))
        let amount = reader.required("amount")?.number(0...InputName.largestAmount)
        let loan = financing == .loan ? reader.loan(opportunity.statedRate(in: currency)) : nil
        guard let amount, financing == .grant || loan != nil else { return nil }
        self.init(
            opportunity: id, title: opportunity.core.title, amount: amount, loan: loan,
            limit: opportunity.limit(context.project.costs, figures, currency: currency),
            uncheckedLimit: opportunity.limitElsewhere(than: currency))
    }
}

extension DataReader {
    fileprivate func loan(_ statedRate: Double?) -> AppliedFunding.Loan? {
        let rate = field("rate").map { $0.number(0...1) } ?? statedRate
        if rate == nil, field("rate") == nil { note(.missing, at: "rate") }
        guard let years = required("years")?.integer(1...50), (1...50).contains(years), let rate else { return nil }
        return .init(rate: rate, years: years)
    }
}

extension Opportunity {
    /// The most it gives for these costs in this currency, where it says so: its highest amount, and its share of the costs it covers.
    fileprivate func limit(_ costs: [Project.Cost], _ figures: [ProjectPlan.Figure], currency: String) -> Double? {
        let highest = amount.currency == currency ? amount.max.map(Double.init) : nil
        let covered = Set(
            costs.filter {
                $0.timing == .once && (costsCovered.isEmpty || $0.covered.map(costsCovered.contains) ?? false)
            }
            .map { ProjectPlan.Variable.cost($0.name) })
        let cost = figures.filter { covered.contains($0.variable) }.reduce(0) { $0 + $1.estimate.typical }
        return [highest, share.max.map { $0 / 100 * cost }].compactMap(\.self).min()
    }

    fileprivate func limitElsewhere(than currency: String) -> Money? {
        guard let max = amount.max, let other = amount.currency, other != currency else { return nil }
        return Money(max, other)
    }
}
