import Domain

/// A table of coverage on a day.
public struct CoverageAnswer: Sendable {
    public let matrix: CoverageMatrix
    public let day: Day

    /// Cells of one answer, at most: every area and kind of cost by every trait at once would be more than anyone reads.
    static let mostCells = 20_000

    /// The answer as data: `{population, at, rows, columns, cells: […]}`.
    public var dataValue: DataValue {
        let table = matrix.table
        let cells = zip(table.rows, matrix.cells).flatMap { row, cells in
            zip(table.columns, cells).map { Self.value(row.notations, $0, $1) }
        }
        return .object([
            .init("population", .integer(matrix.firms)), .init("at", .text(day.description)),
            .init("rows", .list(table.schemes.map { .text($0.rawValue) })),
            .init("columns", .list(table.traits.map { .text($0.rawValue) })), .init("cells", .list(cells)),
        ])
    }

    /// Which cell it is: a row is one notation, or a list of several.
    static func place(_ row: [String], _ column: [String]) -> [DataValue.Field] {
        [
            .init("row", row.count == 1 ? .text(row[0]) : .list(row.map(DataValue.text))),
            .init("columns", .list(column.map(DataValue.text))),
        ]
    }

    private static func value(_ row: [String], _ column: [String], _ cell: CoverageCell) -> DataValue {
        .object(
            place(row, column) + [
                .init("firms", .integer(cell.firms)), .init("eligible", .integer(cell.eligible)),
                .init("undetermined", .integer(cell.undetermined)), .init("ineligible", .integer(cell.ineligible)),
                .init("sources", .integer(cell.sources)),
                .init("undeterminedSources", .integer(cell.undeterminedSources)),
                .init("amounts", .list(cell.amounts.map(\.dataValue))),
                .init("sourcesWithoutAmount", .integer(cell.sourcesWithoutAmount)),
            ])
    }
}

/// A table has more cells than are answered at once.
public struct CoverageTooLarge: Error {
    /// As a mistake of the question.
    public let mistake = Mistake(pointer: "/columns", problem: .tooMany(limit: CoverageAnswer.mostCells))
}

extension CoverageTable {
    /// Throws `CoverageTooLarge` where it has more cells than are answered at once.
    init(_ layout: CoverageLayout, of population: Population, in classification: Classification) throws {
        self.init(rows: layout.rows, columns: layout.columns, of: population, in: classification)
        guard rows.count * columns.count <= CoverageAnswer.mostCells else { throw CoverageTooLarge() }
    }
}
