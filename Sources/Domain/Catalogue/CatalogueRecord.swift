/// A record that can be listed, found, shown, exported: its fields stand in one table that both reads and writes.
public protocol CatalogueRecord: Hashable, Sendable {
    static var kind: Kind { get }
    static var fields: [RecordField<Self>] { get }

    var core: RecordCore { get set }
    init(core: RecordCore)

    /// Notations that classify this record: its concepts and what its other fields say.
    var notations: [String] { get }
    /// The town it is in.
    var place: String? { get }
    /// Texts beside title and summary in which words are found.
    var texts: [LocalizedText] { get }
    /// The records this one names.
    var links: [RecordLink] { get }
}

/// That one record names another, and as what.
public struct RecordLink: Hashable, Sendable {
    public enum Role: String, CaseIterable, Sendable {
        case provider, applyThrough, partOf, member
    }

    public let role: Role
    public let kind: Kind
    public let id: String
}

extension CatalogueRecord {
    public var notations: [String] { core.concepts }
    public var place: String? { nil }
    public var texts: [LocalizedText] { [] }
    public var links: [RecordLink] { [] }
    public var id: String { core.id }

    /// Reads a record and notes mistakes in the reader. Without a context the value is trusted: it was checked before it was stored.
    public init(id: String, reading reader: DataReader, context: ReadingContext? = nil) {
        self.init(core: RecordCore(id: id))
        if context != nil { reader.onlyFields(Self.fields.map(\.name)) }
        for field in Self.fields {
            if let value = reader.field(field.name) {
                field.read(value, &self, context)
            } else if field.isRequired {
                reader.note(.missing, at: field.name)
            }
        }
    }

    func links(_ role: RecordLink.Role, to ids: [String]) -> [RecordLink] {
        ids.map { RecordLink(role: role, kind: .organisations, id: $0) }
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
    let read: @Sendable (DataReader, inout Record, ReadingContext?) -> Void
    /// Nil when the record has nothing to say here.
    let write: @Sendable (Record) -> DataValue?

    init(
        _ name: String, isRequired: Bool = false,
        read: @escaping @Sendable (DataReader, inout Record, ReadingContext?) -> Void,
        write: @escaping @Sendable (Record) -> DataValue?
    ) {
        self.name = name
        self.isRequired = isRequired
        self.read = read
        self.write = write
    }
}
