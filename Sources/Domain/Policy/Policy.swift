/// A policy document: a law, a decree, a strategy, a concept, a programme.
public struct Policy: CatalogueRecord {
    public static let kind = Kind.policies

    public var core: RecordCore
    public var type: String?
    public var number: String?
    public var adopted: Day?
    /// The years it covers.
    public var period: Years?
    public var status: String?
    public var issuers: [String] = []
    public var topics: [String] = []
    public var holds: [LocalizedText] = []
    /// What it holds for small and medium firms, and what it lacks for them.
    public var forSMEs: [LocalizedText] = []
    public var limits: [LocalizedText] = []

    public init(core: RecordCore) { self.core = core }

    public static let fields: [RecordField<Policy>] =
        RecordField.opening + [
            .notation("type", \.type, of: "POLICYTYPE"),
            .text("number", \.number),
            .day("adopted", \.adopted),
            .years("period", \.period),
            .notation("status", \.status, of: "POLICYSTATUS"),
            .references("issuers", \.issuers, to: .organisations),
            .notations("topics", \.topics, of: "TOPIC"),
            .texts("holds", \.holds),
            .texts("forSMEs", \.forSMEs),
            .texts("limits", \.limits),
        ] + RecordField.closing

    public var tags: [String] { [type, status].compactMap(\.self) }
}
