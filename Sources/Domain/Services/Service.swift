/// Something a centre does for a firm.
public struct Service: CatalogueRecord {
    public static let kind = Kind.services

    public var core: RecordCore
    public var provider: [String] = []
    public var terms: [String] = []
    public var place: String?

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Service>] =
        RecordField.opening + [
            .references("provider", \.provider, to: .organisations),
            .notations("terms", \.terms, of: "TERMS"),
            .place("place", \.place),
        ] + RecordField.closing

    public var tags: [String] { terms }
}
