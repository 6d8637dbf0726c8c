/// A figure that is observed again and again: what it means, its unit, its observations, and what a source claims about them.
public struct Indicator: CatalogueRecord {
    public static let kind = Kind.indicators

    public var core: RecordCore
    public var unit: String?
    public var definition: LocalizedText?
    public var observations: [Observation] = []
    public var claims: [Claim] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Indicator>] =
        RecordField.opening + [
            .notation("unit", \.unit, of: "UNIT"),
            .localized("definition", \.definition),
            RecordField("observations", .file, isRequired: true) { reader, record, context in
                record.observations = reader.named(limit: 5000) { Observation(reading: $0, context) }
            } write: {
                .listed($0.observations.map(\.dataValue))
            } statements: {
                $0.observations.compactMap(\.note).map(Statement.words)
            },
            RecordField("claims", .file) { reader, record, context in
                record.claims = reader.named(limit: 500) { Claim(reading: $0, context) }
            } write: {
                .listed($0.claims.map(\.dataValue))
            },
        ] + RecordField.closing
}

/// One value of an indicator.
public struct Observation: Hashable, Sendable, Named {
    /// Unique within the indicator.
    public let id: String
    /// A year, a day, or two of them with a slash between: `2018`, `2018-12-31`, `2015/2018`.
    public let period: String
    /// In the unit of the indicator.
    public let value: Double
    public let precision: Precision?
    /// What it is broken down by; several notations of one scheme mean all of them together.
    public let dimensions: [String]
    /// It stands for something else that was asked for.
    public let isProxy: Bool
    /// The day the figure was published.
    public let vintage: Day?
    public let source: Citation?
    public let note: LocalizedText?
}

/// How exactly a source states a figure. Without one it is exact to the decimals given.
public enum Precision: String, CaseIterable, Hashable, Sendable {
    case about, almost, moreThan
}

/// Something in a list that has an identifier there.
protocol Named {
    var id: String { get }
}

extension DataReader {
    /// A list of things with an `id` each, unique in the list.
    fileprivate func named<Item: Named>(limit: Int, _ read: (DataReader) -> Item?) -> [Item] {
        var seen: Set<String> = []
        return list(limit: limit).compactMap { reader in
            guard let item = read(reader) else { return nil }
            if !RecordCore.isIdentifier(item.id) { reader.note(.unreadable("a–z, 0–9, -"), at: "id") }
            if !seen.insert(item.id).inserted { reader.note(.duplicate(item.id), at: "id") }
            return item
        }
    }
}

extension Observation {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(
            ["id", "period", "value", "precision", "dimensions", "proxy", "vintage", "source", "note"])
        guard let id = reader.required("id")?.text(limit: 80), let period = reader.required("period")?.observedPeriod(),
            let value = reader.required("value")?.number(-1e18...1e18)
        else { return nil }
        self.id = id
        self.period = period
        self.value = value
        precision = reader.field("precision")?.choice()
        dimensions = reader.field("dimensions")?.unique { $0.notation(of: nil, context) } ?? []
        isProxy = reader.field("proxy")?.boolean() ?? false
        vintage = reader.field("vintage")?.day()
        source = reader.field("source")?.citation(context)
        note = reader.field("note")?.localized()
    }

    fileprivate var dataValue: DataValue {
        let fields: [(String, DataValue?)] = [
            ("id", .text(id)), ("period", .text(period)), ("value", DataValue(value)),
            ("precision", precision.map { .text($0.rawValue) }),
            ("dimensions", dimensions.isEmpty ? nil : .list(dimensions.map(DataValue.text))),
            ("proxy", isProxy ? .boolean(true) : nil), ("vintage", vintage.map { .text($0.description) }),
            ("source", source?.dataValue), ("note", note?.dataValue),
        ]
        return .object(fields.compactMap { field in field.1.map { .init(field.0, $0) } })
    }

    /// The year it begins in; what a series is ordered by, together with the text of the period.
    public var year: Int { Int(period.prefix(4)) ?? 0 }
}

extension DataReader {
    /// A year, a month, a day, or a span of two of them. A bare year may be written as a number.
    fileprivate func observedPeriod() -> String? {
        if case .integer(let year) = value, (1000...2999).contains(year) { return "\(year)" }
        guard let text = text(limit: 21) else { return nil }
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(ends.count), ends.allSatisfy(Day.isDateOrPart), ends == ends.sorted() else {
            note(.notADate)
            return nil
        }
        return text
    }
}
