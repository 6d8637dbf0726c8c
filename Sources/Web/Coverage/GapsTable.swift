import Actions
import Domain

/// A table of coverage as open data: a row for each cell.
extension CoverageAnswer {
    /// That of the open data: areas and kinds of cost by size of the firm.
    static let published = CoverageLayout(rows: [.area, .cost], columns: [.size])

    static func csvColumns(_ layout: CoverageLayout) -> [String] {
        layout.rows.map(\.csvName) + layout.columns.map(\.csvName) + [
            "firms", "eligible", "undetermined", "ineligible", "sources", "undeterminedSources", "amounts",
            "sourcesWithoutAmount",
        ]
    }

    var csvColumns: [String] {
        Self.csvColumns(CoverageLayout(rows: matrix.table.schemes, columns: matrix.table.traits))
    }

    var csvRows: [[String]] {
        let table = matrix.table
        return zip(table.rows, matrix.cells).flatMap { row, cells in
            zip(table.columns, cells).map { row.notations + $0 + $1.csvFigures }
        }
    }
}

extension CoverageCell {
    fileprivate var csvFigures: [String] {
        let amounts = amounts.map { "\(DataValue(Double($0.minorUnits) / 100).plainNumber) \($0.currency)" }
        return [firms, eligible, undetermined, ineligible, sources, undeterminedSources].map(String.init)
            + [amounts.joined(separator: " | "), "\(sourcesWithoutAmount)"]
    }
}

extension CoverageScheme {
    fileprivate var csvName: String {
        switch self {
        case .area: "area"
        case .cost: "cost"
        case .instrument: "instrument"
        }
    }
}

extension PopulationTrait {
    var csvName: String {
        switch self {
        case .size: "size"
        case .region: "region"
        case .ownership: "ownership"
        case .activity: "activity"
        }
    }
}
