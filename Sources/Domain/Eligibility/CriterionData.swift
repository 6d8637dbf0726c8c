extension Criterion {
    private static let fieldNames = [
        "identifier", "severity", "title", "legalResource", "validFrom", "validTo", "expression",
    ]

    /// Reads a criterion; nil, with the mistakes noted, when it cannot be used. Without a classification notations are not checked.
    public init?(reading reader: DataReader, classification: Classification?) {
        reader.onlyFields(Self.fieldNames)
        let identifier = reader.required("identifier")?.words(limit: 80)
        if let identifier, !RecordCore.isIdentifier(identifier) {
            reader.note(.unreadable(identifier), at: "identifier")
        }
        let severity = reader.required("severity")?.choice(Severity.self)
        let title = reader.required("title")?.localized()
        let legalResource = reader.field("legalResource")?.words(limit: 500)
        let validFrom = reader.field("validFrom")?.day()
        let validTo = reader.field("validTo")?.day()
        if let validFrom, let validTo, validFrom > validTo {
            reader.note(.outOfRange(low: validFrom.description, high: "9999-12-31"), at: "validTo")
        }
        let field = severity == .blocking ? reader.required("expression") : reader.field("expression")
        let expression = field.flatMap { Expression(reading: $0, classification: classification) }
        guard let identifier, let severity, let title, severity == .manualCheck || expression != nil else { return nil }
        self.init(
            identifier: identifier, title: title, severity: severity, legalResource: legalResource,
            validFrom: validFrom,
            validTo: validTo, expression: expression)
    }

    /// The criterion as it is read.
    public var dataValue: DataValue {
        let fields: [(name: String, value: DataValue?)] = [
            ("identifier", .text(identifier)), ("severity", .text(severity.rawValue)), ("title", title.dataValue),
            ("legalResource", legalResource.map(DataValue.text)),
            ("validFrom", validFrom.map { .text($0.description) }),
            ("validTo", validTo.map { .text($0.description) }), ("expression", expression?.dataValue),
        ]
        return .object(fields.compactMap { field in field.value.map { .init(field.name, $0) } })
    }
}
