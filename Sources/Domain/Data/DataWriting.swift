extension DataValue {
    /// A number as short as it can be written: 25, not 25.0.
    public init(_ number: Double) {
        self = number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
    }

    /// The list; nil when it is empty.
    static func listed(_ values: [DataValue]) -> DataValue? { values.isEmpty ? nil : .list(values) }

    /// An object of the fields that have a value; nil when none has.
    static func object(_ fields: [(name: String, value: DataValue?)]) -> DataValue? {
        let present = fields.compactMap { field in field.value.map { Field(field.name, $0) } }
        return present.isEmpty ? nil : .object(present)
    }
}

extension Money {
    public var dataValue: DataValue {
        .object([.init("amount", DataValue(Double(minorUnits) / 100)), .init("currency", .text(currency))])
    }
}
