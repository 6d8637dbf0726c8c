import Domain

/// What the rows and columns of a table of coverage are.
public struct CoverageLayout: Hashable, Sendable {
    public let rows: [CoverageScheme]
    public let columns: [PopulationTrait]

    public init(rows: [CoverageScheme], columns: [PopulationTrait]) {
        self.rows = rows
        self.columns = columns
    }
}

/// A cell of a table of coverage, by what its row and column are about.
public struct CoveragePlace: Hashable, Sendable {
    public let layout: CoverageLayout
    /// A notation of each scheme of the rows.
    public let row: [String]
    /// A notation of each trait of the columns, or that it is unknown or does not apply.
    public let column: [String]

    public init(layout: CoverageLayout, row: [String], column: [String]) {
        self.layout = layout
        self.row = row
        self.column = column
    }
}
