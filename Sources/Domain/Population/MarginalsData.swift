extension PopulationMarginals {
    /// Reads what is published of the firms of a country; nil, with the mistakes noted, when it cannot be used.
    public init?(reading reader: DataReader, _ context: ReadingContext?) {
        guard case .object = reader.value else {
            if reader.value != .null { reader.note(.notAnObject) }
            return nil
        }
        reader.onlyFields(["seed", "asOf", "strata"])
        let seed = reader.required("seed")?.integer()
        let asOf = reader.required("asOf")?.day()
        guard let field = reader.required("strata") else { return nil }
        let items = field.list(limit: 1000)
        let strata = items.compactMap { Stratum(reading: $0, context) }
        guard let seed, let asOf, strata.count == items.count else { return nil }
        self.init(seed: seed, asOf: asOf, strata: strata)
    }

    /// The same as it is read.
    public var dataValue: DataValue {
        .object([
            .init("seed", .integer(seed)), .init("asOf", .text(asOf.description)),
            .init("strata", .list(strata.map(\.dataValue))),
        ])
    }
}

extension PopulationMarginals.Stratum {
    /// Firms of a population, at most.
    private static let mostFirms = 25_000_000

    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(["name", "firms", "source", "employees", "shares"])
        let name = reader.required("name")?.words(limit: 80)
        let firms = reader.required("firms")?.integer(0...Self.mostFirms)
        let source = reader.required("source")?.citation(context)
        let employees = reader.field("employees")
        let headcount = employees.flatMap { PopulationMarginals.Headcount(reading: $0, context) }
        let items = reader.field("shares")?.list(limit: 1000) ?? []
        let shares = items.compactMap { PopulationMarginals.Share(reading: $0, context) }
        guard let name, let firms, let source, shares.count == items.count, (headcount == nil) == (employees == nil)
        else { return nil }
        self.init(name: name, firms: firms, headcount: headcount, shares: shares, source: source)
        checkSums(reader)
    }

    /// Notes parts that are more than the whole, and employees that so many firms cannot have.
    private func checkSums(_ reader: DataReader) {
        for fact in Set(shares.map(\.fact)).sorted() {
            let parts = self.firms(of: fact)
            if parts.reduce(0, { $0 + $1.firms }) > firms {
                reader.note(.outOfRange(low: "0", high: "\(firms)"), at: "shares")
            }
            if Set(parts.map(\.value)).count < parts.count { reader.note(.duplicate(fact.description), at: "shares") }
        }
        guard let headcount else { return }
        let possible = headcount.range.lowerBound * firms...headcount.range.upperBound * firms
        if !possible.contains(headcount.total) {
            reader.note(.outOfRange(low: "\(possible.lowerBound)", high: "\(possible.upperBound)"), at: "employees")
        }
    }

    fileprivate var dataValue: DataValue {
        .present([
            ("name", .text(name)), ("firms", .integer(firms)), ("source", source.dataValue),
            ("employees", headcount?.dataValue), ("shares", .list(shares.map(\.dataValue))),
        ])
    }
}

extension PopulationMarginals.Headcount {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(["total", "from", "to", "source"])
        let total = reader.required("total")?.integer()
        let from = reader.required("from")?.integer(0...10_000_000)
        let to = reader.required("to")?.integer(0...10_000_000)
        let source = reader.required("source")?.citation(context)
        guard let total, let from, let to, let source else { return nil }
        guard from <= to else {
            reader.note(.outOfRange(low: "\(from)", high: "10000000"), at: "to")
            return nil
        }
        self.init(total: total, range: from...to, source: source)
    }

    fileprivate var dataValue: DataValue {
        .object([
            .init("total", .integer(total)), .init("from", .integer(range.lowerBound)),
            .init("to", .integer(range.upperBound)), .init("source", source.dataValue),
        ])
    }
}

extension PopulationMarginals.Share {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(["fact", "value", "firms", "percent", "source"])
        let name = reader.required("fact")?.text(limit: 80)
        let source = reader.required("source")?.citation(context)
        let count = reader.field("firms")?.integer().map(Amount.firms)
        let percent = reader.field("percent")?.number(0...100).map(Amount.percent)
        guard let name, let source else { return nil }
        guard let fact = Fact(name) else {
            reader.note(.unknownFact(name), at: "fact")
            return nil
        }
        guard let value = reader.required("value")?.value(of: fact, context) else { return nil }
        guard let amount = count ?? percent, count == nil || percent == nil else {
            reader.note(.notOneOf(["firms", "percent"]))
            return nil
        }
        self.init(fact: fact, value: value, amount: amount, source: source)
    }

    fileprivate var dataValue: DataValue {
        var fields: [DataValue.Field] = [.init("fact", .text(fact.description)), .init("value", .text(value))]
        switch amount {
        case .firms(let count): fields.append(.init("firms", .integer(count)))
        case .percent(let percent): fields.append(.init("percent", DataValue(percent)))
        }
        return .object(fields + [.init("source", source.dataValue)])
    }
}

extension DataReader {
    /// A choice or notation that the fact can have.
    fileprivate func value(of fact: Fact, _ context: ReadingContext?) -> String? {
        switch fact.kind {
        case .notation: return notation(of: fact, in: context?.classification)
        case .choice(let choices):
            guard let text = text(limit: 80) else { return nil }
            guard choices.contains(text) else {
                note(.notOneOf(choices))
                return nil
            }
            return text
        default:
            note(.wrongOperand(fact: fact.description, comparison: "value"))
            return nil
        }
    }
}
