import Domain
import Store

/// Funding sources as public services (CPSV-AP 3.2), their criteria as requirements (CCCEV 2.1).
struct PublicServiceGraph {
    let catalogue: Catalogue
    let address: PublicAddress
    let pages: Pages
    /// Titles of the organisations named, by id, in every language.
    let organisations: [String: LocalizedText]

    func graph(_ opportunities: [Opportunity]) -> Graph {
        var graph = Graph()
        // An organisation that is an authority anywhere stands in the document as one.
        for id in Set(opportunities.flatMap(authorities)).sorted() { graph.add(organisation(id, isAuthority: true)) }
        for id in Set(opportunities.flatMap(\.applyThrough)).sorted() {
            graph.add(organisation(id, isAuthority: false))
        }
        for opportunity in opportunities { add(opportunity, to: &graph) }
        graph.add(catalogue.country.node)
        return graph
    }

    /// Who gives it; where that is not stated, where one applies.
    private func authorities(_ opportunity: Opportunity) -> [String] {
        opportunity.provider.isEmpty ? opportunity.applyThrough : opportunity.provider
    }

    private func organisation(_ id: String, isAuthority: Bool) -> DataValue {
        let title = organisations[id].map(DataValue.literals)
        let types = (isAuthority ? ["cv:PublicOrganisation"] : []) + ["org:Organization", "foaf:Agent"]
        return .stated([
            ("@id", .text(address.resource(.organisations, id))), ("@type", .texts(types)),
            ("dct:identifier", .text(id)), ("dct:title", title), ("foaf:name", title), ("skos:prefLabel", title),
            ("dct:spatial", isAuthority ? .iri(catalogue.country.iri) : nil),
            ("foaf:page", .iris(pagesOf(.organisations, id))),
        ])
    }

    private func pagesOf(_ kind: Kind, _ id: String) -> [String] {
        catalogue.country.languages.map { address.page(kind, id, in: $0) }
    }

    private func concept(_ notation: String) -> DataValue? {
        catalogue.classification[notation].map { concept in
            .node(
                address.concept(notation), "skos:Concept",
                fields: [
                    ("skos:notation", .text(notation)), ("skos:prefLabel", .literals(concept.prefLabel)),
                    ("skos:inScheme", .iri(address.scheme(concept.scheme))),
                ])
        }
    }

    /// A word of the contract (a fact, an operator, a severity) as a concept.
    private func term(_ group: String, _ name: String) -> DataValue {
        .node(
            "\(address.base)/id/\(group)/\(name)", "skos:Concept",
            fields: [("skos:notation", .text(name)), ("skos:prefLabel", .formal(name))])
    }

    private func add(_ opportunity: Opportunity, to graph: inout Graph) {
        let at = address.resource(.opportunities, opportunity.id)
        let authorities = authorities(opportunity)
        let others = opportunity.applyThrough.filter { !authorities.contains($0) }
        // The vocabulary asks for an authority; who it is, is not stated.
        let unknown = "\(at)/authority"
        if authorities.isEmpty {
            let title = DataValue.literals(pages.word("compare.notStated"))
            graph.add(
                .stated([
                    ("@id", .text(unknown)),
                    ("@type", .texts(["cv:PublicOrganisation", "org:Organization", "foaf:Agent"])),
                    ("dct:identifier", .text("not-stated")), ("dct:title", title), ("foaf:name", title),
                    ("skos:prefLabel", title), ("dct:spatial", .iri(catalogue.country.iri)),
                ]))
        }
        let notations = opportunity.notations.uniqued
        let sectors = notations.filter { catalogue.classification[$0]?.scheme == "NACE" }
        let documents =
            pagesOf(.opportunities, opportunity.id) + [opportunity.core.url].compactMap(\.self)
        let isHere = opportunity.availability == .open || opportunity.availability == .announced
        let status = opportunity.availability.map { "\(address.base)/id/availability/\($0.rawValue)" }
        graph.add(
            .node(
                at, "cpsv:PublicService",
                fields: [
                    ("dct:identifier", .text(opportunity.id)), ("dct:title", .literals(opportunity.core.title)),
                    ("dct:description", .literals(opportunity.core.summary)),
                    (
                        "cv:hasCompetentAuthority",
                        .iris(
                            authorities.isEmpty ? [unknown] : authorities.map { address.resource(.organisations, $0) })
                    ),
                    ("cv:hasParticipation", .iris(others.map { "\(at)/participation/\($0)" })),
                    (
                        "cv:isClassifiedBy",
                        .iris(notations.filter { !sectors.contains($0) }.map(address.concept))
                    ),
                    ("cv:sector", .iris(sectors.map(address.concept))), ("adms:status", status.map(DataValue.iri)),
                    ("dct:spatial", isHere ? .iri(catalogue.country.iri) : nil),
                    ("cpsv:produces", .iris(opportunity.instruments.map { "\(at)/output/\($0)" })),
                    ("cv:hasLegalResource", opportunity.legalBasis.map { _ in .iri("\(at)/legal-basis") }),
                    ("cv:contactPoint", opportunity.core.contact.map { _ in .iri("\(at)/contact") }),
                    ("cv:holdsRequirement", .iris(opportunity.criteria.map { "\(at)/criteria/\($0.identifier)" })),
                    ("foaf:page", .iris(documents)),
                    (
                        "dct:bibliographicCitation",
                        .texts(opportunity.core.sources.map { catalogue.text(of: $0, in: .en) })
                    ),
                    ("dct:modified", opportunity.core.asOf.map(DataValue.date)),
                ]))
        for id in others {
            graph.add(
                .node(
                    "\(at)/participation/\(id)", "cv:Participation",
                    fields: [
                        ("dct:identifier", .text(id)),
                        ("dct:description", .literals(pages.word("fact.applyThrough"))),
                        ("cv:role", .iri("\(address.base)/id/roles/applyThrough")),
                        ("cv:hasParticipant", .iri(address.resource(.organisations, id))),
                    ]))
            graph.add(term("roles", "applyThrough"))
        }
        for instrument in opportunity.instruments {
            graph.add(
                .node(
                    "\(at)/output/\(instrument)", "cv:Output",
                    fields: [
                        ("dct:identifier", .text("\(opportunity.id)/\(instrument)")),
                        (
                            "dct:title",
                            catalogue.classification[instrument].map { .literals($0.prefLabel) }
                        ), ("dct:type", .iri(address.concept(instrument))),
                    ]))
        }
        for notation in notations { if let concept = concept(notation) { graph.add(concept) } }
        if let basis = opportunity.legalBasis {
            graph.add(.node("\(at)/legal-basis", "eli:LegalResource", fields: [("dct:title", .literals(basis))]))
        }
        if let contact = opportunity.core.contact {
            graph.add(.node("\(at)/contact", "cv:ContactPoint", fields: [("rdfs:label", .text(contact))]))
        }
        if let availability = opportunity.availability, let status {
            graph.add(
                .node(
                    status, "skos:Concept",
                    fields: [
                        ("skos:notation", .text(availability.rawValue)),
                        ("skos:prefLabel", .literals(pages.word("availability.\(availability.rawValue)"))),
                    ]))
        }
        for document in documents { graph.add(.node(document, "foaf:Document", fields: [])) }
        for criterion in opportunity.criteria {
            add(criterion, at: "\(at)/criteria/\(criterion.identifier)", to: &graph)
        }
    }

    private func add(_ criterion: Criterion, at: String, to graph: inout Graph) {
        let stored = criterion.dataValue
        let severity = criterion.severity.rawValue
        let window = [("start", criterion.validFrom), ("end", criterion.validTo)].compactMap { name, day in
            day.map { "\(name)=\($0)" }
        }.joined(separator: "; ")
        let period =
            window.isEmpty
            ? nil
            : DataValue.object([
                .init("@type", .text("dct:Period")), .init("@value", .text("\(window); scheme=W3C-DTF;")),
            ])
        graph.add(
            .node(
                at, "cv:Criterion", "cv:Requirement",
                fields: [
                    ("dct:identifier", .text(criterion.identifier)), ("dct:title", .literals(criterion.title)),
                    ("skos:prefLabel", .text(criterion.title.en)),
                    ("dct:type", .iri("\(address.base)/id/severities/\(severity)")),
                    ("cv:isDerivedFrom", criterion.legalResource.map { _ in .iri("\(at)/basis") }),
                    ("dct:valid", period), ("cv:hasRequirement", stored["expression"].map { _ in .iris(["\(at)/1"]) }),
                ]))
        graph.add(term("severities", severity))
        if let resource = criterion.legalResource {
            graph.add(
                .node("\(at)/basis", "cv:ReferenceFramework", fields: [("dct:identifier", .text(resource))]))
        }
        if let expression = stored["expression"] {
            add(expression, at: "\(at)/1", number: "\(criterion.identifier).1", to: &graph)
        }
    }

    /// A comparison is a constraint on a fact; `all`, `any` and `none` are requirements of their parts.
    private func add(_ expression: DataValue, at: String, number: String, to graph: inout Graph) {
        guard case .object(let fields) = expression else { return }
        if case .text(let fact)? = expression["fact"], let comparison = fields.first(where: { $0.name != "fact" }) {
            let text = "\(fact) \(comparison.name) \((try? comparison.value.json()) ?? "")"
            graph.add(
                .node(
                    at, "cv:Constraint", "cv:Requirement",
                    fields: [
                        ("dct:identifier", .text(number)), ("dct:title", .formal(text)),
                        ("skos:prefLabel", .text(text)), ("cv:constrains", .iri("\(at)/value")),
                        ("cv:hasConcept", .iri("\(at)/value")),
                    ]))
            graph.add(
                .node(
                    "\(at)/value", "cv:InformationConcept",
                    fields: [
                        ("dct:identifier", .text(fact)), ("skos:prefLabel", .text(fact)),
                        ("dct:type", .iri("\(address.base)/id/facts/\(fact)")),
                        ("cv:expressionOfExpectedValue", (try? expression.json()).map(DataValue.text)),
                    ]))
            graph.add(term("facts", fact))
        } else if let combination = fields.first, case .list(let parts) = combination.value {
            graph.add(
                .node(
                    at, "cv:Requirement",
                    fields: [
                        ("dct:identifier", .text(number)), ("dct:title", .formal(combination.name)),
                        ("skos:prefLabel", .text(combination.name)),
                        ("dct:type", .iri("\(address.base)/id/operators/\(combination.name)")),
                        ("cv:hasRequirement", .iris(parts.indices.map { "\(at)/\($0 + 1)" })),
                    ]))
            for (place, part) in parts.enumerated() {
                add(part, at: "\(at)/\(place + 1)", number: "\(number).\(place + 1)", to: &graph)
            }
            graph.add(term("operators", combination.name))
        }
    }
}
