import Actions
import Domain
import FoundationEssentials
import Secrets
import Store

/// What the pages of one sheet have in common.
struct SheetWriter {
    let open: OpenSheet
    let catalogue: Catalogue
    let location: Location
    let strings: Strings
    let now: Date
    /// The name of the organisation that keeps it.
    var organisation: String?
    /// The names of those who answered.
    var people: [Identifier<Person>: String] = [:]
    var secret: SecretToken?
    /// The address of the platform, for links that people keep.
    var base = ""

    static let path = "assessment"

    var language: Language { location.language }
    var instrument: Instrument { open.instrument }
    var path: String { Self.path(of: open.sheet.id) }

    static func path(of id: Identifier<AnswerSheet>) -> String { "\(path)/at/\(id)" }

    /// The page of a topic, counted from 0.
    func url(topic place: Int) -> String { location.url("\(path)/\(place + 1)") }

    func place(topic: Int? = nil) -> SheetPlace {
        let progress = instrument.progress(open.answers)
        return SheetPlace(
            startURL: location.url(Self.path), instrumentTitle: instrument.core.title[language], forWhom: forWhom,
            progressText: progressText(topic: topic), progressValue: "\(progress.answered)",
            progressMax: "\(max(1, progress.asked))")
    }

    /// “Topic 3 of 7 · 9 of 19 answered”
    func progressText(topic: Int?) -> String {
        let progress = instrument.progress(open.answers)
        let answered = strings.say(
            "assessment.progress", ["answered": "\(progress.answered)", "asked": "\(progress.asked)"])
        guard let topic else { return answered }
        let place = strings.say(
            "assessment.topicOf", ["number": "\(topic + 1)", "count": "\(instrument.topics.count)"])
        return "\(place) · \(answered)"
    }

    private var forWhom: String {
        let subject = strings.subject(of: open.sheet, organisation, catalogue)
        // Points in time are for those who come again.
        if open.sheet.keeper == .bearer { return subject }
        return "\(subject) · \(strings["assessment.time.\(open.sheet.timePoint.rawValue)"])"
    }

    func title(of topic: Instrument.Topic) -> String {
        if let dimension = topic.dimension { return dimension.title[language] }
        let isFirst = instrument.topics.first?.dimension == nil
        return strings[isFirst ? "assessment.firstOfAll" : "assessment.besides"]
    }

    /// Who gave an answer, and when.
    func given(_ answer: GivenAnswer) -> String {
        let time = strings.time(answer.at, in: catalogue.country)
        let name = answer.by.map { people[$0] ?? strings["organisation.formerPerson"] }
        let who =
            switch (name, answer.role) {
            case (nil, _): time
            case (let name?, .respondent): "\(name), \(time)"
            case (let name?, .adviser): "\(name) (\(strings["assessment.adviser"])), \(time)"
            }
        guard let source = answer.source else { return who }
        let origin = catalogue.instrument(source.instrument)?.core.title[language] ?? source.instrument
        let day = strings.date(catalogue.country.day(at: source.at))
        return "\(who). " + strings.say("assessment.takenFrom", ["instrument": origin, "date": day])
    }

    /// The link by which a visitor comes back.
    var resume: ResumeBox? {
        secret.map {
            ResumeBox(
                resumeLink: "\(base)\(location.url("\(Self.path)/resume/\($0.text)"))",
                resumeText: strings.say("assessment.resume.text", ["days": "\(AnswerSheet.daysKept)"]))
        }
    }
}

extension Strings {
    /// For whom a sheet is.
    func subject(of sheet: AnswerSheet, _ organisation: String?, _ catalogue: Catalogue) -> String {
        let keeper = organisation ?? self[sheet.keeper == .bearer ? "assessment.nameless" : "assessment.myself"]
        guard let notation = sheet.subject.notation else { return keeper }
        let label = catalogue.classification.label(notation, in: language)
        return organisation.map { "\(label) (\($0))" } ?? label
    }
}
