import Domain

/// The index as open data: a row for each cell of each edition.
extension IndexEdition {
    static let columns = [
        "instrument", "period", "dimension", "by", "activity", "region", "size", "hidden", "firms", "mean", "lower",
        "median", "upper", "high", "medium", "low",
    ]

    /// A hidden cell has no figures.
    var rows: [[String]] {
        cells.map { cell in
            let figures = cell.dataValue
            let names = Self.columns.drop { $0 != "firms" }
            return [
                instrument, period.description, dimension ?? "", cell.key.breakdown.description,
                cell.key.activity ?? "", cell.key.region ?? "", cell.key.size ?? "",
                cell.figures == nil ? "true" : "",
            ] + names.map { figures[$0]?.plainNumber ?? "" }
        }
    }
}
