import Actions
import Domain

/// `gaps/show.mustache`: whom support reaches, as a heat map that reads as a table, and the gaps in their order.
struct GapsPage: Page {
    static let template = "gaps/show"

    typealias Choice = ScoreboardPage.Choice

    let title: String
    let lead: String
    let formURL: String
    let rowChoices: [Choice]
    let columnChoices: [Choice]
    let measureChoices: [Choice]
    /// Empty for those who may not choose.
    let firmChoices: [Choice]
    /// Whether there is something to choose.
    let hasForm: Bool
    /// Nil where nothing is known of the country's firms.
    let table: Table?
    let methodURL: String
    let scoreboardURL: String

    struct Table: Sendable {
        let originText: String
        let summaryText: String
        /// How many firms get anything at all.
        let overallText: String?
        let tableCaption: String
        let heads: [Head]
        /// How many columns there are, the heading of the row among them.
        let width: String
        let groups: [Group]
        let demand: Demand?
        let legend: String
        let gapsHeading: String
        let gaps: [Gap]
        let gapsMore: String?
        /// Nil for what is not published.
        let tableURL: String?
    }

    struct Head: Sendable {
        let headLabel: String
        let headFirms: String
    }

    /// Rows with one heading, or those of the whole table.
    struct Group: Sendable {
        let groupLabel: String?
        let lines: [Line]
    }

    struct Line: Sendable {
        let lineLabel: String
        let cells: [Cell]
        let lineDemand: [DemandCell]
    }

    struct Cell: Sendable {
        /// `h0` for none, `h1`…`h9` for more.
        let cellHeat: String
        let cellColumn: String
        let cellURL: String
        let cellFigure: String
        let cellNote: String?
        /// What is needed to understand it apart from the table.
        let cellSpoken: String
    }

    struct Demand: Sendable {
        let demandHeads: [DemandHead]
        let demandNote: String
        let demandOthers: String?
    }

    struct DemandHead: Sendable {
        let demandLabel: String
    }

    struct DemandCell: Sendable {
        let demandColumn: String
        let demandFigure: String
    }

    struct Gap: Sendable {
        let gapTitle: String
        let gapURL: String
        let gapText: String
        let gapFirms: String
    }

    init(_ writer: GapsWriter, _ demand: DemandTable?, offersRegister: Bool) {
        let strings = writer.strings
        title = strings["gaps.title"]
        lead = strings["gaps.lead"]
        formURL = writer.location.url(GapsRoutes.path)
        rowChoices = writer.rowChoices
        columnChoices = writer.columnChoices
        measureChoices = writer.measureChoices
        firmChoices = offersRegister ? writer.firmChoices : []
        table = writer.table(demand)
        hasForm = table != nil || offersRegister
        methodURL = writer.location.url("\(GapsRoutes.path)/method")
        scoreboardURL = writer.location.url("scoreboard")
    }
}
