import Domain
import Store

/// A record in the words of schema.org, for the programs that read pages.
struct StructuredData {
    let catalogue: Catalogue
    let address: PublicAddress
    let language: Language
    /// Titles of the organisations behind the record, by id.
    let organisations: [String: String]

    func text(_ record: any CatalogueRecord) throws -> String {
        let kind = type(of: record).kind
        let core = record.core
        let by = record.links.filter { RecordWriter.byFields.contains($0.field) }.map(\.id)
        return try DataValue.stated(
            [
                ("@context", .text("https://schema.org")), ("@type", .text(Self.schemaType(record))),
                ("@id", .text(address.resource(kind, record.id))),
                ("url", .text(address.page(kind, record.id, in: language))), ("name", .text(core.title[language])),
                ("description", .text(core.summary[language])), ("sameAs", core.url.map(DataValue.text)),
            ] + properties(record, by: .list(by.compactMap(organisation)))
        ).json()
    }

    private func organisation(_ id: String) -> DataValue? {
        organisations[id].map {
            .stated([
                ("@type", .text("Organization")), ("name", .text($0)),
                ("url", .text(address.page(.organisations, id, in: language))),
            ])
        }
    }

    private static func schemaType(_ record: any CatalogueRecord) -> String {
        switch record {
        case let opportunity as Opportunity:
            opportunity.instruments.contains("loan")
                ? "LoanOrCredit"
                : opportunity.instruments.contains { $0 == "grant" || $0 == "voucher" } ? "MonetaryGrant" : "Service"
        case is Organisation: "Organization"
        case is Service: "Service"
        case is Solution: "SoftwareApplication"
        case is Course: "Course"
        case is Policy: "Legislation"
        case is Indicator: "Dataset"
        case is Portal: "WebSite"
        case is ProgrammePart: "Project"
        default: "CreativeWork"
        }
    }

    private func properties(_ record: any CatalogueRecord, by: DataValue) -> [(String, DataValue?)] {
        let modified = record.core.asOf.map { DataValue.text($0.description) }
        switch record {
        case let opportunity as Opportunity:
            let amount = opportunity.amount
            let money = amount.currency.map { currency in
                DataValue.stated([
                    ("@type", .text("MonetaryAmount")), ("currency", .text(currency)),
                    ("minValue", amount.min.map(DataValue.integer)), ("maxValue", amount.max.map(DataValue.integer)),
                ])
            }
            return Self.schemaType(record) == "MonetaryGrant"
                ? [("amount", money), ("funder", by)]
                : [("provider", by), ("amount", Self.schemaType(record) == "LoanOrCredit" ? money : nil)]
        case let organisation as Organisation:
            let town = organisation.place.flatMap { catalogue.places[$0] }
            return [
                (
                    "address",
                    town.map {
                        .stated([
                            ("@type", .text("PostalAddress")), ("addressLocality", .text($0.name[language])),
                            ("addressCountry", .text(catalogue.country.code)),
                        ])
                    }
                )
            ]
        case is Service: return [("provider", by)]
        case is Solution: return [("provider", by), ("applicationCategory", .text("BusinessApplication"))]
        case let course as Course:
            return [
                ("provider", by),
                ("educationalLevel", course.level.map { .text(catalogue.classification.label($0, in: language)) }),
            ]
        case let policy as Policy:
            return [
                ("legislationIdentifier", policy.number.map(DataValue.text)),
                ("legislationDate", policy.adopted.map { .text($0.description) }), ("legislationPassedBy", by),
            ]
        case let indicator as Indicator:
            let file = DataValue.stated([
                ("@type", .text("DataDownload")), ("encodingFormat", .text("text/csv")),
                (
                    "contentUrl",
                    .text("\(address.base)/\(language.rawValue)/\(Kind.indicators.listPath)/\(indicator.id).csv")
                ),
            ])
            let periods = indicator.observations.map(\.period)
            return [
                ("license", catalogue.country.licence.map { .text($0.url) }), ("distribution", file),
                (
                    "temporalCoverage",
                    periods.min().flatMap { first in
                        periods.max().map { .text(first == $0 ? first : "\(first.prefix(4))/\($0.prefix(4))") }
                    }
                ),
                ("dateModified", modified),
            ]
        case is Portal: return [("publisher", by)]
        case is ProgrammePart: return []
        default:
            return [("inLanguage", .text(language.rawValue)), ("dateModified", modified)]
        }
    }
}
