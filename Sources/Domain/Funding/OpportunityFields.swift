extension Opportunity {
    public static let fields: [RecordField<Opportunity>] =
        RecordField.opening + [
            .references("provider", \.provider, to: .organisations),
            .references("applyThrough", \.applyThrough, to: .organisations),
            .availability("availability", \.availability),
            .notations("instruments", \.instruments, of: "INSTRUMENT"),
            RecordField("amount", .amount) { reader, record, _ in
                reader.onlyFields(["min", "max", "average", "currency"])
                record.amount = Amount(
                    min: reader.field("min")?.integer(), max: reader.field("max")?.integer(),
                    average: reader.field("average")?.integer(), currency: reader.required("currency")?.currency())
                reader.check(record.amount.min, notAbove: record.amount.max)
            } write: {
                $0.amount.dataValue
            } statements: {
                $0.amount == Amount() ? [] : [.amount($0.amount)]
            },
            RecordField("volume", .money) { reader, record, _ in
                record.volume = reader.money()
            } write: {
                $0.volume?.dataValue
            } statements: {
                $0.volume.map { [.money($0)] } ?? []
            },
            RecordField("share", .share) { reader, record, _ in
                reader.onlyFields(["min", "max"])
                record.share = Bounds(
                    min: reader.field("min")?.number(0...100), max: reader.field("max")?.number(0...100))
                reader.check(record.share.min, notAbove: record.share.max)
            } write: { record in
                .object([("min", record.share.min.map(DataValue.init)), ("max", record.share.max.map(DataValue.init))])
            } statements: {
                $0.share == Bounds() ? [] : [.share($0.share)]
            },
            RecordField("term", .term) { reader, record, _ in
                reader.onlyFields(["min", "max"])
                record.term = Term(min: reader.field("min")?.period(), max: reader.field("max")?.period())
                reader.check(record.term.min?.aboutDays, notAbove: record.term.max?.aboutDays)
            } write: { record in
                .object([
                    ("min", record.term.min.map { .text($0.description) }),
                    ("max", record.term.max.map { .text($0.description) }),
                ])
            } statements: {
                $0.term == Term() ? [] : [.term($0.term)]
            },
            .period("gracePeriod", \.gracePeriod),
            RecordField("rates", .list(.rate)) { reader, record, _ in
                record.rates = reader.list(limit: 20).map { rate in
                    rate.onlyFields(["from", "to", "currency"])
                    let ends = (rate.field("from")?.number(0...1000), rate.field("to")?.number(0...1000))
                    rate.check(ends.0, notAbove: ends.1)
                    return Rate(from: ends.0, to: ends.1, currency: rate.field("currency")?.currency())
                }
            } write: { record in
                record.rates.isEmpty ? nil : .list(record.rates.compactMap(\.dataValue))
            } statements: {
                $0.rates.map(Statement.rate)
            },
            .notations("costsCovered", \.costsCovered, of: "COST"),
            .notations("areas", \.areas, of: "COSME"),
            .texts("covers", \.covers),
            .texts("notCovered", \.notCovered, isSearched: false),
            .texts("conditions", \.conditions),
            .criteria,
            .testFirms,
            .localized("legalBasis", \.legalBasis),
        ] + RecordField.closing + [.day("assuredDate", \.assuredDate), .text("assuredBy", \.assuredBy)]
}

extension FieldForm {
    fileprivate static let amount = group(
        ["min", "max", "average"].map { Part($0, .wholeNumber) } + [Part("currency", .currency)])
    fileprivate static let share = group([Part("min", .number), Part("max", .number)])
    fileprivate static let term = group([Part("min", .period), Part("max", .period)])
    fileprivate static let rate = group([
        Part("from", .number), Part("to", .number), Part("currency", .currency),
    ])
}

extension DataReader {
    fileprivate func check<Value: Comparable>(_ low: Value?, notAbove high: Value?) {
        if let low, let high, low > high { note(.outOfRange(low: "0", high: "\(high)")) }
    }
}

extension Opportunity.Amount {
    fileprivate var dataValue: DataValue? {
        .object([
            ("min", min.map(DataValue.integer)), ("max", max.map(DataValue.integer)),
            ("average", average.map(DataValue.integer)), ("currency", currency.map(DataValue.text)),
        ])
    }
}

extension Opportunity.Rate {
    fileprivate var dataValue: DataValue? {
        .object([
            ("from", from.map(DataValue.init)), ("to", to.map(DataValue.init)),
            ("currency", currency.map(DataValue.text)),
        ])
    }
}
