import Domain
import Store

/// `catalogue/show.mustache`: one record of any kind, with where each statement comes from.
struct RecordPage: Page {
    static let template = "catalogue/show"

    let title: String
    let heading: String
    let summary: String
    let kindLabel: String
    let backURL: String
    let backTitle: String
    var notice: String?
    var by: [By] = []
    var facts: [FactRow] = []
    var sections: [Section] = []
    var criteria: CriteriaList?
    let conceptGroups: [ConceptGroup]
    var related: [Related] = []
    let webURL: String?
    let webLabel: String?
    let contact: String?
    let sources: [SourceLine]
    var assuredText: String?
    var map: MapDrawing?

    struct By: Sendable {
        let byLabel: String
        let byURL: String
    }

    struct FactRow: Sendable {
        let factLabel: String
        let values: [Value]

        struct Value: Sendable {
            let valueText: String
            var valueURL: String?
        }
    }

    struct Section: Sendable {
        let sectionHeading: String
        let sectionClass: String
        let items: [Item]

        struct Item: Sendable {
            let itemText: String
        }
    }

    struct CriteriaList: Sendable {
        let criteriaHeading: String
        let criteriaLead: String
        let checkURL: String
        let criteriaRules: [Rule]

        struct Rule: Sendable {
            let ruleTitle: String
            let ruleText: String?
            let ruleManual: Bool
            let ruleSource: String?
            let ruleWindow: String?
        }
    }

    struct ConceptGroup: Sendable {
        let groupTitle: String
        let concepts: [Label]

        struct Label: Sendable {
            let conceptLabel: String
            let conceptNotation: String
            let conceptURL: String
        }
    }

    struct Related: Sendable {
        let relatedHeading: String
        let results: [Card]
    }

    struct SourceLine: Sendable {
        let sourceTitle: String
        let sourcePlace: String
        let sourceDate: String
    }

    init(
        _ record: any CatalogueRecord, _ catalogue: Catalogue, _ location: Location, _ strings: Strings,
        in db: Connection
    ) throws {
        let kind = type(of: record).kind
        let language = location.language
        let writer = RecordWriter(catalogue: catalogue, location: location, strings: strings, db: db)
        title = record.core.title[language]
        heading = title
        summary = record.core.summary[language]
        kindLabel = strings["kind.\(kind.rawValue)"]
        backURL = location.url(kind.listPath)
        backTitle = strings["\(kind.listPath).title"]
        conceptGroups = writer.conceptGroups(record.core.concepts)
        webURL = record.core.url
        webLabel = record.core.url.map {
            $0.drop { $0 != "/" }.drop { $0 == "/" }.split(separator: "/").first.map(String.init) ?? $0
        }
        contact = record.core.contact
        let asOf = record.core.asOf.map { strings.say("sources.asOf", ["date": strings.date($0)]) } ?? ""
        sources = record.core.sources.map {
            SourceLine(
                sourceTitle: catalogue.documents[$0.document]?.title[language] ?? $0.document, sourcePlace: $0.place,
                sourceDate: asOf)
        }
        switch record {
        case let opportunity as Opportunity: try describe(opportunity, writer)
        case let organisation as Organisation: try describe(organisation, writer)
        case let service as Service: try describe(service, writer)
        case let solution as Solution: try describe(solution, writer)
        default: break
        }
        related = try writer.related(to: record)
    }
}

extension RecordPage {
    private mutating func describe(_ opportunity: Opportunity, _ writer: RecordWriter) throws {
        let strings = writer.strings
        notice = strings.notice(opportunity.availability, writer.catalogue.country)
        by = try writer.organisations(opportunity.provider).map { By(byLabel: $0.label, byURL: $0.url) }
        facts = [
            writer.labels("instruments", opportunity.instruments),
            writer.texts("amount", [strings.amountText(opportunity.amount)]),
            writer.texts("volume", [opportunity.volume.map { strings.money($0.minorUnits / 100, $0.currency) }]),
            writer.texts("share", [strings.shareText(opportunity.share)]),
            writer.texts("term", [strings.termText(opportunity.term)]),
            writer.texts(
                "gracePeriod",
                [opportunity.gracePeriod.map { strings.say("period.upTo", ["period": strings.period($0)]) }]),
            writer.texts("rates", opportunity.rates.map(strings.rateText)),
            writer.labels("costsCovered", opportunity.costsCovered),
            writer.labels("areas", opportunity.areas),
            try writer.organisationRow("applyThrough", opportunity.applyThrough),
            writer.texts("legalBasis", [opportunity.legalBasis?[writer.language]]),
        ].compactMap(\.self)
        sections = [
            writer.section("covers", opportunity.covers, class: "covers"),
            writer.section("notCovered", opportunity.notCovered, class: "not"),
            writer.section("conditions", opportunity.conditions),
        ].compactMap(\.self)
        criteria = writer.criteria(of: opportunity)
        if let day = opportunity.assuredDate {
            assuredText = strings.say(
                "sources.assured", ["date": strings.date(day), "by": opportunity.assuredBy ?? ""])
        }
    }

    private mutating func describe(_ organisation: Organisation, _ writer: RecordWriter) throws {
        let place = organisation.place.flatMap { writer.catalogue.places[$0] }
        let region = place?.region ?? organisation.region
        facts = [
            writer.labels("roles", organisation.roles),
            writer.labels("terms", organisation.terms),
            writer.texts("place", [place?.name[writer.language]]),
            writer.labels("region", region.map { [$0] } ?? []),
            try writer.organisationRow("partOf", organisation.partOf),
            try writer.organisationRow("members", organisation.members),
        ].compactMap(\.self)
        sections = [
            writer.section("fields", organisation.fieldsOfActivity),
            writer.section("production", organisation.production),
            writer.section("equipment", organisation.equipment),
            writer.section("units", organisation.units),
            writer.section("notes", organisation.notes),
        ].compactMap(\.self)
        if place != nil {
            map = MapDrawing(
                [organisation], writer.catalogue, writer.location, writer.strings, tileURL: "")
        }
    }

    private mutating func describe(_ service: Service, _ writer: RecordWriter) throws {
        by = try writer.organisations(service.provider).map { By(byLabel: $0.label, byURL: $0.url) }
        facts = [
            writer.labels("terms", service.terms),
            writer.texts("place", [service.place.flatMap { writer.catalogue.places[$0]?.name[writer.language] }]),
        ].compactMap(\.self)
    }

    private mutating func describe(_ solution: Solution, _ writer: RecordWriter) throws {
        notice = writer.strings.notice(solution.availability, writer.catalogue.country)
        by = try writer.organisations(solution.provider).map { By(byLabel: $0.label, byURL: $0.url) }
        sections = [
            writer.section("suits", solution.suits, class: "covers"),
            writer.section("limits", solution.limits, class: "not"),
        ].compactMap(\.self)
    }
}
