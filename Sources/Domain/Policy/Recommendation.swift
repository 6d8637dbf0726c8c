/// Something that policy makers are advised to do, and how far it is.
public struct Recommendation: CatalogueRecord {
    public static let kind = Kind.recommendations

    public var core: RecordCore
    /// `1.1`
    public var number: String?
    public var chapter: String?
    public var status: String?
    public var steps: [LocalizedText] = []
    public var reasons: [LocalizedText] = []
    public var stakeholders: [String] = []
    /// Peers that already do it.
    public var practices: [String] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Recommendation>] =
        RecordField.opening + [
            .text("number", \.number),
            .notation("chapter", \.chapter, of: "CHAPTER"),
            .notation("status", \.status, of: "STATUS"),
            .texts("steps", \.steps),
            .texts("reasons", \.reasons),
            .references("stakeholders", \.stakeholders, to: .organisations),
            .references("practices", \.practices, to: .peers),
        ] + RecordField.closing

    public var tags: [String] { [status].compactMap(\.self) }
}
