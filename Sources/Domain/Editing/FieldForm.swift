/// How a person fills in a field of a record, or a part of one.
public indirect enum FieldForm: Hashable, Sendable {
    /// A text in every language.
    case localized
    /// A text that is the same in every language.
    case line
    case address
    case wholeNumber, number
    case day, period, currency, availability, severity, outcome
    /// A notation, of this scheme where one is named.
    case notation(of: String?)
    case record(Kind)
    case place, document
    case group([Part])
    case list(FieldForm)
    /// The expression of a criterion, line by line: see `RuleLine`.
    case rule
    /// A firm that a rule is tried with: see `FirmText`.
    case testFirm
    /// A list of structures that have no better form than the text in which files of a package hold them.
    case file

    public struct Part: Hashable, Sendable {
        public let name: String
        public let form: FieldForm

        init(_ name: String, _ form: FieldForm) {
            self.name = name
            self.form = form
        }
    }
}

extension FieldForm {
    static let money = group([Part("amount", .number), Part("currency", .currency)])
    static let years = group([Part("from", .wholeNumber), Part("to", .wholeNumber)])
    public static let criterion = group(
        criterionHead + [Part("title", .localized), Part("expression", .rule)])
    /// The parts of a criterion that are one input each.
    public static let criterionHead = [
        Part("identifier", .line), Part("severity", .severity), Part("legalResource", .line),
        Part("validFrom", .day), Part("validTo", .day),
    ]
    /// The parts of a test firm that are one input each; what is known of the firm follows them.
    public static let testFirmHead = [Part("title", .line), Part("outcome", .outcome), Part("day", .day)]
    /// Where the fact that is added to a test firm is named, and its value.
    public static let addition = (fact: "more/fact", value: "more/value")
    /// Where a value was typed and no fact chosen, so that it is neither lost nor read.
    public static let unnamedFact = "?"
    static let citation = group([Part("document", .document), Part("place", .line)])
}

extension Kind {
    /// The fields of its records as forms, in their order.
    public var forms: [FormField] {
        func forms<Record: CatalogueRecord>(_: Record.Type) -> [FormField] {
            Record.fields.map { FormField(name: $0.name, isRequired: $0.isRequired, form: $0.form) }
        }
        return forms(record)
    }
}

/// A field of a form, and whether it has to be filled in.
public struct FormField: Hashable, Sendable {
    public let name: String
    public let isRequired: Bool
    public let form: FieldForm
}
