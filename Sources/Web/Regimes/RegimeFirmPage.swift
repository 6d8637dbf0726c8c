import Actions
import Domain
import Store

/// `regimes/firm.mustache`: a drawn firm, and criterion by criterion whether a scheme is for it.
struct RegimeFirmPage: Page {
    static let template = "regimes/firm"

    let title: String
    let backURL: String
    let backTitle: String
    let facts: [CheckPage.Answer]
    let unknownText: String
    let outcomeClass: String
    let outcomeSymbol: String
    let outcomeWord: String
    let marks: [CheckPage.Mark]

    /// Expects a number of the answer's drawn firms, from 1 on.
    init(_ number: Int, _ writer: RegimeFirmsWriter) {
        let (catalogue, location, strings) = (writer.catalogue, writer.location, writer.strings)
        let sample = writer.answer.sample[number - 1]
        let known = DrawnFirmFacts(FirmForm(drawn: sample.firm), catalogue, location, strings)
        let evaluation = catalogue.rulebook(of: writer.regime.programme)
            .evaluate(sample.firm, on: writer.answer.day)
        title = strings.say(
            "gaps.firm.title",
            ["number": "\(number)", "firm": CoverageNames(catalogue, strings).title(sample.firm)])
        backURL = location.url(writer.path, writer.form.parameters(of: writer.form.part))
        backTitle = writer.regime.core.title[location.language]
        facts = known.facts
        unknownText = known.unknownText
        outcomeClass = sample.outcome.name
        outcomeSymbol = sample.outcome.symbol
        outcomeWord = strings.scopeWord(sample.outcome)
        marks = evaluation.marks(0, evaluation.reasons(of: [0], in: location.language)[0], strings)
    }
}
