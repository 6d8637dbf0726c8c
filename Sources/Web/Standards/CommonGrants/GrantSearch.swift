import Domain

/// The body of a CommonGrants search. What has the wrong type is a mistake; a filter that we do not have is said in the answer.
struct GrantSearch {
    var words = ""
    var filters: [Filter] = []
    /// The filters as they were sent.
    var sent: DataValue = .object([])
    var filterNotes: [String] = []
    var sortBy = "lastModifiedAt"
    var isDescending = true
    var sortNotes: [String] = []
    var page = 1
    var pageSize = Self.largestPage

    static let largestPage = 100

    enum Filter {
        case status([String], isIn: Bool)
        /// No funding source has a closing date yet, so nothing matches.
        case closeDate
        case money(MoneyField, low: Double, high: Double, currency: String, isBetween: Bool)
        case custom(String, Set<String>, isIn: Bool)
    }

    enum MoneyField: String, CaseIterable {
        case totalFundingAvailableRange, minAwardAmountRange, maxAwardAmountRange
    }

    static let orders = [
        "lastModifiedAt", "createdAt", "title", "status.value", "keyDates.closeDate", "funding.maxAwardAmount",
        "funding.minAwardAmount", "funding.totalAmountAvailable", "funding.estimatedAwardCount", "custom",
    ]
    private static let operators = [
        "eq", "neq", "gt", "gte", "lt", "lte", "in", "notIn", "between", "outside", "like", "notLike",
    ]
    static let customFilters = ["recordId", "providers", "instruments", "costsCovered", "areas", "concepts"]

    init() {}

    init(reading reader: DataReader) {
        guard case .object = reader.value else {
            reader.note(.notAnObject)
            return
        }
        if let text = reader.field("search"), text.value != .null { words = text.text(limit: 500) ?? "" }
        if let filters = reader.field("filters"), filters.value != .null {
            sent = filters.value
            for (name, filter) in filters.fields() { read(name, filter) }
        }
        if let sorting = reader.field("sorting"), sorting.value != .null { read(sorting: sorting) }
        if let pagination = reader.field("pagination"), pagination.value != .null {
            page = pagination.field("page")?.integer(1...2_147_483_647) ?? 1
            pageSize = min(
                pagination.field("pageSize")?.integer(1...2_147_483_647) ?? Self.largestPage, Self.largestPage)
        }
    }

    private mutating func read(sorting reader: DataReader) {
        let by = reader.required("sortBy")?.choice(of: Self.orders)
        if let order = reader.field("sortOrder"), order.value != .null {
            isDescending = order.choice(of: ["asc", "desc"]) != "asc"
        }
        if by == "custom" {
            sortNotes.append("custom: there is no such order; sorted by lastModifiedAt")
        } else if let by {
            sortBy = by
        }
    }

    private mutating func read(_ name: String, _ filter: DataReader) {
        if filter.value == .null { return }
        switch name {
        case "status":
            guard let operation = filter.required("operator")?.choice(of: ["in", "notIn"]) else { return }
            let values = filter.required("value")?.list().compactMap { $0.text() } ?? []
            filters.append(.status(values, isIn: operation == "in"))
        case "closeDateRange":
            _ = filter.required("operator")?.choice(of: ["between", "outside"])
            let value = filter.required("value")
            _ = value?.required("min")?.text()
            _ = value?.required("max")?.text()
            filters.append(.closeDate)
        case "customFilters": for (name, filter) in filter.fields() { read(custom: name, filter) }
        default:
            if let field = MoneyField(rawValue: name) { read(money: field, filter) }
        }
    }

    private mutating func read(money field: MoneyField, _ filter: DataReader) {
        let operation = filter.required("operator")?.choice(of: ["between", "outside"])
        let value = filter.required("value")
        let ends = (value?.required("min")?.decimalMoney(), value?.required("max")?.decimalMoney())
        guard let operation, case (let low?, let high?) = ends else { return }
        guard low.currency == high.currency else {
            filterNotes.append("\(field.rawValue): both ends must have the same currency; the filter was not applied")
            return
        }
        filters.append(
            .money(
                field, low: low.amount, high: high.amount, currency: low.currency, isBetween: operation == "between"))
    }

    private mutating func read(custom name: String, _ filter: DataReader) {
        let (operation, value) = (filter.required("operator")?.choice(of: Self.operators), filter.required("value"))
        guard let operation, let value else { return }
        guard Self.customFilters.contains(name) else {
            filterNotes.append("customFilters.\(name): there is no such filter; it was not applied")
            return
        }
        guard ["in", "notIn", "eq", "neq"].contains(operation) else {
            filterNotes.append("customFilters.\(name): in, notIn, eq or neq; the filter was not applied")
            return
        }
        let wanted: [DataValue] = if case .list(let items) = value.value { items } else { [value.value] }
        let texts = wanted.compactMap { if case .text(let text) = $0 { text } else { nil } }
        filters.append(.custom(name, Set(texts), isIn: operation == "in" || operation == "eq"))
    }
}

extension DataReader {
    fileprivate func choice(of choices: [String]) -> String? {
        guard let text = text() else { return nil }
        guard choices.contains(text) else {
            note(.notOneOf(choices))
            return nil
        }
        return text
    }

    /// `{amount: "10.50", currency: "EUR"}`.
    fileprivate func decimalMoney() -> (amount: Double, currency: String)? {
        let amount = required("amount").flatMap { reader -> Double? in
            guard let text = reader.text(limit: 40) else { return nil }
            guard text.wholeMatch(of: /-?[0-9]+\.?[0-9]*/) != nil, let number = Double(text) else {
                reader.note(.notANumber)
                return nil
            }
            return number
        }
        let currency = required("currency")?.currency()
        guard let amount, let currency else { return nil }
        return (amount, currency)
    }
}
