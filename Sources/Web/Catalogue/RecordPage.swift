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
    /// Whether a project pays with it, kind by kind.
    var calculators: [PageLink] = []
    /// Where an assessment is begun.
    var beginURL: String?
    let conceptGroups: [ConceptGroup]
    var related: [Related] = []
    /// Whether there is anything for the panel of facts.
    let hasFacts: Bool
    let webURL: String?
    let webLabel: String?
    let contact: String?
    let sources: [SourceLine]
    var assuredText: String?
    var map: MapDrawing?
    var series: Series?
    var effects: EffectList?
    var questions: [QuestionLine] = []
    var history: [HistoryLine] = []
    /// schema.org, as JSON.
    let structuredData: String
    let linkedDataURL: String?
    /// For those who may write a draft of it.
    var editURL: String?
    var statesURL: String?
    var removalURL: String?
    /// What this is, when it is not public.
    var preview: Preview?

    struct Preview: Sendable {
        let previewText: String
        let previewURL: String
        let previewTitle: String
    }

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
        let checkText: String
        let checkURL: String
        let criteriaRules: [Rule]
        /// Which version of the conditions it is, and since when; nil for a draft.
        var criteriaVersion: String?
        /// All versions, where there is more than one.
        var versionLinks: [ConditionsPage.VersionLink] = []

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
        _ address: PublicAddress, in db: Connection
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
        conceptGroups = writer.conceptGroups(
            (record.core.concepts + ((record as? Instrument)?.helpConcepts ?? [])).uniqued)
        webURL = record.core.url
        webLabel = record.core.url?.webHost
        contact = record.core.contact
        facts = try writer.facts(record)
        hasFacts = !facts.isEmpty || record.core.contact != nil || record.core.url != nil
        history = try HistoryWriter(writer).lines(of: record)
        let data = StructuredData(
            catalogue: catalogue, address: address, language: language, organisations: try writer.namesBehind(record))
        structuredData = try data.text(record)
        linkedDataURL = kind == .opportunities ? location.url("funding/\(record.id).jsonld") : nil
        let asOf = record.core.asOf.map { strings.say("sources.asOf", ["date": strings.date($0)]) } ?? ""
        sources = record.core.sources.map {
            SourceLine(
                sourceTitle: catalogue.title(of: $0.document, in: language), sourcePlace: $0.place,
                sourceDate: asOf)
        }
        by = try writer.by(record)
        facts = try writer.facts(record)
        sections = writer.sections(record)
        let firm = FirmForm(try QueryItems(encoded: location.query ?? ""), catalogue.classification)
        calculators = writer.calculators(for: record, firm)
        try describe(record, writer, firm)
        related = try writer.related(to: record)
    }

    /// What only some kinds have.
    private mutating func describe(
        _ record: any CatalogueRecord, _ writer: RecordWriter, _ firm: FirmForm
    ) throws {
        let strings = writer.strings
        switch record {
        case let opportunity as Opportunity:
            notice = strings.notice(opportunity.availability, writer.catalogue.country)
            criteria = writer.criteria(of: opportunity, firm)
            if let day = opportunity.assuredDate {
                assuredText = strings.say(
                    "sources.assured", ["date": strings.date(day), "by": opportunity.assuredBy ?? ""])
            }
        case let regime as Regime:
            notice = strings.notice(of: regime, writer.catalogue)
            criteria = writer.criteria(
                of: regime,
                next: PageLink(
                    linkTitle: strings["regime.firms.link"],
                    linkURL: writer.location.url("\(Kind.regimes.listPath)/\(regime.id)/firms")))
        case let solution as Solution:
            notice = strings.notice(solution.availability, writer.catalogue.country)
        case let organisation as Organisation:
            if let town = organisation.place.flatMap({ writer.catalogue.places[$0] }) {
                map = MapDrawing([(town, 1)], writer.catalogue, writer.location, strings, tileURL: "")
            }
        case let portal as Portal:
            if let visit = try writer.db.linkVisits.latest(.portals, portal.id) {
                let day = writer.catalogue.country.day(at: visit.visitedAt)
                let key = visit.isAlive ? "link.alive" : "link.dead"
                facts.append(
                    FactRow(
                        factLabel: strings["fact.visited"],
                        values: [.init(valueText: strings.say(key, ["date": strings.date(day)]))]))
            }
        case let indicator as Indicator:
            series = try SeriesWriter(writer).series(indicator)
        case let one as Case:
            effects = EffectList(one, writer.catalogue, strings)
            if let town = one.place.flatMap({ writer.catalogue.places[$0] }) {
                map = MapDrawing([(town, 1)], of: .cases, writer.catalogue, writer.location, strings, tileURL: "")
            }
        case let questionnaire as Questionnaire:
            questions = try QuestionnaireWriter(writer).questions(questionnaire)
        case let instrument as Instrument:
            beginURL = "\(writer.location.url("assessment"))#check-\(instrument.id)"
            questions = InstrumentWriter(strings: strings).questions(instrument)
            sections += InstrumentWriter(strings: strings).sections(instrument)
        default: break
        }
    }
}
