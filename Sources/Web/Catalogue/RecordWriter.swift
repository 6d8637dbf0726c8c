import Domain
import Store

/// Puts the parts of a record into words and links.
struct RecordWriter {
    let catalogue: Catalogue
    let location: Location
    let strings: Strings
    let db: Connection

    var language: Language { location.language }

    /// The organisations behind it, under its title.
    func by(_ record: any CatalogueRecord) throws -> [RecordPage.By] {
        let titles = try namesBehind(record)
        return record.links.filter { Self.byFields.contains($0.field) }.map(\.id).compactMap { id in
            titles[id].map { .init(byLabel: $0, byURL: location.url("\(Kind.organisations.listPath)/\(id)")) }
        }
    }

    func namesBehind(_ record: any CatalogueRecord) throws -> [String: String] {
        let ids = record.links.filter { Self.byFields.contains($0.field) }.map(\.id)
        return try db.records.titles(.organisations, ids, in: language)
    }

    /// The fields that say whose it is.
    static let byFields: Set<String> = ["provider", "operator", "issuers", "executors", "responsible"]

    /// Fields that stand in a panel of their own, or in the notice above.
    private static let shownElsewhere: Set<String> = [
        "availability", "questions", "observations", "effects", "assuredDate", "assuredBy",
    ]

    func facts(_ record: any CatalogueRecord) throws -> [RecordPage.FactRow] {
        let fields = record.statements.filter {
            !$0.isProse && !Self.byFields.contains($0.name) && !Self.shownElsewhere.contains($0.name)
        }
        let writer = try StatementWriter(fields.flatMap(\.values), catalogue, location, strings, in: db)
        var rows = fields.compactMap { field in
            let values = field.values.compactMap(writer.value)
            return values.isEmpty ? nil : RecordPage.FactRow(factLabel: strings["fact.\(field.name)"], values: values)
        }
        // The region follows from the town.
        if let town = record.place, let region = catalogue.places[town]?.region,
            let value = writer.value(.notation(region))
        {
            rows.append(.init(factLabel: strings["fact.region"], values: [value]))
        }
        return rows
    }

    /// Which points are in favour and which against, by the field that holds them.
    private static let sectionClasses = [
        "covers": "covers", "suits": "covers", "forSMEs": "covers", "notCovered": "not", "limits": "not",
    ]

    func sections(_ record: any CatalogueRecord) -> [RecordPage.Section] {
        record.statements.filter { $0.isProse && !Self.shownElsewhere.contains($0.name) }.map { field in
            .init(
                sectionHeading: strings.sectionTitle(field.name), sectionClass: Self.sectionClasses[field.name] ?? "",
                items: field.values.compactMap {
                    if case .words(let text) = $0 { .init(itemText: text[language]) } else { nil }
                })
        }
    }

    func conceptGroups(_ notations: [String]) -> [RecordPage.ConceptGroup] {
        let concepts = notations.compactMap { catalogue.classification[$0] }
        let schemes = catalogue.classification.schemes.filter { scheme in
            concepts.contains { $0.scheme == scheme.notation }
        }
        return schemes.map { scheme in
            .init(
                groupTitle: scheme.title[language],
                concepts: concepts.filter { $0.scheme == scheme.notation }.map {
                    .init(
                        conceptLabel: $0.prefLabel[language], conceptNotation: $0.notation,
                        conceptURL: url(of: $0.notation))
                })
        }
    }

    func criteria(of opportunity: Opportunity, _ firm: FirmForm) -> RecordPage.CriteriaList {
        criteria(
            of: opportunity,
            next: PageLink(
                linkTitle: strings["criteria.check"], linkURL: location.url("funding/check", firm.parameters())))
    }

    /// Its conditions, and where to go on from them.
    func criteria(of record: any RuleRecord, next: PageLink) -> RecordPage.CriteriaList {
        .init(
            criteriaHeading: criteriaWord("heading", record), criteriaLead: criteriaLead(record),
            checkText: next.linkTitle, checkURL: next.linkURL, criteriaRules: rules(of: record))
    }

    func criteriaLead(_ record: any RuleRecord) -> String {
        criteriaWord(record.criteria.isEmpty ? "none" : "lead", record)
    }

    /// Firms can have a source of funding; a scheme is for them.
    func criteriaWord(_ name: String, _ record: any RuleRecord) -> String {
        strings["\(record is Regime ? "regime.criteria" : "criteria").\(name)"]
    }

    /// Its conditions in words.
    func rules(of record: any RuleRecord) -> [RecordPage.CriteriaList.Rule] {
        let programme = record.programme
        let known = catalogue.rulebook.programmes.firstIndex(of: programme)
        // Drafts and schemes have rules that the rulebook of funding does not have.
        let rulebook = known == nil ? catalogue.rulebook(of: programme) : catalogue.rulebook
        return record.criteria.enumerated().map { number, criterion in
            .init(
                ruleTitle: criterion.title[language],
                ruleText: rulebook.requirement(known ?? 0, criterion: number, in: language),
                ruleManual: criterion.severity == .manualCheck,
                ruleSource: criterion.legalResource.map(withDocumentTitle), ruleWindow: window(criterion))
        }
    }

    /// "eu4digital-2020: 8.1, Table 4" with the title of the document instead of its identifier.
    private func withDocumentTitle(_ resource: String) -> String {
        guard let colon = resource.firstIndex(of: ":") else { return resource }
        return catalogue.title(of: String(resource[..<colon]), in: language) + resource[colon...]
    }

    /// The records that name this one, by kind; among organisations those that belong to it apart from those it belongs to.
    func related(to record: any CatalogueRecord) throws -> [RecordPage.Related] {
        let own = type(of: record).kind
        let naming = try db.records.naming(own, record.id, limit: Self.relatedLimit)
        var lists: [(heading: String, ordinals: [Int])] = []
        func add(_ heading: String, _ matches: (String, Kind) -> Bool) {
            var seen: Set<Int> = []
            let ordinals = naming.filter { matches($0.field, $0.kind) && seen.insert($0.ordinal).inserted }
            if !ordinals.isEmpty { lists.append((heading, ordinals.prefix(Self.relatedLimit).map(\.ordinal))) }
        }
        for kind in Kind.allCases {
            if kind == .programmes, own == .programmes {
                for part in try parts(naming.map(\.ordinal)) { lists.append(part) }
            } else if kind == .organisations {
                add(strings["related.members"]) { $0 == "partOf" && $1 == kind }
                add(strings["related.organisations"]) { $0 == "members" && $1 == kind }
            } else {
                add(strings["kinds.\(kind.rawValue)"]) { $1 == kind }
            }
        }
        let writer = CardWriter(catalogue: catalogue, location: location, strings: strings)
        let cards = try writer.cards(Array(Set(lists.flatMap(\.ordinals))), in: db)
        return lists.map { list in
            .init(relatedHeading: list.heading, results: list.ordinals.compactMap { cards[$0] })
        }
    }

    private static let relatedLimit = 60

    /// The parts of a programme by what they are: its subprogrammes, tasks, measures, results.
    private func parts(_ ordinals: [Int]) throws -> [(heading: String, ordinals: [Int])] {
        let parts = try db.records.excerpts(ordinals, of: ["type"], in: language)
        let types = Dictionary(grouping: parts) { ($0.record as? ProgrammePart)?.type }
        return catalogue.classification.concepts(of: "PROGRAMMEPART").compactMap { type in
            types[type.notation].map {
                ("\(type.prefLabel[language]) · \($0.count)", $0.map(\.heading.ordinal).sorted())
            }
        }
    }

    private func url(of notation: String) -> String { catalogue.url(of: notation, at: location) }

    private func window(_ criterion: Criterion) -> String? {
        guard criterion.validFrom != nil || criterion.validTo != nil else { return nil }
        return strings.say(
            "criteria.window",
            [
                "from": criterion.validFrom.map(strings.date) ?? "…", "to": criterion.validTo.map(strings.date) ?? "…",
            ])
    }
}
