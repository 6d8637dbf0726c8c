import Domain

/// `assessment/score.mustache`: a score, opened down to each item; of answers as they are now, or of a snapshot.
struct ScorePage: Page {
    static let template = "assessment/score"

    let title: String
    /// The instrument and its version.
    let instrumentTitle: String
    let instrumentURL: String
    let heading: String
    let lead: String?
    let total: Measure
    let scale: BandScale?
    let radar: RadarDrawing?
    var dimensions: [Dimension]
    /// What to do first of all the steps below; empty for those who are handed the result.
    var beginnings: [Beginning] = []
    /// Why details are not shown; nil when they are.
    var detailsText: String?
    /// Whom it is about, when, which digest: of a snapshot.
    var snapshot: Snapshot?
    var comparison: Comparison?
    /// Where it stands among other firms; nil for those who are handed the result.
    var benchmark: BenchmarkTable?
    var errors: [FormPage.ErrorLine] = []
    var back: PageLink?
    /// The form that freezes what is shown; nil when it is frozen.
    var freezing: Freezing?
    /// What helps, gap by gap; empty for those who are handed the result.
    var sections: [ChainSection] = []
    var otherGaps: [PageLink] = []
    /// What the ranking of help is told of the firm; nil where nothing is ranked.
    var firm: FirmFields?
    var firmURL = ""
    var checkURL = ""
    var addURL = ""
    var formToken = ""
    var rankingURL = ""
    var planURL = ""

    struct Measure: Sendable {
        /// Nil when nothing that counts was measured.
        let scoreText: String?
        let scoreOf: String
        let bandTitle: String?
        /// "Level 2 of 4", as rules ask for it.
        let levelText: String?
        let bandClass: String
        let confidenceText: String
        let possibleText: String?
        let nearText: String?
        /// Of a hundred.
        let barLength: String?
    }

    struct Dimension: Sendable {
        let dimensionNumber: String
        let dimensionID: String
        let dimensionTitle: String
        let measure: Measure
        let meaning: String?
        let steps: [Step]
        let items: [Item]
        let shareText: String?

        /// For those who are handed the result.
        var withoutDetails: Dimension {
            Dimension(
                dimensionNumber: dimensionNumber, dimensionID: dimensionID, dimensionTitle: dimensionTitle,
                measure: measure, meaning: meaning, steps: [], items: [], shareText: nil)
        }
    }

    struct Step: Sendable {
        let stepText: String
        /// By which it is added to a plan; nil where that cannot be.
        let stepAdvice: String?
    }

    /// The first step where most is missing.
    struct Beginning: Sendable {
        let dimensionID: String
        let dimensionTitle: String
        let step: Step
    }

    struct Item: Sendable {
        let itemTitle: String
        let itemAnswer: String
        let itemPoints: String
        let itemShare: String
        let itemClass: String
    }

    struct Snapshot: Sendable {
        let facts: [Fact]
        let isVerified: Bool
        let verdict: String
        let checks: [Check]
        /// What took its place, one after the other.
        let corrections: [Correction]
        let digest: String
        let address: String
    }

    struct Correction: Sendable {
        let correctionTime: String
        let correctionReason: String
        let correctionTitle: String
        let correctionURL: String
    }

    struct Fact: Sendable {
        let factLabel: String
        let factText: String
    }

    struct Check: Sendable {
        let checkClass: String
        let checkSymbol: String
        let checkText: String
    }

    struct Comparison: Sendable {
        let comparisonHeads: [Head]
        let comparisonRows: [Row]

        struct Head: Sendable { let headText: String }
        struct Row: Sendable {
            let rowTitle: String
            let cells: [Cell]
            let rowChange: String
        }
        struct Cell: Sendable { let cellText: String }
    }

    struct Freezing: Sendable {
        let freezeURL: String
        let token: String
        let needsReason: Bool
        let reason: String
        /// The snapshot that holds.
        let heldURL: String?
        /// Whether there is anything new to be kept.
        let isOpen: Bool
        /// Nil where nothing is counted.
        let counting: Counting?
        let regions: [Form.Option]
        let activities: [Form.Option]
        let sizes: [Form.Option]
    }
}

extension ScorePage {
    /// Whether an organisation is counted in the index.
    struct Counting: Sendable {
        /// That it is, and until when; nil while it is not.
        let countedText: String?
        /// Where those who may take that back or agree to it; nil for others.
        let consentURL: String?
        let consentTitle: String
        /// What would be agreed to by the form; nil when its reader may not, or it holds already.
        let consent: Offer?

        struct Offer: Sendable {
            let offerLabel: String
            let textVersion: String
            let paragraphs: [FormPage.Point]
        }
    }
}

/// The bands of a score as one bar, with a mark where the score is and how far it may be off.
struct BandScale: Sendable {
    let segments: [Segment]
    let markX: String
    let possibleX: String?
    let possibleWidth: String?

    struct Segment: Sendable {
        let segmentX: String
        let segmentWidth: String
        let segmentClass: String
        let segmentTitle: String
        let segmentRange: String
    }
}
