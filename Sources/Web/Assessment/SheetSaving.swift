import Actions
import Domain
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Store

/// Saves what a topic sent.
struct SheetSaving {
    private let services: Services
    private let context: Context
    private let language: Language
    private let keys: SheetKeys
    private let location: Location

    init(_ services: Services, _ request: Request, _ context: Context, _ language: Language) {
        self.services = services
        self.context = context
        self.language = language
        keys = services.sheetKeys(request, context)
        location = Location(request, context, language)
    }

    /// Nil when the form was made for another session, and nothing was saved. A form that carries the secret of its sheet needs
    /// no session: nobody else can have made it.
    func save(_ topic: Int) async throws -> SavedTopic? {
        let (id, now, cache, form) = (try context.sheet, services.now(), services.catalogue, context.visit.form)
        let (keys, strings, location, isForeign) = (
            keys, services.pages[language], location, context.visit.isFormForeign
        )
        let at = now.addingTimeInterval(-Self.age(form))
        return try await services.act(for: context) { db, actor -> SavedTopic? in
            let catalogue = try cache.catalogue(in: db)
            let reader =
                isForeign
                ? SheetReader(.visitor, holding: keys.carriedDigests) : SheetReader(actor, holding: keys.digests)
            let before: OpenSheet
            do {
                before = try db.sheet(id, in: catalogue, for: reader, at: now)
            } catch Refusal.notFound where isForeign {
                return nil
            }
            guard before.instrument.topics.indices.contains(topic) else { throw Refusal.notFound }
            let questions = before.instrument.topics[topic].questions
            let typed = SheetForm(form, questions, strings, at: at)
            let saved = try db.saveAnswers(typed.answers, in: id, catalogue, by: reader, at: now).saved
            try Self.press(form, before, catalogue, reader, at: now, in: db)
            let open = try db.sheet(id, in: catalogue, for: reader, at: now)
            var writer = SheetWriter(open: open, catalogue: catalogue, location: location, strings: strings, now: now)
            let people = open.history.entries.values.flatMap { $0.compactMap(\.by) }
            writer.people = try db.people.all(people).mapValues(\.name)
            return SavedTopic(sheet: writer, topic: topic, form: typed, saved: saved, at: now)
        }
    }

    /// Seconds since it was typed: a script may have waited for the platform.
    private static func age(_ form: QueryItems) -> Double {
        let milliseconds = form["age"].flatMap { Double($0) } ?? 0
        return milliseconds.isFinite ? min(max(0, milliseconds / 1000), 90 * 86_400) : 0
    }

    /// The buttons beside a question: take an answer over, or take an earlier one back.
    private static func press(
        _ form: QueryItems, _ open: OpenSheet, _ catalogue: Catalogue, _ reader: SheetReader, at now: Date,
        in db: Connection
    ) throws {
        if let question = form["use"] {
            let questions = question == "*" ? form.shownQuestions : [question]
            try db.reuseAnswers(to: questions, in: open.sheet.id, catalogue, by: reader, at: now)
        }
        if let parts = form["restore"]?.split(separator: ":"), parts.count == 2, let revision = Int(parts[1]) {
            try db.restoreAnswer(
                to: String(parts[0]), revision: revision, in: open.sheet.id, catalogue, by: reader, at: now)
        }
    }
}

extension QueryItems {
    /// The questions that stood in the form.
    fileprivate var shownQuestions: Set<String> {
        Set(names.filter { $0.hasPrefix("was.") }.map { String($0.dropFirst(4)) })
    }
}

/// A topic after it was saved.
struct SavedTopic: Sendable {
    let sheet: SheetWriter
    let topic: Int
    let form: SheetForm
    let saved: [SavedAnswer]
    let at: Date

    private var writer: TopicWriter { TopicWriter(sheet: sheet, topic: topic) }

    /// Questions to which somebody else said something else in the meantime.
    private var met: [String] {
        saved.filter {
            switch $0.saving {
            case .unchanged, .saved: false
            case .replaced, .late: true
            }
        }.map(\.question)
    }

    /// Where the button leads. Who has to be told something stays.
    func next(_ form: QueryItems) -> String {
        if !met.isEmpty {
            return sheet.location.url("\(sheet.path)/\(topic + 1)", met.map { ("met", $0) })
        }
        if let question = form["use"] ?? form["restore"] {
            let name = question.prefix { $0 != ":" }
            return sheet.url(topic: topic) + (name == "*" ? "" : "#q-\(name)")
        }
        switch form["go"] {
        case "back": return sheet.url(topic: max(0, topic - 1))
        case "later": return sheet.location.url(SheetWriter.path, [("done", "later")])
        default:
            let isLast = topic == sheet.instrument.topics.count - 1
            return isLast ? sheet.location.url("\(sheet.path)/summary") : sheet.url(topic: topic + 1)
        }
    }

    /// What the script needs to show that it is saved.
    func json(in country: Country) -> Response {
        let history = sheet.open.history
        let shown = sheet.instrument.topics[topic].questions
        let answers = saved.map { answer in
            let question = sheet.instrument.question(answer.question)
            return DataValue.object([
                .init("question", .text(answer.question)),
                .init("revision", .integer(history.current(answer.question)?.revision ?? 0)),
                .init("given", .text(history.current(answer.question).map(sheet.given) ?? "")),
                .init("met", .text(met.contains(answer.question) ? question.flatMap(writer.metText) ?? "" : "")),
            ])
        }
        let mistakes = form.mistakes.sorted { $0.key < $1.key }.map { name, text in
            DataValue.object([.init("question", .text(name)), .init("text", .text(text))])
        }
        let hidden = sheet.instrument.hidden(after: sheet.open.answers)
        let progress = sheet.instrument.progress(sheet.open.answers)
        let time = String(country.time(at: at).suffix(5))
        return JSONAnswer.response(
            .object([
                .init("saved", .text(sheet.strings.say("assessment.script.saved", ["time": time]))),
                .init("answers", .list(answers)), .init("mistakes", .list(mistakes)),
                .init(
                    "hidden",
                    .list(shown.map(\.notation).filter(hidden.contains).map(DataValue.text))),
                .init("progressText", .text(sheet.progressText(topic: topic))),
                .init("progress", .integer(progress.answered)), .init("asked", .integer(progress.asked)),
            ]), in: sheet.location.language)
    }
}
