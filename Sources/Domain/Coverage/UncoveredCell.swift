/// A cell of a table of coverage in which firms are known to be eligible for nothing.
public struct UncoveredCell: Hashable, Sendable {
    /// Its place among the rows and columns of the table.
    public let row: Int
    public let column: Int
    public let cell: CoverageCell

    /// Firms that are not known to be eligible for any source: ruled out, or undetermined.
    public var firms: Int { cell.firms - cell.eligible }

    /// What there is for the cell.
    public enum Supply: Hashable, Sendable {
        /// Every source rules out every firm.
        case none
        /// No source is known to take a firm, and some might.
        case perhaps
        /// Some source takes some firm.
        case some
    }

    public var supply: Supply {
        if cell.sources > 0 { return .some }
        return cell.undeterminedSources > 0 ? .perhaps : .none
    }

    init(row: Int, column: Int, cell: CoverageCell) {
        self.row = row
        self.column = column
        self.cell = cell
    }
}

extension CoverageMatrix {
    /// The cells with firms that are not known to be eligible for anything, worst first. The published order: cells for which there is no
    /// source at all; then the number of those firms, falling; then the number of sources, rising; then as in the table.
    public var uncovered: [UncoveredCell] {
        let open = cells.enumerated().flatMap { row, cells in
            cells.enumerated().map { UncoveredCell(row: row, column: $0, cell: $1) }.filter { $0.firms > 0 }
        }
        return open.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
    }
}

extension UncoveredCell {
    fileprivate var rank: [Int] { [supply == .none ? 0 : 1, -firms, cell.sources, row, column] }
}
