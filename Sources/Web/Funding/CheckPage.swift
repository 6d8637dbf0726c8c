import Domain
import Mustache
import Store

/// `funding/check.mustache`
struct CheckPage: Page {
    static let template = "funding/check"

    let title: String
    let heading: String
    let lead: String
    let formURL: String
    var errors: [FormPage.ErrorLine] = []
    var question: Question?
    let answers: [Answer]
    let doneText: String?
    let summaryText: String
    let groups: [Group]
    let restartURL: String?
    let shareText: String

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
        /// Where its money is put into a calculation; nil where it brings none.
        let resultPayURL: String?
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

    /// `providers` are titles of organisations by id.
    init(_ results: ResultWriter, _ providers: [String: String]) {
        let (form, evaluation, catalogue) = (results.form, results.evaluation, results.catalogue)
        let (location, strings) = (results.location, results.strings)
        let path = "funding/check"
        title = strings["check.title"]
        heading = strings["check.heading"]
        lead = strings["check.lead"]
        formURL = location.url(path)
        let writer = QuestionWriter(form: form, catalogue: catalogue, location: location, strings: strings)
        let next = form.next(evaluation.questions.map(\.fact))
        question = next.map(writer.question)
        errors = form.errors(strings)
        answers = form.answered.map(writer.answer) + form.skipped.map(writer.skippedAnswer)
        doneText =
            next != nil ? nil : strings[evaluation.questions.isEmpty ? "check.done" : "check.doneAll"]
        restartURL = answers.isEmpty ? nil : location.url(path)
        shareText = strings["check.share"]
        groups = results.groups(providers)
        summaryText = results.summary
    }
}

/// Spelled out for speed, as `Facet.Value` is: a large catalogue shows dozens of results with hundreds of marks.
extension CheckPage.Result: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "resultClass": resultClass
        case "resultSymbol": resultSymbol
        case "resultWord": resultWord
        case "resultTitle": resultTitle
        case "resultURL": resultURL
        case "resultBy": resultBy
        case "resultAmount": resultAmount
        case "resultWhy": resultWhy
        case "resultAsk": resultAsk
        case "resultNearest": resultNearest
        case "resultCriteriaTitle": resultCriteriaTitle
        case "resultCriteria": resultCriteria
        case "resultOpen": resultOpen
        case "resultPayURL": resultPayURL
        default: nil
        }
    }
}

extension CheckPage.Mark: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "markClass": markClass
        case "markSymbol": markSymbol
        case "markWord": markWord
        case "markText": markText
        default: nil
        }
    }
}
