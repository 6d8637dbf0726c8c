import Actions
import Domain
import FoundationEssentials

/// What a person fills in to consent: whose staff may see which data, for how long.
struct ConsentForm: Sendable {
    private let purpose: Purpose
    private let recipient: Scope?
    private let dataGroups: Set<DataGroup>
    private let months: Int?
    private let textVersion: Int?

    private static let platform = "platform"
    /// For how long a consent can be given, in months.
    private static let terms = [3, 6, longestTerm]
    private static let usualTerm = 6
    /// In months.
    static let longestTerm = 12

    init(_ form: QueryItems, _ purpose: Purpose) {
        self.purpose = purpose
        // Statistics leave no choice: the program makes them, of results.
        recipient =
            purpose.opensToStaff
            ? form["recipient"].map { $0 == Self.platform ? .whole : .organisation(Identifier($0)) } : .whole
        dataGroups =
            purpose.opensToStaff ? Set(form.all("dataGroups").compactMap(DataGroup.init)) : [.assessments]
        months = form["months"].flatMap { Int($0) }.flatMap { Self.terms.contains($0) ? $0 : nil }
        textVersion = form["textVersion"].flatMap { Int($0) }
    }

    /// The fields that are filled wrongly. Whoever read another version of the text has not agreed to this one.
    var mistakes: [String] {
        [
            ("textVersion", textVersion == purpose.textVersion), ("recipient", recipient != nil),
            ("dataGroups", !dataGroups.isEmpty), ("months", months != nil),
        ].filter { !$0.1 }.map(\.0)
    }

    func end(at now: Date, in country: Country) -> Date { Self.end(months: months ?? 0, after: now, in: country) }

    /// The same time of day, so many months on.
    static func end(months: Int, after now: Date, in country: Country) -> Date {
        let today = country.day(at: now)
        let last = today.plus(Period(months: months))
        return now.addingTimeInterval(Double(last.daysSince1970 - today.daysSince1970) * 86_400)
    }

    func given(by subject: DataSubject, until end: Date) -> ConsentGiven {
        ConsentGiven(
            subject: subject, purpose: purpose, recipient: recipient ?? .whole, dataGroups: dataGroups, expiresAt: end)
    }

    static func fields(_ purpose: Purpose, _ recipients: [RegisteredOrganisation], _ strings: Strings) -> [Form.Field] {
        let offered =
            [Form.Option(optionValue: platform, optionLabel: strings["consent.platform"])]
            + recipients.map { .init(optionValue: $0.id.rawValue, optionLabel: $0.name) }
        let groups = DataGroup.allCases.map {
            Form.Option(optionValue: $0.rawValue, optionLabel: strings["consent.groupText.\($0.rawValue)"])
        }
        let terms = terms.map {
            Form.Option(
                optionValue: "\($0)", optionLabel: strings.period(Period(months: $0)), optionChosen: $0 == usualTerm)
        }
        let whoAndWhat: [Form.Field] = [
            .choice("recipient", strings["consent.recipient"], offered),
            .choice("dataGroups", strings["consent.dataGroups"], groups, many: true),
        ]
        let term = Form.Field.choice("months", strings["consent.term"], terms, hint: strings["consent.termHint"])
        return (purpose.opensToStaff ? whoAndWhat : []) + [term]
    }
}
