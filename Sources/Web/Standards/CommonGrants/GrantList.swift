import Domain

/// Chooses and orders funding sources as a CommonGrants search asks.
struct GrantList {
    let writer: GrantWriter
    let search: GrantSearch

    func matching(_ opportunities: [Opportunity]) -> [Opportunity] {
        let chosen = opportunities.filter { opportunity in search.filters.allSatisfy { matches(opportunity, $0) } }
        let inOrder = chosen.sorted { $0.id < $1.id }.map { (key: key(of: $0), opportunity: $0) }
        // What has no value comes last, whatever the order; equals stay by identifier.
        let known = inOrder.filter { $0.key != nil }.enumerated().sorted { one, other in
            guard let first = one.element.key, let second = other.element.key, first != second else {
                return one.offset < other.offset
            }
            return search.isDescending ? second < first : first < second
        }
        return known.map(\.element.opportunity) + inOrder.filter { $0.key == nil }.map(\.opportunity)
    }

    /// What is compared: a text, then a number.
    private struct Key: Comparable {
        let text: String
        var number = 0.0

        static func < (one: Key, other: Key) -> Bool { (one.text, one.number) < (other.text, other.number) }
    }

    private static let statuses = ["forecasted", "open", "custom", "closed"]

    private func key(of opportunity: Opportunity) -> Key? {
        switch search.sortBy {
        case "createdAt": Key(text: writer.created(opportunity))
        case "title": Key(text: opportunity.core.title[writer.strings.language])
        case "status.value":
            Key(
                text: "",
                number: Double(
                    Self.statuses.firstIndex(of: GrantWriter.statusName(opportunity.availability).value) ?? 0))
        case "funding.maxAwardAmount": money(.maxAwardAmountRange, of: opportunity)
        case "funding.minAwardAmount": money(.minAwardAmountRange, of: opportunity)
        case "funding.totalAmountAvailable": money(.totalFundingAvailableRange, of: opportunity)
        case "lastModifiedAt": Key(text: writer.modified(opportunity))
        // Neither is known of any source yet.
        default: nil
        }
    }

    /// By currency first: amounts of different currencies cannot be compared.
    private func money(_ field: GrantSearch.MoneyField, of opportunity: Opportunity) -> Key? {
        amount(field, of: opportunity).map { Key(text: $0.currency, number: $0.amount) }
    }

    private func amount(
        _ field: GrantSearch.MoneyField, of opportunity: Opportunity
    ) -> (amount: Double, currency: String)? {
        let units: Double?
        let currency: String?
        switch field {
        case .totalFundingAvailableRange:
            (units, currency) = (opportunity.volume.map { Double($0.minorUnits) / 100 }, opportunity.volume?.currency)
        case .minAwardAmountRange:
            (units, currency) = (opportunity.amount.min.map(Double.init), opportunity.amount.currency)
        case .maxAwardAmountRange:
            (units, currency) = (opportunity.amount.max.map(Double.init), opportunity.amount.currency)
        }
        guard let units, let currency else { return nil }
        return (units, currency)
    }

    private func matches(_ opportunity: Opportunity, _ filter: GrantSearch.Filter) -> Bool {
        switch filter {
        case .status(let values, let isIn):
            return values.contains(GrantWriter.statusName(opportunity.availability).value) == isIn
        case .closeDate: return false
        case .money(let field, let low, let high, let currency, let isBetween):
            guard let known = amount(field, of: opportunity), known.currency == currency else { return false }
            return (low <= known.amount && known.amount <= high) == isBetween
        case .custom(let name, let wanted, let isIn):
            let values: [String] =
                switch name {
                case "recordId": [opportunity.id]
                case "providers": opportunity.provider
                case "instruments": opportunity.instruments
                case "costsCovered": opportunity.costsCovered
                case "areas": opportunity.areas
                default: opportunity.core.concepts
                }
            return !wanted.isDisjoint(with: values) == isIn
        }
    }
}
