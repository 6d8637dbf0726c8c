/// A state programme, or a subprogramme, task, measure or expected result of one.
public struct ProgrammePart: CatalogueRecord {
    public static let kind = Kind.programmes

    public var core: RecordCore
    public var type: String?
    /// The programmes it belongs to; empty for a programme itself.
    public var partOf: [String] = []
    public var number: String?
    public var period: Years?
    public var executors: [String] = []
    public var legalBasis: LocalizedText?
    public var content: [LocalizedText] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<ProgrammePart>] =
        RecordField.opening + [
            .notation("type", \.type, of: "PROGRAMMEPART"),
            .references("partOf", \.partOf, to: .programmes),
            .text("number", \.number),
            .years("period", \.period),
            .references("executors", \.executors, to: .organisations),
            .localized("legalBasis", \.legalBasis),
            .texts("content", \.content),
        ] + RecordField.closing

    public var tags: [String] { [type].compactMap(\.self) }
}
