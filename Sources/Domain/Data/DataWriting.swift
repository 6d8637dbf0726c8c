extension DataValue {
    /// A number as short as it can be written: 25, not 25.0.
    public init(_ number: Double) {
        self = number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
    }

    /// A number as a program reads it; empty for everything else.
    public var plainNumber: String {
        switch self {
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        default: ""
        }
    }

    /// The list; nil when it is empty.
    public static func listed(_ values: [DataValue]) -> DataValue? { values.isEmpty ? nil : .list(values) }

    /// An object of the fields that have a value; nil when none has.
    static func object(_ fields: [(name: String, value: DataValue?)]) -> DataValue? {
        let present = [Field].present(fields)
        return present.isEmpty ? nil : .object(present)
    }

    /// An object of the fields that have a value.
    public static func present(_ fields: [(name: String, value: DataValue?)]) -> DataValue { .object(.present(fields)) }
}

extension [DataValue.Field] {
    /// The fields that have a value.
    static func present(_ fields: [(name: String, value: DataValue?)]) -> Self {
        fields.compactMap { field in field.value.map { Element(field.name, $0) } }
    }
}

extension Money {
    public var dataValue: DataValue {
        .object([.init("amount", DataValue(Double(minorUnits) / 100)), .init("currency", .text(currency))])
    }
}
