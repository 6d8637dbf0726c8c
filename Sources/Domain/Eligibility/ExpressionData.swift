extension Criterion.Expression {
    /// Reads an expression; nil, with every mistake noted, when a part of it cannot be used.
    ///
    /// Mistakes are an unknown fact, comparator or notation, an operand that does not fit the fact, more than `depthLimit` levels
    /// and more than `sizeLimit` parts. Without a classification notations are not checked.
    public init?(reading reader: DataReader, classification: Classification?) {
        guard let expression = Self.read(reader, classification, depth: 1) else { return nil }
        if expression.size > Self.sizeLimit {
            reader.note(.tooMany(limit: Self.sizeLimit))
            return nil
        }
        self = expression
    }

    private static func read(_ reader: DataReader, _ classification: Classification?, depth: Int) -> Criterion
        .Expression?
    {
        guard depth <= depthLimit else {
            reader.note(.tooDeep(limit: depthLimit))
            return nil
        }
        for (name, group) in [
            ("all", Criterion.Expression.all), ("any", Criterion.Expression.any), ("none", Criterion.Expression.none),
        ] {
            guard let field = reader.field(name) else { continue }
            reader.onlyFields([name])
            guard case .list = field.value else {
                field.note(.notAList)
                return nil
            }
            let items = field.list(limit: sizeLimit)
            let parts = items.compactMap { read($0, classification, depth: depth + 1) }
            return parts.count == items.count ? group(parts) : nil
        }
        return Comparison(reading: reader, classification: classification).map(Criterion.Expression.comparison)
    }

    /// Comparisons and groups, this one included.
    var size: Int {
        switch self {
        case .comparison: 1
        case .all(let parts), .any(let parts), .none(let parts): parts.reduce(1) { $0 + $1.size }
        }
    }

    /// The expression as it is read.
    public var dataValue: DataValue {
        switch self {
        case .all(let parts): .object([.init("all", .list(parts.map(\.dataValue)))])
        case .any(let parts): .object([.init("any", .list(parts.map(\.dataValue)))])
        case .none(let parts): .object([.init("none", .list(parts.map(\.dataValue)))])
        case .comparison(let comparison): comparison.dataValue
        }
    }
}

extension Comparison {
    fileprivate init?(reading reader: DataReader, classification: Classification?) {
        guard case .object(let fields) = reader.value else {
            reader.note(.notAnObject)
            return nil
        }
        let others = fields.filter { $0.name != "fact" }
        guard let name = reader.required("fact")?.text(limit: 80) else { return nil }
        let fact = Fact(name)
        if fact == nil { reader.note(.unknownFact(name), at: "fact") }
        let unknown = others.filter { Comparator(rawValue: $0.name) == nil }
        for field in unknown { reader.note(.unknownOperator(field.name), at: field.name) }
        guard let fact, unknown.isEmpty else { return nil }
        guard others.count == 1, let comparator = Comparator(rawValue: others[0].name),
            let field = reader.field(others[0].name)
        else {
            reader.note(.notOneOf(fact.kind.comparators.map(\.rawValue)))
            return nil
        }
        guard fact.kind.comparators.contains(comparator),
            let operand = Operand(reading: field, of: fact, comparator, classification)
        else {
            if reader.mistakes.last?.pointer.hasPrefix(field.pointer) != true {
                field.note(.wrongOperand(fact: name, comparison: comparator.rawValue))
            }
            return nil
        }
        self.init(fact, comparator, operand)
    }

    /// The comparison as it is read.
    public var dataValue: DataValue {
        let values = operand.dataValues
        let value = comparator.takesList ? .list(values) : values.first ?? .null
        return .object([.init("fact", .text(fact.description)), .init(comparator.rawValue, value)])
    }
}
