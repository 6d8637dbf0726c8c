import Actions
import Domain
import Secrets
import Store

/// Writes the page of one topic.
struct TopicWriter {
    let sheet: SheetWriter
    /// Counted from 0.
    let topic: Int
    var reusable: [ReusableAnswer] = []
    /// The form as it was sent with mistakes.
    var wrong: SheetForm?
    /// Questions that others answered in the meantime.
    var met: [String] = []

    private var strings: Strings { sheet.strings }
    private var location: Location { sheet.location }
    private var questions: [Instrument.Question] { sheet.instrument.topics[topic].questions }

    func page() -> TopicPage {
        let topics = sheet.instrument.topics
        let isLast = topic == topics.count - 1
        let own = URLs(location, "\(sheet.path)/\(topic + 1)")
        var page = TopicPage(
            title: "\(sheet.title(of: topics[topic])) – \(sheet.instrument.core.title[location.language])",
            heading: sheet.title(of: topics[topic]), about: topics[topic].dimension?.summary?[location.language],
            place: sheet.place(topic: topic), formURL: own.page, formToken: location.visit?.formKey.token ?? "",
            formKey: sheet.secret?.text, questions: asked(), isFirst: topic == 0,
            nextButton: strings[isLast ? "assessment.last" : "assessment.next"], script: script,
            resume: sheet.resume, signIn: PageLink(linkTitle: strings["account.signIn.title"], linkURL: own.signIn))
        if let wrong {
            page.errors = questions.compactMap { question in
                wrong.mistakes[question.notation].map {
                    .init(errorText: "\(question.title[location.language]): \($0)", errorHref: "#\(Self.id(question))")
                }
            }
        }
        page.metText = metText
        let count = page.questions.count { $0.reuseText != nil }
        if count > 1 { page.reuseAllText = strings.say("assessment.reuseAll", count: count) }
        return page
    }

    private struct URLs {
        let page: String
        let signIn: String

        init(_ location: Location, _ path: String) {
            page = location.url(path)
            signIn = location.url("sign-in", [(ReturnPath.field, page)])
        }
    }

    static func id(_ question: Instrument.Question) -> String { "q-\(question.notation)" }

    private var script: TopicPage.Script {
        .init(
            sheetName: "\(sheet.open.sheet.id)", savingText: strings["assessment.script.saving"],
            awayText: strings["assessment.script.away"], signedOutText: strings["assessment.script.signedOut"],
            goneText: strings["assessment.script.gone"])
    }

    /// Says what others have answered while this form was being filled in.
    private var metText: String? {
        let texts = questions.filter { met.contains($0.notation) }.compactMap(metText)
        return texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    func metText(_ question: Instrument.Question) -> String? {
        guard let entries = sheet.open.history.entries[question.notation], let current = entries.current,
            let other = entries.last(where: { $0.revision != current.revision })
        else { return nil }
        return strings.say(
            "assessment.met",
            [
                "question": question.title[location.language],
                "other": strings.answer(other.said.answer, to: question), "who": sheet.given(other),
                "answer": strings.answer(current.said.answer, to: question),
            ])
    }

    private func asked() -> [TopicPage.Question] {
        let hidden = sheet.instrument.hidden(after: sheet.open.answers)
        return questions.enumerated().map { place, question in
            QuestionInputs(
                question: question, number: place + 1, sheet: sheet,
                offer: reusable.first { $0.question == question.notation },
                typed: wrong?.mistakes[question.notation] == nil ? nil : wrong?.typed,
                mistake: wrong?.mistakes[question.notation], isHidden: hidden.contains(question.notation)
            ).written()
        }
    }
}
