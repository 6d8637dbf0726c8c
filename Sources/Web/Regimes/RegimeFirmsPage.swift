import Domain

/// `regimes/firms.mustache`: for how many firms a scheme is, what keeps the others out, and who is just outside.
struct RegimeFirmsPage: Page {
    static let template = "regimes/firms"

    typealias Choice = ScoreboardPage.Choice

    let title: String
    let backURL: String
    let backTitle: String
    let notice: String?
    /// Nil where nothing is known of the country's firms.
    let count: Count?
    let methodURL: String

    struct Count: Sendable {
        let summaryText: String
        let outcomes: [GapsCellPage.OutcomeLine]
        let originText: String?
        let formURL: String
        let columnChoices: [Choice]
        let tableCaption: String
        let lines: [Line]
        let tableURL: String
        let part: Part
        let limits: [EffectTold.Limit]
        let limitsText: String?
    }

    /// Firms with one value of what they are divided by.
    struct Line: Sendable {
        let lineLabel: String
        let lineURL: String
        let lineFirms: String
        let cells: [Cell]
        /// Where the bars of the three outcomes begin and how long they are, of 100.
        let bars: [Bar]
    }

    struct Cell: Sendable {
        let cellClass: String
        let cellLabel: String
        let cellFirms: String
        let cellShare: String
    }

    struct Bar: Sendable {
        let barClass: String
        let barStart: String
        let barLength: String
    }

    /// All firms, or those with one value, taken apart.
    struct Part: Sendable {
        let partHeading: String
        /// Back to all firms; nil where these are all.
        let allURL: String?
        let hurdles: [Sentence]
        let firms: [GapsCellPage.DrawnFirm]
    }

    struct Sentence: Sendable {
        let sentence: String
    }

    init(_ writer: RegimeFirmsWriter) {
        let (location, strings) = (writer.location, writer.strings)
        backTitle = writer.regime.core.title[location.language]
        title = strings.say("regime.firms.title", ["title": backTitle])
        backURL = location.url("\(Kind.regimes.listPath)/\(writer.regime.id)")
        notice = strings.notice(of: writer.regime, writer.catalogue)
        count = writer.count
        methodURL = location.url("\(GapsRoutes.path)/method")
    }
}
