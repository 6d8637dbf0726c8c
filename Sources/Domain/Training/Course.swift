/// A study programme, course or academy.
public struct Course: CatalogueRecord {
    public static let kind = Kind.courses

    public var core: RecordCore
    public var provider: [String] = []
    public var level: String?
    public var faculty: LocalizedText?
    public var degree: LocalizedText?
    public var format: String?
    /// Languages of teaching.
    public var languages: [String] = []
    public var terms: [String] = []
    public var topics: [LocalizedText] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Course>] =
        RecordField.opening + [
            .references("provider", \.provider, to: .organisations),
            .notation("level", \.level, of: "LEVEL"),
            .localized("faculty", \.faculty),
            .localized("degree", \.degree),
            .notation("format", \.format, of: "FORMAT"),
            .notations("languages", \.languages, of: "LANG"),
            .notations("terms", \.terms, of: "TERMS"),
            .texts("topics", \.topics),
        ] + RecordField.closing

    public var tags: [String] { [level, format].compactMap(\.self) + languages + terms }
}
