/// One thing that a field of a record says, in the form in which it can be shown, compared, exported and searched.
public enum Statement: Hashable, Sendable {
    case words(LocalizedText)
    /// The same in every language.
    case text(String)
    case notation(String)
    case record(Kind, id: String)
    case place(String)
    case address(String)
    case day(Day)
    case years(Years)
    case count(Int)
    case duration(Period)
    case money(Money)
    case availability(Availability)
    case amount(Opportunity.Amount)
    /// Percent.
    case share(Opportunity.Bounds)
    case term(Opportunity.Term)
    case rate(Opportunity.Rate)
}

/// What a field of one record says.
public struct FieldStatements: Hashable, Sendable {
    public let name: String
    /// Sentences that stand under a heading of their own, not behind a label.
    public let isProse: Bool
    public let values: [Statement]
}

/// Years from and to, both inclusive; each may be unknown.
public struct Years: Hashable, Sendable {
    public let from: Int?
    public let to: Int?

    public init(from: Int? = nil, to: Int? = nil) {
        self.from = from
        self.to = to
    }
}

extension CatalogueRecord {
    /// What the fields between title and sources say, in their order; a field that says nothing is left out.
    public var statements: [FieldStatements] {
        Self.fields.compactMap { field in
            let values = RecordCore.fieldNames.contains(field.name) ? [] : field.statements(self)
            return values.isEmpty ? nil : FieldStatements(name: field.name, isProse: field.isProse, values: values)
        }
    }

    /// Notations that classify this record: its concepts and what its other fields say.
    public var notations: [String] {
        core.concepts
            + statements.flatMap(\.values).compactMap { if case .notation(let notation) = $0 { notation } else { nil } }
    }

    /// Texts beside title and summary in which words are found.
    public var texts: [LocalizedText] {
        Self.fields.filter(\.isSearched).flatMap { $0.statements(self) }.compactMap {
            if case .words(let text) = $0 { text } else { nil }
        }
    }

    /// The records this one names, by the field that names them.
    public var links: [RecordLink] {
        statements.flatMap { field in
            field.values.compactMap {
                if case .record(let kind, let id) = $0 {
                    RecordLink(field: field.name, kind: kind, id: id)
                } else {
                    nil
                }
            }
        }
    }
}
