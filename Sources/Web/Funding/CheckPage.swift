import Domain
import Store

/// `funding/check.mustache`
struct CheckPage: Page {
    static let template = "funding/check"

    let title: String
    let heading: String
    let lead: String
    let formURL: String
    var errors: [ErrorLine] = []
    var question: Question?
    let answers: [Answer]
    let doneText: String?
    let summaryText: String
    let groups: [Group]
    let restartURL: String?
    let shareText: String

    struct ErrorLine: Sendable {
        let errorText: String
        let errorHref: String
    }

    struct Answer: Sendable {
        let answerLabel: String
        let answerText: String
        let changeURL: String
    }

    struct Group: Sendable {
        let groupHeading: String
        let groupClass: String
        let results: [Result]
        let groupAllText: String?
        let groupURL: String
        let pager: ListPage.Pager?
    }

    struct Result: Sendable {
        let resultClass: String
        let resultSymbol: String
        let resultWord: String
        let resultTitle: String
        let resultURL: String
        let resultBy: String?
        let resultAmount: String?
        let resultWhy: String
        let resultAsk: [Ask]
        let resultNearest: String?
        let resultCriteriaTitle: String
        let resultCriteria: [Mark]
        let resultOpen: Bool
    }

    struct Ask: Sendable {
        let askText: String
        let askURL: String
    }

    struct Mark: Sendable {
        let markClass: String
        let markSymbol: String
        let markWord: String
        let markText: String
    }

    init(
        _ form: FirmForm, _ evaluation: Evaluation, _ catalogue: Catalogue, _ providers: [String: String],
        _ location: Location, _ strings: Strings
    ) {
        let path = "funding/check"
        title = strings["check.title"]
        heading = strings["check.heading"]
        lead = strings["check.lead"]
        formURL = location.url(path)
        let writer = QuestionWriter(form: form, catalogue: catalogue, location: location, strings: strings)
        let next = form.next(evaluation.questions.map(\.fact))
        question = next.map(writer.question)
        errors = form.mistakes.map { mistake in
            let field = mistake.pointer.split(separator: "/").first.map(String.init) ?? ""
            return ErrorLine(
                errorText:
                    "\(strings["check.question.\(field).label"]): \(mistake.problem.text(in: location.language))",
                errorHref: "#\(field)")
        }
        answers = form.answered.map(writer.answer) + form.skipped.map(writer.skippedAnswer)
        doneText =
            next != nil ? nil : strings[evaluation.questions.isEmpty ? "check.done" : "check.doneAll"]
        restartURL = answers.isEmpty ? nil : location.url(path)
        shareText = strings["check.share"]
        let results = ResultWriter(
            form: form, evaluation: evaluation, catalogue: catalogue, providers: providers, location: location,
            strings: strings)
        groups = results.groups
        summaryText = results.summary
    }
}
