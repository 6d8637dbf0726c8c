import Actions
import DataPackage
import Domain
import Store

/// A table that anyone may take away: a kind of record, or what stands behind the records.
enum DataTable: Hashable, Sendable {
    case records(Kind)
    case observations, effects, index, surveys, gaps, concepts, mappings, places

    static let all: [DataTable] =
        Kind.allCases.map(DataTable.records)
        + [.observations, .effects, .index, .surveys, .gaps, .concepts, .mappings, .places]

    var name: String {
        switch self {
        case .records(let kind): kind.rawValue
        case .observations: "observations"
        case .effects: "effects"
        case .index: "index"
        case .surveys: "surveys"
        case .gaps: "gaps"
        case .concepts: "concepts"
        case .mappings: "mappings"
        case .places: "places"
        }
    }

    init?(name: String) {
        guard let table = Self.all.first(where: { $0.name == name }) else { return nil }
        self = table
    }

    /// The key of its title among the words of the interface.
    var titleKey: String {
        switch self {
        case .records(let kind): "kinds.\(kind.rawValue)"
        default: "data.table.\(name)"
        }
    }

    /// The days between which it was true; what stands behind the records is as old as they are.
    func days(of records: [Kind: ClosedRange<Day>]) -> ClosedRange<Day>? {
        switch self {
        case .records(let kind): records[kind]
        case .observations: records[.indicators]
        case .effects: records[.cases]
        // They say of each row when it was.
        case .index, .surveys: nil
        case .gaps: records[.opportunities]
        case .concepts, .mappings, .places:
            records.values.reduce(nil) { all, own in
                min(
                    all?.lowerBound ?? own.lowerBound, own.lowerBound)...max(
                        all?.upperBound ?? own.upperBound, own.upperBound)
            }
        }
    }

    /// Rows of it; `gaps` is the table of coverage as it stands.
    func count(_ catalogue: Catalogue, _ gaps: CoverageAnswer, in db: Connection) throws -> Int {
        switch self {
        case .records(let kind): catalogue.counts[kind] ?? 0
        case .observations: try db.records.all(Indicator.self).reduce(0) { $0 + $1.observations.count }
        case .effects: catalogue.effectStatistics.count
        case .index: try db.indexEditions.cellCount()
        case .surveys: catalogue.surveys.count
        case .gaps: gaps.matrix.table.rows.count * gaps.matrix.table.columns.count
        case .concepts: catalogue.classification.concepts.count
        case .mappings: catalogue.classification.mappings.count
        case .places: catalogue.places.count
        }
    }
}

/// Writes a table part by part, so that a long one is never in memory as a whole.
struct TableWriter {
    let table: DataTable
    let catalogue: Catalogue
    /// Whom support reaches, which is counted, not read.
    /// Nil where another table is written.
    let gaps: CoverageAnswer?
    let location: Location
    let strings: Strings

    /// Records read at once.
    private static let chunk = 500

    /// The columns of the CSV file: names of fields, the same in each language.
    var columns: [String] {
        switch table {
        case .records(let kind):
            ["id", "title", "summary"] + kind.fieldNames.filter { !["title", "summary"].contains($0) }
        case .observations:
            [
                "indicator", "title", "unit", "id", "period", "value", "precision", "dimensions", "proxy", "vintage",
                "source",
            ]
        case .effects: EffectStatistics.columns
        case .index: IndexEdition.columns
        case .surveys: PackageTables.surveys
        case .gaps: gaps?.csvColumns ?? []
        case .concepts: ["scheme"] + PackageTables.concepts
        case .mappings: PackageTables.mappings
        case .places: PackageTables.places
        }
    }

    /// The rows after a place in the table, in the language of the reader; and the place where the next part begins, nil at the end.
    func csvRows(after place: Int, in db: Connection) throws -> (rows: [[String]], next: Int?) {
        switch table {
        case .records(let kind):
            let part = try db.records.part(kind, after: place, limit: Self.chunk)
            let statements = part.flatMap { $0.record.statements.flatMap(\.values) }
            let writer = try StatementWriter(statements, catalogue, location, strings, in: db)
            return (part.map { row(of: $0.record, writer) }, part.count < Self.chunk ? nil : part.last?.ordinal)
        case .observations: return (try db.records.all(Indicator.self).flatMap(rows), nil)
        case .effects: return (catalogue.effectStatistics.map { $0.row(in: location.language) }, nil)
        case .index:
            // An edition is a part; `place` is its number.
            let measures = try db.indexEditions.measures()
            guard place < measures.count else { return ([], nil) }
            let edition = try db.indexEditions.find(measures[place])
            return (edition?.rows ?? [], place + 1 < measures.count ? place + 1 : nil)
        case .surveys: return (catalogue.surveys.map(PackageTables.row), nil)
        case .gaps: return (gaps?.csvRows ?? [], nil)
        case .concepts:
            return (catalogue.classification.concepts.map { [$0.scheme] + PackageTables.row($0) }, nil)
        case .mappings: return (catalogue.classification.mappings.map(PackageTables.row), nil)
        case .places: return (catalogue.places.values.sorted { $0.id < $1.id }.map(PackageTables.row), nil)
        }
    }

    /// The same as values, in all languages.
    func values(after place: Int, in db: Connection) throws -> (values: [DataValue], next: Int?) {
        switch table {
        case .records(let kind):
            let part = try db.records.part(kind, after: place, limit: Self.chunk)
            return (part.map(\.record.apiValue), part.count < Self.chunk ? nil : part.last?.ordinal)
        default:
            let (rows, next) = try csvRows(after: place, in: db)
            let names = columns
            return (
                rows.map { row in .object(zip(names, row).map { DataValue.Field($0, .text($1)) }) }, next
            )
        }
    }

    private func row(of record: any CatalogueRecord, _ writer: StatementWriter) -> [String] {
        let core = record.core
        var cells: [String: [String]] = [
            "id": [core.id], "title": [core.title[location.language]], "summary": [core.summary[location.language]],
            "concepts": core.concepts, "url": [core.url].compactMap(\.self),
            "contact": [core.contact].compactMap(\.self),
            "sources": core.sources.map { "\($0.document): \($0.place)" },
            "asOf": [core.asOf?.description].compactMap(\.self),
        ]
        for field in record.statements { cells[field.name] = field.values.compactMap(writer.text) }
        // What has parts of its own has no other form in one cell.
        let value = record.dataValue
        for name in columns where value[name]?.hasParts == true {
            cells[name] = [value[name].flatMap { try? $0.json() } ?? ""]
        }
        return columns.map { (cells[$0] ?? []).joined(separator: " | ") }
    }

    func rows(of indicator: Indicator) -> [[String]] {
        let unit = indicator.unit.map { catalogue.classification.label($0, in: location.language) } ?? ""
        return indicator.observations.map { observation in
            [
                indicator.id, indicator.core.title[location.language], unit, observation.id, observation.period,
                DataValue(observation.value).plainNumber, observation.precision?.rawValue ?? "",
                observation.dimensions.joined(separator: " | "), observation.isProxy ? "true" : "",
                observation.vintage?.description ?? "",
                observation.source.map { "\($0.document): \($0.place)" } ?? "",
            ]
        }
    }
}

extension DataValue {
    /// A list of things that each say several things: criteria, observations, claims, questions.
    fileprivate var hasParts: Bool {
        guard case .list(let items) = self, case .object(let fields)? = items.first else { return false }
        let names = Set(fields.map(\.name))
        return !names.isSubset(of: Language.allCases.map(\.rawValue)) && names != ["document", "place"]
    }
}
