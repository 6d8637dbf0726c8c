import Actions
import Domain
import FoundationEssentials
import Store

/// `assessment/summary.mustache`: every answer of a sheet, what is open, and what can be done with it.
struct SummaryPage: Page {
    static let template = "assessment/summary"

    let title: String
    let place: SheetPlace
    var notice: String?
    var errors: [FormPage.ErrorLine] = []
    let openText: String
    let isComplete: Bool
    /// The first open question, for those who may answer.
    var goOnURL: String?
    let resultURL: String
    let topics: [Topic]
    var resume: ResumeBox?
    var sections: [Section] = []
    /// A link that was just made; it is shown once.
    var shareLink: String?

    struct Topic: Sendable {
        let topicTitle: String
        let answers: [Answer]
    }

    struct Answer: Sendable {
        let answerTitle: String
        /// Nil where the reader may not answer.
        let answerURL: String?
        let answerText: String
        let isOpen: Bool
        let answerGiven: String?
        let answerNote: String?
        let answerEvidence: String?
        let evidenceURL: String?
    }

    struct Section: Sendable {
        let sectionID: String
        let sectionTitle: String
        let sectionText: String
        var sectionForm: Form?
        var shares: [Share] = []
    }

    struct Share: Sendable {
        let shareText: String
        let shareForm: Form
    }
}

/// What was done to a sheet as a whole.
enum SheetChange: String {
    case mailed, kept, shareEnded
}

struct SummaryWriter {
    let sheet: SheetWriter
    /// Who from outside helps; nil where the reader may not ask anyone.
    let shares: [SheetShare]?
    let helpers: [Identifier<Person>: String]
    /// Where the reader may keep it; nil where there is nothing to be kept.
    let organisations: [RegisteredOrganisation]?

    private var strings: Strings { sheet.strings }
    private var location: Location { sheet.location }
    private var language: Language { sheet.language }

    init(sheet: SheetWriter, reader: SheetReader, in db: Connection) throws {
        self.sheet = sheet
        shares = try db.shares(of: sheet.open, at: sheet.now)
        helpers = try db.people.all(shares?.compactMap(\.helper) ?? []).mapValues(\.name)
        let person = sheet.open.standing == .bearer ? reader.actor.person : nil
        organisations = try person.map { person in
            try db.organisations.all(of: person).filter { reader.actor.may(.giveAnswers, on: .answers(of: $0.id)) }
        }
    }

    func page(done: SheetChange? = nil, wrong: WrongForm<SheetChange>? = nil, shareLink: String? = nil) -> SummaryPage {
        let (instrument, open) = (sheet.instrument, sheet.open)
        let progress = instrument.progress(open.answers)
        let first = open.mayAnswer ? instrument.firstOpenTopic(open.answers) : nil
        var page = SummaryPage(
            title: instrument.core.title[language], place: sheet.place(),
            notice: done.map { strings["assessment.done.\($0.rawValue)"] },
            openText: progress.isComplete
                ? strings["assessment.complete"]
                : strings.say("assessment.stillOpen", count: progress.asked - progress.answered),
            isComplete: progress.isComplete, goOnURL: first.map { sheet.url(topic: $0) },
            resultURL: location.url("\(sheet.path)/result"), topics: instrument.topics.indices.map(topic),
            resume: sheet.resume, shareLink: shareLink)
        page.sections = sections(wrong)
        if let wrong {
            page.errors =
                page.sections.compactMap(\.sectionForm).first { form in
                    form.fields.contains { field in wrong.mistakes.contains { $0.field == field.fieldName } }
                }?.errorLines(wrong.mistakes) ?? []
        }
        return page
    }

    // MARK: Answers

    private func topic(_ place: Int) -> SummaryPage.Topic {
        let hidden = sheet.instrument.hidden(after: sheet.open.answers)
        let topic = sheet.instrument.topics[place]
        return .init(
            topicTitle: sheet.title(of: topic),
            answers: topic.questions.filter { !hidden.contains($0.notation) }.map { answer($0, place) })
    }

    private func answer(_ question: Instrument.Question, _ place: Int) -> SummaryPage.Answer {
        let current = sheet.open.history.current(question.notation)
        let (note, evidence) = (current?.said.note ?? "", current?.said.evidence ?? "")
        return .init(
            answerTitle: question.title[language],
            answerURL: sheet.open.mayAnswer ? "\(sheet.url(topic: place))#\(TopicWriter.id(question))" : nil,
            answerText: strings.answer(current?.said.answer, to: question),
            isOpen: !question.isAnswered(by: current?.said.answer), answerGiven: current.map(sheet.given),
            answerNote: note.isEmpty ? nil : note, answerEvidence: evidence.isEmpty ? nil : evidence,
            evidenceURL: evidence.isWebAddress ? evidence : nil)
    }

    // MARK: What can be done

    private func sections(_ wrong: WrongForm<SheetChange>?) -> [SummaryPage.Section] {
        var sections: [SummaryPage.Section] = []
        func form(_ change: SheetChange, _ path: String, _ button: String, _ fields: [Form.Field]) -> Form {
            let form = location.form("\(sheet.path)/\(path)", button, fields).identified(by: path)
            guard let wrong, wrong.form == change else { return form.with([]) }
            return form.typed(wrong.typed).with(wrong.mistakes)
        }
        if sheet.secret != nil {
            let email = Form.Field.email(strings, value: "")
            sections.append(
                .init(
                    sectionID: "mail", sectionTitle: strings["assessment.mail.title"],
                    sectionText: strings["assessment.mail.text"],
                    sectionForm: form(.mailed, "link", strings["assessment.mail.button"], [email])))
        }
        if let organisations {
            sections.append(
                .init(
                    sectionID: "keep", sectionTitle: strings["assessment.keep.title"],
                    sectionText: strings["assessment.keep.text"],
                    sectionForm: form(
                        .kept, "keep", strings["assessment.keep.button"],
                        [.keeper(organisations, strings), .timePoint(strings)])))
        }
        if let shares {
            sections.append(
                .init(
                    sectionID: "share", sectionTitle: strings["assessment.share.title"],
                    sectionText: strings.say("assessment.share.text", ["days": "\(SheetShare.days)"]),
                    sectionForm: location.form("\(sheet.path)/shares", strings["assessment.share.make"], []),
                    shares: shares.map(share)))
        }
        return sections
    }

    private func share(_ share: SheetShare) -> SummaryPage.Share {
        let text: String
        if let helper = share.helper {
            text = helpers[helper] ?? strings["organisation.formerPerson"]
        } else {
            let day = strings.date(sheet.catalogue.country.day(at: share.expiresAt))
            text = strings.say("assessment.share.waiting", ["date": day])
        }
        return .init(
            shareText: text,
            shareForm: location.form("\(sheet.path)/shares/\(share.id)/end", strings["assessment.share.end"], [])
                .quiet.about(text, id: "\(share.id)"))
    }
}

extension String {
    /// Whether it can be opened as a page.
    fileprivate var isWebAddress: Bool {
        (hasPrefix("https://") || hasPrefix("http://")) && !contains(where: \.isWhitespace)
    }
}
