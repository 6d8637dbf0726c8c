import Domain
import Mustache
import Store

/// One thing in a list: what it is, why it is here, and the way to it.
struct Card: Sendable {
    let cardKind: String
    let cardTitle: String
    let cardURL: String
    let cardSummary: String
    var cardBy: String?
    var cardAmount: String?
    var cardWhy: String?
    var cardTags: [Tag] = []
    var cardNotice: String?
    /// How to reach whom it is of, where that is published.
    var cardContact: String?
    var cardWeb: String?
    /// What the record is chosen by for a comparison; nil where nothing is compared.
    var cardChoice: String?

    struct Tag: Sendable {
        let tag: String
    }

    init(kind: String, title: String, url: String, summary: String) {
        cardKind = kind
        cardTitle = title
        cardURL = url
        cardSummary = summary
    }

    init(_ heading: Heading, at location: Location, _ strings: Strings) {
        self.init(
            kind: strings["kind.\(heading.kind.rawValue)"], title: heading.title,
            url: location.url("\(heading.kind.listPath)/\(heading.id)"), summary: heading.summary)
    }
}

/// Spelled out for speed, as `Facet.Value` is.
extension Card: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "cardKind": cardKind
        case "cardTitle": cardTitle
        case "cardURL": cardURL
        case "cardSummary": cardSummary
        case "cardBy": cardBy
        case "cardAmount": cardAmount
        case "cardWhy": cardWhy
        case "cardTags": cardTags
        case "cardNotice": cardNotice
        case "cardChoice": cardChoice
        default: nil
        }
    }
}

/// Makes cards: title and summary, who gives it, how much, whether it is open.
struct CardWriter {
    /// The fields of a record that a card shows.
    private static let fields = [
        "provider", "operator", "issuers", "executors", "availability", "instruments", "amount", "share", "roles",
        "terms", "place", "level", "format", "languages", "type", "status", "country", "countries", "form", "purpose",
        "number", "period", "years", "unit", "activity", "size", "effects", "contact", "url", "obligation",
        "responsible",
    ]

    let catalogue: Catalogue
    let location: Location
    let strings: Strings

    /// The cards of the records with these ordinals, by ordinal, in two queries; one that is gone meanwhile is left out.
    func cards(_ ordinals: [Int], in db: Connection) throws -> [Int: Card] {
        let excerpts = try db.records.excerpts(ordinals, of: Self.fields, in: strings.language)
        let named = Set(excerpts.flatMap { Self.providers($0.record) })
        let titles = try db.records.titles(.organisations, named, in: strings.language)
        return Dictionary(uniqueKeysWithValues: excerpts.map { ($0.heading.ordinal, card($0, titles)) })
    }

    private static func providers(_ record: any CatalogueRecord) -> [String] {
        record.links.filter { RecordWriter.byFields.contains($0.field) }.map(\.id)
    }

    /// `titles` are those of the organisations the record names, by id.
    private func card(_ excerpt: Excerpt, _ titles: [String: String]) -> Card {
        var card = Card(excerpt.heading, at: location, strings)
        let record = excerpt.record
        let providers = Self.providers(record).compactMap { titles[$0] }
        if !providers.isEmpty { card.cardBy = providers.joined(separator: ", ") }
        let language = strings.language
        func tags(_ notations: [String]) -> [Card.Tag] {
            notations.map { Card.Tag(tag: catalogue.classification.label($0, in: language)) }
        }
        card.cardTags = tags(record.tags)
        card.cardContact = record.core.contact
        card.cardWeb = record.core.url
        switch record {
        case let opportunity as Opportunity:
            card.cardAmount = strings.amount(opportunity)
            card.cardNotice = strings.notice(opportunity.availability, catalogue.country)
        case let organisation as Organisation:
            card.cardBy = organisation.place.flatMap { catalogue.places[$0]?.name[language] } ?? card.cardBy
        case let solution as Solution:
            card.cardNotice = strings.notice(solution.availability, catalogue.country)
        case let regime as Regime: card.cardNotice = strings.notice(of: regime, catalogue)
        case let recommendation as Recommendation: card.cardBy = recommendation.number
        case let one as Case:
            card.cardBy = one.place.flatMap { catalogue.places[$0]?.name[language] }
            card.cardAmount = strings.effectText(one.effects)
        case let policy as Policy: card.cardAmount = policy.period.map(strings.years)
        case let part as ProgrammePart: card.cardAmount = part.period.map(strings.years)
        case let cooperation as Cooperation:
            card.cardAmount = cooperation.years.map(String.init).joined(separator: ", ").nonEmpty
        default: break
        }
        return card
    }
}

extension Strings {
    /// "up to 10 000 EUR", "25–90 % of the cost": what a funding source gives, in one line.
    func amount(_ opportunity: Opportunity) -> String? {
        let parts = [amountText(opportunity.amount), shareText(opportunity.share)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    func amountText(_ amount: Opportunity.Amount) -> String? {
        guard let currency = amount.currency else { return nil }
        switch (amount.min, amount.max, amount.average) {
        case (let low?, let high?, _):
            return say("funding.amount.range", ["low": number(low), "high": money(high, currency)])
        case (nil, let high?, _): return say("funding.amount.upTo", ["amount": money(high, currency)])
        case (let low?, nil, _): return say("funding.amount.from", ["amount": money(low, currency)])
        case (nil, nil, let average?): return say("funding.amount.average", ["amount": money(average, currency)])
        default: return nil
        }
    }

    func shareText(_ share: Opportunity.Bounds) -> String? {
        switch (share.min, share.max) {
        case (let low?, let high?): say("funding.share", ["low": number(low), "high": number(high)])
        case (nil, let high?): say("funding.shareUpTo", ["high": number(high)])
        default: nil
        }
    }

    func rateText(_ rate: Opportunity.Rate) -> String? {
        guard let from = rate.from else { return nil }
        return say("funding.rateFrom", ["rate": number(from), "currency": rate.currency ?? ""])
    }

    func termText(_ term: Opportunity.Term) -> String? {
        switch (term.min, term.max) {
        case (let low?, let high?): say("period.range", ["low": period(low), "high": period(high)])
        case (nil, let high?): say("period.upTo", ["period": period(high)])
        case (let low?, nil): say("period.from", ["period": period(low)])
        default: nil
        }
    }

    /// What has to be said before anything else: that it is not there, or not for this country.
    func notice(_ availability: Availability?, _ country: Country) -> String? {
        switch availability {
        case .none, .open: nil
        case .some(let availability):
            say("availability.\(availability.rawValue)Notice", ["country": country.nameOf[language]])
        }
    }
}

extension String {
    /// Where a web address leads: `example.by` of `https://example.by/about`.
    var webHost: String {
        drop { $0 != "/" }.drop { $0 == "/" }.split(separator: "/").first.map(String.init) ?? self
    }

    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
