import Actions
import Domain
import Store

/// `assessment/start.mustache`: the assessments there are, and those that were begun.
struct StartPage: Page {
    static let template = "assessment/start"

    let title: String
    let heading: String
    let lead: String
    var savedText: String?
    var begun: [Begun] = []
    /// Sheets of firms that let an adviser see them.
    var advised: [Begun] = []
    var checks: [Check] = []
    /// Older versions of them.
    var earlierChecks: [Check] = []
    let promises: [Promise]

    struct Begun: Sendable {
        let begunTitle: String
        let begunFor: String
        let progress: Progress?
        let begunURL: String
        let begunButton: String
        let summaryURL: String
    }

    struct Progress: Sendable {
        let begunProgress: String
        let begunValue: String
        let begunMax: String
    }

    struct Check: Sendable {
        let checkID: String
        let checkTitle: String
        let checkSummary: String
        let checkFacts: String
        let checkForm: Form
        /// Whether it is the one to begin with.
        let isFirst: Bool
    }

    struct Promise: Sendable {
        let promiseText: String
    }
}

struct StartWriter {
    let catalogue: Catalogue
    let sheets: [ListedSheet]
    /// What organisations let the reader see, as an adviser.
    let advised: [ListedSheet]
    /// Those for which the reader may answer; nil for a visitor.
    let organisations: [RegisteredOrganisation]?
    let location: Location
    let strings: Strings

    private var language: Language { location.language }

    func page(isSaved: Bool) -> StartPage {
        let choice = InstrumentChoice(catalogue.instruments, first: catalogue.country.firstCheck)
        return StartPage(
            title: strings["assessment.title"], heading: strings["assessment.heading"],
            lead: strings["assessment.lead"],
            savedText: isSaved
                ? strings[organisations == nil ? "assessment.savedInBrowser" : "assessment.savedInAccount"] : nil,
            begun: sheets.map(begun), advised: advised.map(begun), checks: choice.current.map(check),
            earlierChecks: choice.earlier.map(check),
            promises: [
                strings["assessment.promise.free"], strings["assessment.promise.unknown"],
                strings.say("assessment.promise.kept", ["days": "\(AnswerSheet.daysKept)"]),
                strings["assessment.promise.shown"],
            ].map(StartPage.Promise.init))
    }

    private func begun(_ listed: ListedSheet) -> StartPage.Begun {
        let (sheet, instrument) = (listed.sheet, listed.instrument)
        let path = SheetWriter.path(of: sheet.id)
        let place = listed.answers.flatMap(instrument.firstOpenTopic)
        let time = strings["assessment.time.\(sheet.timePoint.rawValue)"]
        let changed = strings.date(catalogue.country.day(at: sheet.changedAt))
        let subject = strings.subject(of: sheet, listed.organisation?.name, catalogue)
        return .init(
            begunTitle: instrument.core.title[language], begunFor: "\(subject) · \(time) · \(changed)",
            progress: listed.answers.map { progress(instrument.progress($0)) },
            begunURL: location.url(place.map { "\(path)/\($0 + 1)" } ?? "\(path)/summary"),
            begunButton: strings[place == nil ? "assessment.look" : "assessment.goOn"],
            summaryURL: location.url("\(path)/summary"))
    }

    private func progress(_ progress: Instrument.Progress) -> StartPage.Progress {
        .init(
            begunProgress: strings.say(
                "assessment.progress", ["answered": "\(progress.answered)", "asked": "\(progress.asked)"]),
            begunValue: "\(progress.answered)", begunMax: "\(max(1, progress.asked))")
    }

    private func check(_ instrument: Instrument) -> StartPage.Check {
        let facts: [String?] = [
            instrument.minutes.map { strings.say("assessment.minutes", count: $0) },
            strings.say("assessment.questions", count: instrument.questions.count),
            instrument.subjects.map { strings["assessment.subject.\($0.rawValue)"] }.joined(separator: ", "),
        ]
        let title = instrument.core.title[language]
        return .init(
            checkID: instrument.id, checkTitle: title, checkSummary: instrument.core.summary[language],
            checkFacts: facts.compactMap(\.self).joined(separator: " · "),
            checkForm: location.form(
                "\(SheetWriter.path)/\(instrument.id)", strings["assessment.start"], fields(instrument)
            )
            .about(title, id: instrument.id), isFirst: instrument.family == catalogue.country.firstCheck)
    }

    private func fields(_ instrument: Instrument) -> [Form.Field] {
        var fields: [Form.Field] = []
        let notations = notations(instrument)
        if !notations.isEmpty {
            let firm = instrument.subjects.contains(.firm) ? [Form.Option(optionValue: "", optionLabel: "–")] : []
            let options = notations.map {
                Form.Option(optionValue: $0, optionLabel: catalogue.classification.label($0, in: language))
            }
            fields.append(.choice(QueryItems.notationField, strings["assessment.about"], firm + options))
        }
        if let organisations {
            fields += [.keeper(organisations, strings), .timePoint(strings)]
        }
        return fields
    }

    /// The regions and sectors that can be assessed: a country with its regions, and the uppermost sectors.
    private func notations(_ instrument: Instrument) -> [String] {
        let classification = catalogue.classification
        func upper(_ scheme: String, levels: Int) -> [String] {
            classification.concepts(of: scheme).map(\.notation).filter { classification.path(of: $0).count <= levels }
        }
        return (instrument.subjects.contains(.region) ? upper(AnswerSheet.Subject.regions, levels: 2) : [])
            + (instrument.subjects.contains(.sector) ? upper(AnswerSheet.Subject.sectors, levels: 1) : [])
    }
}

extension Form.Field {
    /// For whom a sheet is: an organisation of one's own, or oneself.
    static func keeper(_ organisations: [RegisteredOrganisation], _ strings: Strings) -> Form.Field {
        let options = organisations.map { Form.Option(optionValue: "\($0.id)", optionLabel: $0.name) }
        let oneself = Form.Option(optionValue: "", optionLabel: strings["assessment.forMyself"])
        return .choice(QueryItems.keeperField, strings["assessment.forWhom"], options + [oneself])
    }

    static func timePoint(_ strings: Strings) -> Form.Field {
        .choice(
            QueryItems.timeField, strings["assessment.timeLabel"],
            TimePoint.allCases.map {
                Form.Option(optionValue: $0.rawValue, optionLabel: strings["assessment.time.\($0.rawValue)"])
            })
    }
}
