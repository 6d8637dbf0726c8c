/// That a record is to go, or has gone: why, and what stands in its place.
public struct Removal: Hashable, Sendable {
    /// Told to everyone who asks for the record.
    public let reason: LocalizedText
    /// A record of the same kind.
    public let replacement: String?

    public init(because reason: LocalizedText, replacement: String?) {
        self.reason = reason
        self.replacement = replacement
    }

    /// Reads what was typed and notes mistakes in the reader; `known` are the records of the kind, `record` the one that is to go.
    public init(reading reader: DataReader, of record: String, known: Set<String>) {
        reader.onlyFields(Self.fieldNames)
        reason = reader.required("reason")?.localized() ?? LocalizedText(be: "", ru: "", en: "")
        replacement = reader.field("replacement")?.reference(to: known.subtracting([record]))
    }

    private static let fieldNames = ["reason", "replacement"]

    /// How it is filled in for a record of this kind.
    static func forms(of kind: Kind) -> [FormField] {
        [
            FormField(name: "reason", isRequired: true, form: .localized),
            FormField(name: "replacement", isRequired: false, form: .record(kind)),
        ]
    }
}

extension Draft.Aim {
    /// How a draft with this aim is filled in.
    public func forms(of kind: Kind) -> [FormField] { self == .removal ? Removal.forms(of: kind) : kind.forms }
}
