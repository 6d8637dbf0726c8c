import Domain
import Store

/// Puts the parts of a record into words and links.
struct RecordWriter {
    let catalogue: Catalogue
    let location: Location
    let strings: Strings
    let db: Connection

    var language: Language { location.language }

    func texts(_ key: String, _ texts: [String?]) -> RecordPage.FactRow? {
        row(key, texts.compactMap { text in text.map { .init(valueText: $0) } })
    }

    /// Notations as labels that lead to what else carries them.
    func labels(_ key: String, _ notations: [String]) -> RecordPage.FactRow? {
        row(
            key,
            notations.map { .init(valueText: catalogue.classification.label($0, in: language), valueURL: url(of: $0)) })
    }

    func organisationRow(_ key: String, _ ids: [String]) throws -> RecordPage.FactRow? {
        row(key, try organisations(ids).map { .init(valueText: $0.label, valueURL: $0.url) })
    }

    func organisations(_ ids: [String]) throws -> [(label: String, url: String)] {
        let titles = try db.records.titles(.organisations, ids, in: language)
        return ids.compactMap { id in titles[id].map { ($0, location.url("centres/\(id)")) } }
    }

    func section(_ key: String, _ texts: [LocalizedText], class name: String = "") -> RecordPage.Section? {
        guard !texts.isEmpty else { return nil }
        return .init(
            sectionHeading: strings["section.\(key)"], sectionClass: name,
            items: texts.map { .init(itemText: $0[language]) })
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

    func criteria(of opportunity: Opportunity) -> RecordPage.CriteriaList {
        .init(
            criteriaHeading: strings["criteria.heading"],
            criteriaLead: strings[opportunity.criteria.isEmpty ? "criteria.none" : "criteria.lead"],
            checkURL: location.url("funding/check"),
            criteriaRules: opportunity.criteria.enumerated().map { number, criterion in
                .init(
                    ruleTitle: criterion.title[language], ruleText: requirement(opportunity, number),
                    ruleManual: criterion.severity == .manualCheck,
                    ruleSource: criterion.legalResource.map(withDocumentTitle), ruleWindow: window(criterion))
            })
    }

    private func requirement(_ opportunity: Opportunity, _ number: Int) -> String? {
        catalogue.opportunities.firstIndex { $0.id == opportunity.id }.flatMap {
            catalogue.rulebook.requirement($0, criterion: number, in: language)
        }
    }

    /// "eu4digital-2020: 8.1, Table 4" with the title of the document instead of its identifier.
    private func withDocumentTitle(_ resource: String) -> String {
        guard let colon = resource.firstIndex(of: ":"), let document = catalogue.documents[String(resource[..<colon])]
        else { return resource }
        return document.title[language] + resource[colon...]
    }

    /// The organisations' own records, and what they give; and what is like this one.
    func related(to record: any CatalogueRecord) throws -> [RecordPage.Related] {
        let naming = try db.records.naming(type(of: record).kind, record.id)
        let groups: [(key: String, matches: (RecordLink.Role, Kind) -> Bool)] = [
            ("services", { $0 == .provider && $1 == .services }),
            ("funding", { ($0 == .provider || $0 == .applyThrough) && $1 == .opportunities }),
            ("solutions", { $0 == .provider && $1 == .solutions }),
            ("members", { $0 == .partOf && $1 == .organisations }),
            ("organisations", { $0 == .member && $1 == .organisations }),
        ]
        let lists = groups.map { group in
            var seen: Set<Int> = []
            let ordinals = naming.filter { group.matches($0.role, $0.kind) && seen.insert($0.ordinal).inserted }
            return (key: group.key, ordinals: ordinals.prefix(30).map(\.ordinal))
        }
        let writer = CardWriter(catalogue: catalogue, location: location, strings: strings)
        let cards = try writer.cards(Array(Set(lists.flatMap(\.ordinals))), in: db)
        return lists.filter { !$0.ordinals.isEmpty }.map { list in
            .init(relatedHeading: strings["related.\(list.key)"], results: list.ordinals.compactMap { cards[$0] })
        }
    }

    private func row(_ key: String, _ values: [RecordPage.FactRow.Value]) -> RecordPage.FactRow? {
        values.isEmpty ? nil : .init(factLabel: strings["fact.\(key)"], values: values)
    }

    /// Everything that carries the notation: by its filter where it has one, else by its words.
    private func url(of notation: String) -> String {
        if let scheme = catalogue.classification[notation]?.scheme, catalogue.country.facets.contains(scheme) {
            return location.url("search", [(scheme, notation)])
        }
        return location.url("search", [("q", catalogue.classification.label(notation, in: language))])
    }

    private func window(_ criterion: Criterion) -> String? {
        guard criterion.validFrom != nil || criterion.validTo != nil else { return nil }
        return strings.say(
            "criteria.window",
            [
                "from": criterion.validFrom.map(strings.date) ?? "…", "to": criterion.validTo.map(strings.date) ?? "…",
            ])
    }
}
