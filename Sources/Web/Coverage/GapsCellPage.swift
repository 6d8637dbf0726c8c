import Actions
import Domain
import Store

/// `gaps/cell.mustache`: one cell taken apart – its sources, what stands in the way of each, and drawn firms.
struct GapsCellPage: Page {
    static let template = "gaps/cell"

    let title: String
    let backURL: String
    let whyText: String
    /// Of which register the firms are; nil for drawn ones.
    let registerText: String?
    let outcomes: [OutcomeLine]
    let amountText: String
    let sourcesHeading: String
    let sources: [Source]
    let othersText: String?
    let firms: [DrawnFirm]
    let methodURL: String

    /// How many firms of the cell have an outcome.
    struct OutcomeLine: Sendable {
        let outcomeClass: String
        let outcomeSymbol: String
        let outcomeWord: String
        let outcomeCount: String
        let outcomeShare: String
    }

    struct Source: Sendable {
        let sourceTitle: String
        let sourceURL: String
        let sourceAmount: String?
        let sourceStated: String
        let sourceCounts: String
        /// What rules most firms out, and what is unknown of most.
        let sourceHurdles: [Hurdle]
        let editURL: String?
    }

    struct Hurdle: Sendable {
        let hurdleText: String
    }

    struct DrawnFirm: Sendable {
        let firmClass: String
        let firmSymbol: String
        let firmWord: String
        let firmTitle: String
        let firmURL: String
    }

    init(_ writer: CellWriter) {
        title = writer.title
        backURL = writer.location.url(GapsRoutes.path, writer.form.parameters)
        whyText = writer.why
        registerText = writer.register.map(writer.strings.origin)
        outcomes = writer.outcomes
        amountText = writer.amount
        sourcesHeading = writer.strings.say("gaps.sources", count: writer.answer.sources.count)
        sources = writer.sources
        othersText = writer.others
        firms = writer.firms
        methodURL = writer.location.url("\(GapsRoutes.path)/method")
    }
}
