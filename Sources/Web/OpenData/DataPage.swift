import Actions
import Domain
import Store

/// `opendata/data.mustache`: the tables, how long they are, how old, under which licence.
struct DataPage: Page {
    static let template = "opendata/data"

    let title: String
    /// None when the package does not say.
    let licence: LicenceLine?
    let tables: [TableLine]

    struct LicenceLine: Sendable {
        let licenceName: String
        let licenceURL: String
    }

    struct TableLine: Sendable {
        let tableTitle: String
        let tableCount: String
        let tableDate: String
        let csvURL: String
        let jsonURL: String
    }

    init(
        _ catalogue: Catalogue, _ gaps: CoverageAnswer, _ location: Location, _ strings: Strings, in db: Connection
    ) throws {
        title = strings["data.title"]
        licence = catalogue.country.licence.map { LicenceLine(licenceName: $0.id, licenceURL: $0.url) }
        let days = try db.records.days()
        tables = try DataTable.all.map { table in
            TableLine(
                tableTitle: strings[table.titleKey],
                tableCount: strings.number(try table.count(catalogue, gaps, in: db)),
                tableDate: (table.days(of: days)?.upperBound).map(strings.date) ?? "",
                csvURL: location.url("data/\(table.name).csv"),
                jsonURL: location.url("data/\(table.name).json"))
        }
    }
}
