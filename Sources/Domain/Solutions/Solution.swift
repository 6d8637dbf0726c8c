/// A digital platform or product that a firm can use.
public struct Solution: CatalogueRecord {
    public static let kind = Kind.solutions

    public var core: RecordCore
    public var provider: [String] = []
    public var availability: Availability?
    public var suits: [LocalizedText] = []
    public var limits: [LocalizedText] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Solution>] =
        RecordField.opening + [
            .references("provider", \.provider, to: .organisations),
            .availability("availability", \.availability),
            .texts("suits", \.suits),
            .texts("limits", \.limits),
        ] + RecordField.closing
}
