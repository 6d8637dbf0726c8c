/// A body that helps, teaches, researches, supplies or pays.
public struct Organisation: CatalogueRecord {
    public static let kind = Kind.organisations

    public var core: RecordCore
    public var roles: [String] = []
    public var terms: [String] = []
    public var place: String?
    /// Where it is when the town is not known.
    public var region: String?
    public var partOf: [String] = []
    public var members: [String] = []
    public var fieldsOfActivity: [LocalizedText] = []
    public var units: [LocalizedText] = []
    public var equipment: [LocalizedText] = []
    public var production: [LocalizedText] = []
    public var notes: [LocalizedText] = []
    /// What the body is charged with.
    public var functions: [LocalizedText] = []
    public var responsibleFor: [String] = []
    /// The people, and the money, it has for it.
    public var staff: [LocalizedText] = []
    public var funds: [LocalizedText] = []
    /// Who takes part in a council, an association, a community.
    public var participants: [LocalizedText] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Organisation>] =
        RecordField.opening + [
            .notations("roles", \.roles, of: "ROLE"),
            .notations("terms", \.terms, of: "TERMS"),
            .place("place", \.place),
            .notation("region", \.region, of: "REGION"),
            .references("partOf", \.partOf, to: .organisations),
            .references("members", \.members, to: .organisations),
            .texts("fields", \.fieldsOfActivity),
            .texts("units", \.units),
            .texts("equipment", \.equipment),
            .texts("production", \.production),
            .texts("notes", \.notes),
            .texts("functions", \.functions),
            .notations("responsibleFor", \.responsibleFor, of: "POLICYAREA"),
            .texts("staff", \.staff),
            .texts("funds", \.funds),
            .texts("participants", \.participants),
        ] + RecordField.closing

    public var tags: [String] { roles }
}
