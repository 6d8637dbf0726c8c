/// `scenarios/figures.mustache`: what a scenario changes, as numbers, as a table with shades, and programme by programme.
struct ScenarioFiguresView: Sendable {
    let totals: [Total]
    let summary: String
    /// Programmes of which nothing is known row by row.
    let areaNotes: [FormPage.Point]
    /// Nil where there is no other table to choose.
    let tableForm: ScenarioTableForm?
    let columns: [Column]
    /// Only those in which some firm gains or loses.
    let rows: [Row]
    /// Names those left out.
    let sameAreas: String?
    let programmes: [ProgrammeView]

    struct Total: Sendable {
        let totalFigure: String
        let totalLabel: String
    }

    struct Column: Sendable {
        let columnTitle: String
    }

    struct Row: Sendable {
        let rowTitle: String
        let rowCode: String
        let rowCells: [Cell]
    }

    struct Cell: Sendable {
        let cellText: String
        /// For those who hear the table.
        let cellWords: String
        let cellClass: String
    }

    struct ProgrammeView: Sendable {
        let programmeID: String
        let programmeTitle: String
        let aimText: String
        let programmeFacts: [Fact]
        let overlaps: [Overlap]
        let overlapMore: String?
        let limits: [Limit]
    }

    struct Fact: Sendable {
        let factName: String
        let factValue: String
        var factNote: String?
    }

    struct Overlap: Sendable {
        let overlapTitle: String
        let overlapFirms: String
        /// Of the firms of the programme, percent: the length of a bar.
        let overlapShare: String
    }

    struct Limit: Sendable {
        let limitWords: String
        let limitOutside: String
        let limitLower: String
        let limitHigher: String
    }
}
