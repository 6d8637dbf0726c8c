/// A record that can be listed, found, shown, exported: its fields stand in one table that both reads and writes.
public protocol CatalogueRecord: Hashable, Sendable {
    static var kind: Kind { get }
    static var fields: [RecordField<Self>] { get }

    var core: RecordCore { get set }
    init(core: RecordCore)

    /// The town it is in.
    var place: String? { get }
    /// Notations that tell at a glance what it is.
    var tags: [String] { get }
}

/// That one record names another, and in which field.
public struct RecordLink: Hashable, Sendable {
    public let field: String
    public let kind: Kind
    public let id: String
}

extension CatalogueRecord {
    public var place: String? { nil }
    public var tags: [String] { [] }
    public var id: String { core.id }

    /// Reads a record and notes mistakes in the reader. Without a context the value is trusted: it was checked before it was stored.
    public init(id: String, reading reader: DataReader, context: ReadingContext? = nil) {
        self.init(core: RecordCore(id: id))
        if context != nil { reader.onlyFields((reader.pointer.isEmpty ? [] : ["id"]) + Self.fields.map(\.name)) }
        for field in Self.fields {
            if let value = reader.field(field.name) {
                field.read(value, &self, context)
            } else if field.isRequired {
                reader.note(.missing, at: field.name)
            }
        }
    }

    /// The record as data, in the order of its fields; what is empty is left out.
    public var dataValue: DataValue {
        .object(Self.fields.compactMap { field in field.write(self).map { DataValue.Field(field.name, $0) } })
    }
}

/// One field of a kind of record.
public struct RecordField<Record>: Sendable {
    public let name: String
    public let isRequired: Bool
    let form: FieldForm
    /// Sentences that stand under a heading of their own, not behind a label.
    let isProse: Bool
    /// Whether words are found in it.
    let isSearched: Bool
    let read: @Sendable (DataReader, inout Record, ReadingContext?) -> Void
    /// Nil when the record has nothing to say here.
    let write: @Sendable (Record) -> DataValue?
    let statements: @Sendable (Record) -> [Statement]

    init(
        _ name: String, _ form: FieldForm, isRequired: Bool = false, isProse: Bool = false, isSearched: Bool = true,
        read: @escaping @Sendable (DataReader, inout Record, ReadingContext?) -> Void,
        write: @escaping @Sendable (Record) -> DataValue?,
        statements: @escaping @Sendable (Record) -> [Statement] = { _ in [] }
    ) {
        self.name = name
        self.form = form
        self.isRequired = isRequired
        self.isProse = isProse
        self.isSearched = isSearched
        self.read = read
        self.write = write
        self.statements = statements
    }
}
