import Domain
import Store

/// Writes funding sources as CommonGrants 0.4 has them (`OpportunityBase`). What the source does not say is left out.
struct GrantWriter {
    let catalogue: Catalogue
    let address: PublicAddress
    let strings: Strings
    /// Titles of the organisations that give, by id.
    let organisations: [String: String]
    /// When a record last changed, by id, where it did.
    let changes: [String: String]

    func modified(_ opportunity: Opportunity) -> String {
        changes[opportunity.id] ?? [opportunity.core.asOf ?? catalogue.dataDate, opportunity.assuredDate]
            .compactMap { $0?.instant }.max() ?? ""
    }

    func created(_ opportunity: Opportunity) -> String { (opportunity.core.asOf ?? catalogue.dataDate)?.instant ?? "" }

    func value(_ opportunity: Opportunity) -> DataValue {
        let language = strings.language
        let amount = opportunity.amount
        return .stated([
            ("id", .text(NameUUID.text(of: ["opportunities", opportunity.id], in: catalogue.country))),
            ("title", .text(opportunity.core.title[language])), ("status", status(opportunity.availability)),
            ("description", .text(opportunity.core.summary[language])),
            (
                "funding",
                .stated([
                    ("totalAmountAvailable", opportunity.volume.map { money($0.minorUnits, $0.currency) }),
                    ("minAwardAmount", money(amount.min, amount.currency)),
                    ("maxAwardAmount", money(amount.max, amount.currency)),
                ])
            ),
            ("keyDates", opportunity.assuredDate.map(assured)),
            ("source", opportunity.core.url.map(ASCIIAddress.value)),
            ("customFields", customFields(opportunity)), ("createdAt", .text(created(opportunity))),
            ("lastModifiedAt", .text(modified(opportunity))),
        ])
    }

    /// The word CommonGrants has for it; ours where it has none.
    static func statusName(_ availability: Availability?) -> (value: String, custom: String?) {
        switch availability {
        case .open: ("open", nil)
        case .announced: ("forecasted", nil)
        case .notOpenToCountry, .prototype: ("custom", availability?.rawValue)
        case nil: ("custom", "notStated")
        }
    }

    private func status(_ availability: Availability?) -> DataValue {
        let name = Self.statusName(availability)
        return .stated([
            ("value", .text(name.value)), ("customValue", name.custom.map(DataValue.text)),
            ("description", .text(strings["availability.\(availability?.rawValue ?? "notStated")"])),
        ])
    }

    private func assured(_ day: Day) -> DataValue {
        let event = DataValue.stated([
            ("name", .text("Last checked against the source")), ("eventType", .text("singleDate")),
            ("date", .text(day.description)),
        ])
        return .stated([("otherDates", .stated([("assured", event)]))])
    }

    private func money(_ units: Int?, _ currency: String?) -> DataValue? {
        guard let units, let currency else { return nil }
        return .stated([("amount", .text("\(units)")), ("currency", .text(currency))])
    }

    private func money(_ minorUnits: Int, _ currency: String) -> DataValue {
        let (whole, part) = minorUnits.quotientAndRemainder(dividingBy: 100)
        let cents = part == 0 ? "" : "." + String(100 + part).dropFirst()
        return .stated([("amount", .text("\(whole)\(cents)")), ("currency", .text(currency))])
    }

    private func customFields(_ opportunity: Opportunity) -> DataValue {
        let language = strings.language
        let stored = opportunity.dataValue
        func texts(_ texts: [LocalizedText]) -> DataValue { .texts(texts.map { $0[language] }) }
        func named(_ ids: [String]) -> DataValue {
            .list(ids.map { .stated([("id", .text($0)), ("name", .text(organisations[$0] ?? $0))]) })
        }
        let amount = opportunity.amount
        let fields: [(String, String, DataValue?, String)] = [
            ("recordId", "string", .text(opportunity.id), "Identifier of the record on this platform"),
            (
                "page", "string", .text(address.page(.opportunities, opportunity.id, in: language)),
                "Page of the record on this platform"
            ),
            ("providers", "array", named(opportunity.provider), "Organisations that give the funding"),
            ("applyThrough", "array", named(opportunity.applyThrough), "Organisations where a firm applies"),
            ("instruments", "array", .texts(opportunity.instruments), "Notations of scheme INSTRUMENT"),
            ("costsCovered", "array", .texts(opportunity.costsCovered), "Notations of scheme COST"),
            ("areas", "array", .texts(opportunity.areas), "Notations of scheme COSME"),
            ("concepts", "array", .texts(opportunity.core.concepts), "Notations the record is about"),
            ("averageAwardAmount", "object", money(amount.average, amount.currency), "Average for one firm"),
            ("shareOfCost", "object", stored["share"], "Part of the cost that is covered, percent"),
            ("term", "object", stored["term"], "Duration, ISO 8601"),
            ("gracePeriod", "string", stored["gracePeriod"], "Longest deferral of payment, ISO 8601"),
            ("rates", "array", stored["rates"], "Interest, percent a year"),
            ("covers", "array", texts(opportunity.covers), "What it pays for"),
            ("notCovered", "array", texts(opportunity.notCovered), "What it does not pay for"),
            ("conditions", "array", texts(opportunity.conditions), "How it works"),
            ("legalBasis", "string", opportunity.legalBasis.map { .text($0[language]) }, "Legal basis"),
            ("contact", "string", opportunity.core.contact.map(DataValue.text), "Contact"),
            ("sources", "array", stored["sources"], "Documents the record comes from"),
            ("asOf", "string", opportunity.core.asOf.map { .text($0.description) }, "The day the content was true"),
        ]
        let stated = fields.filter { field in
            guard let value = field.2 else { return false }
            return ![.null, .text(""), .list([]), .object([])].contains(value)
        }
        // An empty list says that no conditions are published.
        let criteria = ("criteria", "array", stored["criteria"], "Who is eligible; empty: no conditions are published")
        return .object(
            (stated + [criteria]).map { name, type, value, description in
                .init(
                    name,
                    .object([
                        .init("name", .text(name)), .init("fieldType", .text(type)), .init("value", value ?? .list([])),
                        .init("description", .text(description)),
                    ]))
            })
    }
}
