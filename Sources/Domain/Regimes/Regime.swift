/// A set of rules under which firms stand that gives no money: a scheme that refers refused firms to others, a certification that firms
/// must have or may ask for. Its criteria say whom it is for.
public struct Regime: RuleRecord {
    public static let kind = Kind.regimes

    public var core: RecordCore
    /// What sort of regime it is: referral, certification.
    public var type: String?
    /// Whether it is a duty or voluntary; nil where the source does not say.
    public var obligation: String?
    /// Whose law it is.
    public var countries: [String] = []
    /// The bodies that answer for it.
    public var responsible: [String] = []
    /// Whether it is there for firms of this country; nil where the source does not say.
    public var availability: Availability?
    /// The first day on which it is in force; nil where it is not in force, or the source does not say.
    public var inForceFrom: Day?
    /// The last day.
    public var inForceTo: Day?
    /// What a referral is offered for: the least that a firm asked for, how long it wanted it at least, and what it asked for.
    public var minimumAmount: Money?
    public var minimumTerm: Period?
    public var products: [String] = []
    public var conditions: [LocalizedText] = []
    public var criteria: [Criterion] = []
    public var testFirms: [TestFirm] = []
    public var legalBasis: LocalizedText?

    public init(core: RecordCore) { self.core = core }

    public var tags: [String] { [type, obligation].compactMap(\.self) + countries }

    /// Its criteria decide: a model of another country is asked of our firms as if it held for them.
    public var programme: Programme { Programme(id: id, title: core.title, criteria: criteria) }
}

extension Regime {
    public static let fields: [RecordField<Regime>] =
        RecordField.opening + [
            .notation("type", \.type, of: "REGIME"),
            .notation("obligation", \.obligation, of: "OBLIGATION"),
            .notations("countries", \.countries, of: "COUNTRY"),
            .references("responsible", \.responsible, to: .organisations),
            .availability("availability", \.availability),
            .day("inForceFrom", \.inForceFrom),
            RecordField("inForceTo", .day) { reader, record, _ in
                record.inForceTo = reader.day()
                if let from = record.inForceFrom, let to = record.inForceTo, to < from {
                    reader.note(.outOfRange(low: from.description, high: "9999-12-31"))
                }
            } write: {
                $0.inForceTo.map { .text($0.description) }
            } statements: {
                $0.inForceTo.map { [.day($0)] } ?? []
            },
            RecordField("minimumAmount", .money) { reader, record, _ in
                record.minimumAmount = reader.money()
            } write: {
                $0.minimumAmount?.dataValue
            } statements: {
                $0.minimumAmount.map { [.money($0)] } ?? []
            },
            RecordField("minimumTerm", .period) { reader, record, _ in
                record.minimumTerm = reader.period()
            } write: {
                $0.minimumTerm.map { .text($0.description) }
            } statements: {
                $0.minimumTerm.map { [.term(Opportunity.Term(min: $0))] } ?? []
            },
            .notations("products", \.products, of: "FINANCE"),
            .texts("conditions", \.conditions),
            .criteria,
            .testFirms,
            .localized("legalBasis", \.legalBasis),
        ] + RecordField.closing
}
