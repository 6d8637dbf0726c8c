import Domain
import Store

/// A cell of a table of coverage taken apart, with firms to look at.
public struct CellAnswer: Sendable {
    public let place: CoveragePlace
    public let cell: CoverageCell
    /// Those that are for the row, or do not say; by their place in the catalogue. Which firm is where is not kept: there may be many.
    public let sources: [CellSource]
    /// Drawn firms of the cell. A register's firms did not agree to be shown: there are none of those.
    public let sample: [SampleFirm]

    /// A drawn firm, and the best that support says of it.
    public struct SampleFirm: Sendable {
        public let firm: Firm
        public let outcome: Outcome
    }

    /// So many firms are shown of a cell.
    static let sampleSize = 5

    /// Nil where the table has no such cell.
    init?(
        _ place: CoveragePlace, of answer: CoverageAnswer, _ population: Population, isDrawn: Bool,
        _ catalogue: Catalogue
    ) {
        let table = answer.matrix.table
        guard let row = table.rows.firstIndex(where: { $0.notations == place.row }),
            let column = table.columns.firstIndex(of: place.column)
        else { return nil }
        self.place = place
        cell = answer.matrix.cells[row][column]
        let detail =
            CellInquiry(
                catalogue.opportunities.map(FundingSource.init), row: row, column: column, of: table, in: population,
                on: answer.day, catalogue.classification
            ).detail
        sources = detail.sources
        sample =
            isDrawn
            ? detail.sample(Self.sampleSize).map { SampleFirm(firm: population.firm($0.place), outcome: $0.outcome) }
            : []
    }
}
