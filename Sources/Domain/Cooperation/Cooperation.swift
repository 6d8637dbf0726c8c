/// An agreement, a commission, a joint project or programme with other countries.
public struct Cooperation: CatalogueRecord {
    public static let kind = Kind.cooperation

    public var core: RecordCore
    public var form: String?
    public var countries: [String] = []
    public var years: [Int] = []
    public var partners: [String] = []
    public var content: [LocalizedText] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Cooperation>] =
        RecordField.opening + [
            .notation("form", \.form, of: "COOPFORM"),
            .notations("countries", \.countries, of: "COUNTRY"),
            RecordField("years", .list(.wholeNumber)) { reader, record, _ in
                record.years = reader.unique { $0.integer(1900...2999) }
            } write: {
                .listed($0.years.map(DataValue.integer))
            } statements: {
                $0.years.map { .years(Years(from: $0, to: $0)) }
            },
            .references("partners", \.partners, to: .organisations),
            .texts("content", \.content),
        ] + RecordField.closing

    public var tags: [String] { [form].compactMap(\.self) + countries }
}
