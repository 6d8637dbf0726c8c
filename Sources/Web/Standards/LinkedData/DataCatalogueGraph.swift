import Domain
import Store

/// The open data of the platform as a DCAT-AP 3 catalogue.
struct DataCatalogueGraph {
    let catalogue: Catalogue
    let address: PublicAddress
    let pages: Pages
    /// The days between which the records of each kind were true.
    let days: [Kind: ClosedRange<Day>]
    let counts: [DataTable: Int]

    private var base: String { address.base }
    private static let media = "https://www.iana.org/assignments/media-types/"

    /// EU data themes; every other table is about the economy.
    private static func themes(_ table: DataTable) -> [String] {
        switch table {
        case .records(.courses): ["EDUC"]
        case .records(.policies), .records(.regimes): ["GOVE", "JUST"]
        case .records(.programmes), .records(.recommendations), .records(.portals), .records(.questionnaires): ["GOVE"]
        case .records(.cooperation), .records(.peers): ["INTR"]
        case .records(.solutions): ["TECH"]
        case .records(.services): ["ECON", "TECH"]
        case .places: ["REGI"]
        default: ["ECON"]
        }
    }

    var graph: Graph {
        var graph = Graph()
        let all = days.values.map(\.lowerBound) + days.values.map(\.upperBound)
        let (oldest, newest) = (all.min(), all.max())
        let country = catalogue.country
        graph.add(
            .node(
                "\(base)/id/catalogue", "dcat:Catalog",
                fields: [
                    ("dct:title", .literals(country.title)), ("dct:description", .literals(pages.word("data.lead"))),
                    ("dct:publisher", .iri(publisher)), ("foaf:homepage", .iri("\(base)/")),
                    ("dct:language", languages),
                    ("dct:license", licence), ("dct:issued", oldest.map(DataValue.date)),
                    ("dct:modified", newest.map(DataValue.date)), ("dct:spatial", .iri(country.iri)),
                    ("dcat:themeTaxonomy", .iri(AuthorityTable.base + "data-theme")),
                    ("dcat:dataset", .iris(DataTable.all.map(dataset))),
                    ("dcat:service", .iris(Self.services.map { service($0.key) })),
                ]))
        for table in DataTable.all {
            add(table, table.days(of: days), to: &graph)
        }
        for service in Self.services { graph.add(node(of: service)) }
        graph.add(
            .node(
                publisher, "foaf:Agent",
                fields: [
                    ("foaf:name", .literals(country.title)), ("dct:title", .literals(country.title)),
                    ("dct:identifier", .text(base)),
                ]))
        if let licence = country.licence {
            graph.add(
                .node(licence.url, "dct:LicenseDocument", fields: [("dct:title", .formal(licence.id))]))
        }
        for language in country.languages {
            graph.add(.node(AuthorityTable.language(language), "dct:LinguisticSystem", fields: []))
        }
        graph.add(country.node)
        for path in ["/"] + country.languages.map({ "/\($0.rawValue)/data" }) {
            graph.add(.node(base + path, "foaf:Document", fields: []))
        }
        return graph
    }

    private var publisher: String { "\(base)/id/publisher" }
    private var licence: DataValue? { catalogue.country.licence.map { .iri($0.url) } }
    private var languages: DataValue { .iris(catalogue.country.languages.map(AuthorityTable.language)) }
    private func dataset(_ table: DataTable) -> String { "\(base)/id/datasets/\(table.name)" }
    private func service(_ key: String) -> String { "\(base)/id/dataservices/\(key)" }

    private func add(_ table: DataTable, _ days: ClosedRange<Day>?, to graph: inout Graph) {
        let title = pages.word(table.titleKey)
        let (rows, name) = (pages.word("data.rows"), catalogue.country.title)
        let files = files(of: table)
        let issued = days.map { DataValue.date($0.lowerBound) }
        let modified = days.map { DataValue.date($0.upperBound) }
        graph.add(
            .node(
                dataset(table), "dcat:Dataset",
                fields: [
                    ("dct:identifier", .text(table.name)), ("dct:title", .literals(title)),
                    (
                        "dct:description",
                        .list(
                            Language.allCases.map {
                                .literal("\(title[$0]) – \(name[$0]). \(rows[$0]): \(counts[table] ?? 0).", $0.rawValue)
                            })
                    ),
                    ("dct:publisher", .iri(publisher)), ("dct:issued", issued), ("dct:modified", modified),
                    ("dct:language", languages), ("dct:spatial", .iri(catalogue.country.iri)),
                    (
                        "dcat:theme",
                        .iris(Self.themes(table).map { AuthorityTable.base + "data-theme/\($0)" })
                    ),
                    ("dct:accessRights", .iri(AuthorityTable.base + "access-right/PUBLIC")),
                    ("dct:accrualPeriodicity", .iri(AuthorityTable.base + "frequency/IRREG")),
                    ("dcat:landingPage", .iris(catalogue.country.languages.map { "\(base)/\($0.rawValue)/data" })),
                    ("dcat:distribution", .iris(files.map { "\(dataset(table))/\($0.key)" })),
                ]))
        for file in files {
            graph.add(
                .node(
                    "\(dataset(table))/\(file.key)", "dcat:Distribution",
                    fields: [
                        (
                            "dct:title",
                            .list(
                                file.languages.map {
                                    .literal("\(title[$0]) (\(file.format.replacing("_", with: "-")))", $0.rawValue)
                                })
                        ),
                        ("dcat:accessURL", .iri("\(base)/en/data")), ("dcat:downloadURL", .iri(file.url)),
                        ("dcat:mediaType", .iri(Self.media + file.media)),
                        ("dct:format", .iri(AuthorityTable.base + "file-type/\(file.format)")),
                        ("dct:license", licence),
                        ("dct:language", .iris(file.languages.map(AuthorityTable.language))), ("dct:issued", issued),
                        ("dct:modified", modified),
                    ]))
        }
    }

    private struct File {
        let key: String
        let url: String
        let media: String
        let format: String
        let languages: [Language]
    }

    private func files(of table: DataTable) -> [File] {
        let spoken = catalogue.country.languages
        var files = spoken.map {
            File(
                key: "csv-\($0.rawValue)", url: "\(base)/\($0.rawValue)/data/\(table.name).csv", media: "text/csv",
                format: "CSV", languages: [$0])
        }
        files.append(
            File(
                key: "json", url: "\(base)/en/data/\(table.name).json", media: "application/json", format: "JSON",
                languages: spoken))
        if table == .records(.opportunities) {
            files.append(
                File(
                    key: "cpsv", url: "\(base)/api/cpsv.jsonld", media: "application/ld+json", format: "JSON_LD",
                    languages: spoken))
        }
        return files
    }

    private typealias Service = (key: String, title: String, path: String, standard: String, tables: [Kind])

    private static let services: [Service] = [
        ("api", "API", "/api/v1", "https://spec.openapis.org/oas/v3.1.0", Kind.allCases),
        ("common-grants", "CommonGrants 0.4", "/common-grants", "https://commongrants.org/", [.opportunities]),
        (
            "hsds", "HSDS 3.0 (Open Referral)", "/hsds", "https://docs.openreferral.org/en/v3.0.1/",
            [.services, .organisations]
        ),
    ]

    private func node(of service: Service) -> DataValue {
        .node(
            self.service(service.key), "dcat:DataService",
            fields: [
                ("dct:title", .list([.literal(service.title, "en")])),
                ("dcat:endpointURL", .iri(base + service.path)),
                ("dcat:endpointDescription", .iri("\(base)/api/openapi.json")),
                ("dct:conformsTo", .iri(service.standard)), ("dct:license", licence),
                ("dct:publisher", .iri(publisher)),
                ("dcat:servesDataset", .iris(service.tables.map { dataset(.records($0)) })),
            ])
    }
}
