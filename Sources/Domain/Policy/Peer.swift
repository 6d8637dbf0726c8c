/// What other countries do: a strategy, a platform, a network, a practice.
public struct Peer: CatalogueRecord {
    public static let kind = Kind.peers

    public var core: RecordCore
    public var country: [String] = []
    public var form: String?
    public var provider: [String] = []
    public var features: [LocalizedText] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Peer>] =
        RecordField.opening + [
            .notations("country", \.country, of: "COUNTRY"),
            .notation("form", \.form, of: "PEERFORM"),
            .references("provider", \.provider, to: .organisations),
            .texts("features", \.features),
        ] + RecordField.closing

    public var tags: [String] { country + [form].compactMap(\.self) }
}
