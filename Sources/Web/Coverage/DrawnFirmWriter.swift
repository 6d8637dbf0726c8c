import Actions
import Domain
import Store

/// Puts a drawn firm into words, and what the rules of a cell's sources say of it.
struct DrawnFirmWriter {
    let number: Int
    let results: ResultWriter
    private let form: GapsForm
    private let answer: CellAnswer
    private let catalogue: Catalogue

    init(
        number: Int, form: GapsForm, answer: CellAnswer, catalogue: Catalogue, day: Day, location: Location,
        strings: Strings
    ) {
        self.number = number
        self.form = form
        self.answer = answer
        self.catalogue = catalogue
        let firm = answer.sample[number - 1].firm
        results = ResultWriter(
            form: FirmForm(drawn: firm), evaluation: catalogue.rulebook.evaluate(firm, on: day), catalogue: catalogue,
            location: location, strings: strings, among: Set(answer.sources.map(\.place)))
    }

    /// `providers` are titles of organisations by id.
    func page(_ providers: [String: String]) -> DrawnFirmPage {
        let (location, strings) = (results.location, results.strings)
        let names = CoverageNames(catalogue, strings)
        let sample = answer.sample[number - 1]
        let known = DrawnFirmFacts(results.form, catalogue, location, strings)
        let cell = form.parameters(row: answer.place.row, column: answer.place.column)
        return DrawnFirmPage(
            title: strings.say("gaps.firm.title", ["number": "\(number)", "firm": names.title(sample.firm)]),
            backURL: location.url("\(GapsRoutes.path)/cell", cell), backText: names.title(answer.place),
            facts: known.facts, unknownText: known.unknownText, summaryText: results.summary,
            groups: results.groups(providers),
            checkURL: location.url("funding/check", results.form.parameters()))
    }
}

/// `gaps/firm.mustache`
struct DrawnFirmPage: Page {
    static let template = "gaps/firm"

    let title: String
    let backURL: String
    let backText: String
    let facts: [CheckPage.Answer]
    let unknownText: String
    let summaryText: String
    let groups: [CheckPage.Group]
    let checkURL: String
}

/// What is known of a drawn firm, and what is not.
struct DrawnFirmFacts {
    let facts: [CheckPage.Answer]
    let unknownText: String

    init(_ form: FirmForm, _ catalogue: Catalogue, _ location: Location, _ strings: Strings) {
        let questions = QuestionWriter(form: form, catalogue: catalogue, location: location, strings: strings)
        facts = form.answered.map(questions.answer)
        unknownText = strings.say(
            "gaps.firm.unknown",
            [
                "facts": FirmForm.questions.filter { !form.answered.contains($0) }
                    .map { strings["check.question.\($0.description).label"].lowercased() }.joined(separator: ", ")
            ])
    }
}

extension FirmForm {
    /// What is known of a drawn firm, as if it were typed into the check.
    init(drawn firm: Firm) {
        let known = Self.questions.compactMap { fact -> (String, [String])? in
            switch firm.value(of: fact) {
            case .known(.words(let words)): (fact.description, words)
            case .known(.number(let number)): (fact.description, [DataValue(number).plainNumber])
            default: nil
            }
        }
        self.init(firm, typed: Dictionary(uniqueKeysWithValues: known))
    }
}
