import Domain
import Store

/// `scoreboard/show.mustache`: one edition of the index by one breakdown, and what surveys found beside it.
struct ScoreboardPage: Page {
    static let template = "scoreboard/show"

    let title: String
    let formURL: String
    let rules: [Rule]
    /// Nil while there is no edition.
    let edition: Edition?
    let surveys: SurveyTable?
    /// The whole index, as open data.
    let csvURL: String
    let instrumentsURL: String
    let gapsURL: String

    struct Rule: Sendable {
        let ruleText: String
    }

    struct Edition: Sendable {
        let instruments: [Choice]
        let periods: [Choice]
        let dimensions: [Choice]
        let breakdowns: [Choice]
        let editionHeading: String
        let editionMade: String
        let scaleText: String
        let axisLow: String
        let axisHigh: String
        let cells: [Cell]
    }

    struct Choice: Sendable {
        let choiceValue: String
        let choiceLabel: String
        let choiceChosen: Bool
    }

    /// A row of the table, and a bar where it is shown.
    struct Cell: Sendable {
        let cellLabel: String
        let shown: Shown?
    }

    struct Shown: Sendable {
        let cellFirms: String
        let cellMean: String
        let cellMedian: String
        let cellQuartiles: String
        let cellConfidence: String
        /// Of a hundred: where the middle half begins, how wide it is, where the median is.
        let boxStart: String
        let boxWidth: String
        let medianPlace: String
    }

    init(
        _ form: ScoreboardForm, _ measures: [IndexMeasure], _ catalogue: Catalogue, _ location: Location,
        _ strings: Strings, in db: Connection
    ) throws {
        title = strings["scoreboard.title"]
        formURL = location.url("scoreboard")
        rules = ["counted", "hidden", "twice"].map {
            Rule(ruleText: strings.say("scoreboard.rule.\($0)", ["count": "\(Suppression.fewestFirms)"]))
        }
        csvURL = location.url("data/index.csv")
        instrumentsURL = location.url("instruments")
        gapsURL = location.url(GapsRoutes.path)
        let writer = ScoreboardWriter(form, measures, catalogue, strings, in: db)
        edition = try writer.edition()
        surveys = try SurveyTable(catalogue, form.measure?.instrument, strings, in: db)
    }
}
