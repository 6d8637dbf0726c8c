extension Instrument.Condition {
    /// Reads a rule over the questions that stand before.
    init?(reading reader: DataReader, over before: [Instrument.Question], depth: Int = 0) {
        guard depth < 8 else {
            reader.note(.tooDeep(limit: 8))
            return nil
        }
        guard case .object(let fields) = reader.value, let first = fields.first?.name else {
            reader.note(.notAnObject)
            return nil
        }
        let parts = { (name: String) -> [Self] in
            reader.onlyFields([name])
            return reader.field(name)?.list(limit: 20).compactMap { Self(reading: $0, over: before, depth: depth + 1) }
                ?? []
        }
        switch first {
        case "all": self = .all(parts(first))
        case "any": self = .any(parts(first))
        case "none": self = .none(parts(first))
        default:
            guard let comparison = Self(comparing: reader, over: before) else { return nil }
            self = comparison
        }
    }

    /// `{question: cloud, equals: yes}`, `in: […]`, `atLeast: 3` or `lessThan: 10`.
    private init?(comparing reader: DataReader, over before: [Instrument.Question]) {
        reader.onlyFields(["question", "equals", "in", "atLeast", "lessThan"])
        guard let named = reader.required("question"), let name = named.text(limit: 60) else { return nil }
        guard let question = before.first(where: { $0.notation == name }) else {
            named.note(.unknownReference(name))
            return nil
        }
        let answer = { (reader: DataReader) -> Instrument.Answer? in
            switch question.kind {
            case .multiple(let options, _): Instrument.Answer(reading: reader, to: .single(options))
            default: Instrument.Answer(reading: reader, to: question.kind)
            }
        }
        let isCounted =
            switch question.kind {
            case .scale, .number: true
            case .yesNo, .single, .multiple, .matrix: false
            }
        if let value = reader.field("equals") {
            guard let answer = answer(value) else { return nil }
            self = .isAnyOf(question: name, [answer])
        } else if let values = reader.field("in") {
            self = .isAnyOf(question: name, values.list(limit: 100).compactMap(answer))
        } else if isCounted, let limit = reader.field("atLeast")?.points() {
            self = .atLeast(question: name, limit)
        } else if isCounted, let limit = reader.field("lessThan")?.points() {
            self = .lessThan(question: name, limit)
        } else {
            reader.note(.missing, at: "equals")
            return nil
        }
    }

    var dataValue: DataValue {
        switch self {
        case .all(let parts): .object([.init("all", .list(parts.map(\.dataValue)))])
        case .any(let parts): .object([.init("any", .list(parts.map(\.dataValue)))])
        case .none(let parts): .object([.init("none", .list(parts.map(\.dataValue)))])
        case .isAnyOf(let question, let answers):
            .object([.init("question", .text(question)), .init("in", .list(answers.map(\.dataValue)))])
        case .atLeast(let question, let limit):
            .object([.init("question", .text(question)), .init("atLeast", DataValue(limit))])
        case .lessThan(let question, let limit):
            .object([.init("question", .text(question)), .init("lessThan", DataValue(limit))])
        }
    }
}
