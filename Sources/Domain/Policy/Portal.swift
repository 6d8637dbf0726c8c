/// A public portal.
public struct Portal: CatalogueRecord {
    public static let kind = Kind.portals

    public var core: RecordCore
    /// The organisations that run it.
    public var operators: [String] = []
    public var purpose: String?

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Portal>] =
        RecordField.opening + [
            .references("operator", \.operators, to: .organisations),
            .notation("purpose", \.purpose, of: "PORTAL"),
        ] + RecordField.closing

    public var tags: [String] { [purpose].compactMap(\.self) }
}
