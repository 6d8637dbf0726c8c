import Actions
import Domain
import Store

/// Writes one question with its inputs.
struct QuestionInputs {
    let question: Instrument.Question
    let number: Int
    let sheet: SheetWriter
    let offer: ReusableAnswer?
    /// What was typed, where it was no answer.
    let typed: QueryItems?
    let mistake: String?
    let isHidden: Bool

    private var strings: Strings { sheet.strings }
    private var language: Language { sheet.language }
    private var names: FieldNames { FieldNames(question) }
    private var current: GivenAnswer? { sheet.open.history.current(question.notation) }
    private var answer: Instrument.Answer? { current?.said.answer }

    func written() -> TopicPage.Question {
        let said = current?.said ?? .nothing
        let id = TopicWriter.id(question)
        var written = TopicPage.Question(
            questionName: question.notation, questionID: id, questionNumber: "\(number)",
            questionTitle: question.title[language], questionHelp: question.help?[language],
            whenText: question.visibleWhen.map { strings.condition($0, in: sheet.instrument) }, isNotAsked: isHidden,
            questionError: mistake, shownName: names.shown, shownValue: "\(current?.revision ?? 0)",
            noteName: names.note, noteValue: typed?[names.note] ?? said.note, evidenceName: names.evidence,
            evidenceValue: typed?[names.evidence] ?? said.evidence)
        let described = [
            written.questionHelp.map { _ in "\(id)-help" }, written.whenText.map { _ in "\(id)-when" },
            mistake.map { _ in "\(id)-error" },
        ].compactMap(\.self)
        written.describedBy = described.isEmpty ? nil : described.joined(separator: " ")
        written.isFoldOpen = !written.noteValue.isEmpty || !written.evidenceValue.isEmpty
        write(into: &written)
        written.givenText = current.map(sheet.given)
        written.reuseText = offer.map(reuseText)
        let earlier = earlier()
        if !earlier.isEmpty {
            written.earlierTitle = strings.say("assessment.earlier", count: earlier.count)
            written.earlier = earlier
        }
        return written
    }

    // MARK: Inputs

    private func write(into written: inout TopicPage.Question) {
        written.answerName = names.answer
        switch question.kind {
        case .yesNo:
            written.isChoice = true
            written.choices = radios([("yes", strings["check.yes"]), ("no", strings["check.no"])])
            written.instead = radios(insteads)
        case .single(let options):
            written.isChoice = true
            written.choices = radios(options.map { ($0.notation, $0.title[language]) })
            written.isWide = true
            written.instead = radios(insteads)
        case .multiple(let options, _):
            written.isChoice = true
            written.isWide = true
            written.choices = options.map { box($0.notation, $0.title[language], isAlone: $0.isExclusive) }
            written.instead = insteads.dropLast().map { box($0.0, $0.1, isAlone: true) }
        case .matrix(let rows, let options):
            written.isMatrix = true
            written.rows = rows.map { row($0, options) }
        case .scale(let from, let to, let lowest, let highest) where to - from <= 10:
            written.isChoice = true
            written.choices = radios((from...to).map { ("\($0)", "\($0)") })
            (written.lowestText, written.highestText) = (lowest?[language], highest?[language])
            written.instead = radios(insteads)
        case .scale(let from, let to, _, _): number(into: &written, unit: "\(from)–\(to)")
        case .number(let scale): number(into: &written, unit: scale.unit?[language])
        }
    }

    /// “Don't know”, “does not apply” and “leave it open”.
    private var insteads: [(String, String)] {
        let notApplicable = ("notApplicable", strings["assessment.notApplicable"])
        return [("unknown", strings["assessment.unknown"])] + (question.isScored ? [notApplicable] : [])
            + [(FieldNames.open, strings["assessment.leaveOpen"])]
    }

    /// What is chosen, or was sent.
    private func chosen(_ name: String) -> [String] {
        if let typed { return typed.all(name) }
        switch answer {
        case nil, .rows: return []
        case .yes(let yes): return [yes ? "yes" : "no"]
        case .option(let option): return [option]
        case .options(let options): return options
        case .number(let number):
            return [number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"]
        case .unknown: return ["unknown"]
        case .notApplicable: return ["notApplicable"]
        }
    }

    private func radios(_ values: [(String, String)], name: String? = nil) -> [TopicPage.Choice] {
        let name = name ?? names.answer
        let chosen = chosen(name)
        return values.map { value, title in
            .init(
                choiceType: "radio", choiceName: name, choiceValue: value, choiceTitle: title,
                isChosen: chosen.contains(value))
        }
    }

    private func box(_ value: String, _ title: String, isAlone: Bool) -> TopicPage.Choice {
        .init(
            choiceType: "checkbox", choiceName: names.answer, choiceValue: value, choiceTitle: title,
            isChosen: chosen(names.answer).contains(value), isAlone: isAlone)
    }

    private func number(into written: inout TopicPage.Question, unit: String?) {
        written.isNumber = true
        written.unit = unit
        let values = chosen(names.answer)
        if typed != nil || answer?.isKnown == true { written.answerValue = values.first ?? "" }
        written.instead = radios(insteads, name: names.instead)
    }

    private func row(_ row: Instrument.Row, _ options: [Instrument.Option]) -> TopicPage.Row {
        let name = names.answer(row)
        let answers: [String: Instrument.Answer] = if case .rows(let rows) = answer { rows } else { [:] }
        let chosen: String =
            switch answers[row.notation] ?? answer {
            case .option(let option): option
            case .unknown: "unknown"
            case .notApplicable: "notApplicable"
            default: ""
            }
        let choices =
            [("", strings["assessment.choose"])] + options.map { ($0.notation, $0.title[language]) }
            + insteads.dropLast()
        return TopicPage.Row(
            rowName: name, rowID: "\(TopicWriter.id(question))-\(row.notation)", rowTitle: row.title[language],
            rowChoices: choices.map { value, title in
                .init(
                    rowChoiceValue: value, rowChoiceTitle: title,
                    isRowChosen: value == (typed.map { $0[name] ?? "" } ?? chosen))
            })
    }

    // MARK: What was said before

    private func reuseText(_ offer: ReusableAnswer) -> String {
        let other = sheet.catalogue.instrument(offer.source.instrument)
        let theirs = other?.question(offer.source.question)
        return strings.say(
            "assessment.reuse",
            [
                "date": strings.date(sheet.catalogue.country.day(at: offer.theirs.at)),
                "instrument": other?.core.title[language] ?? offer.source.instrument,
                "answer": theirs.map { strings.answer(offer.theirs.said.answer, to: $0) } ?? "",
            ])
    }

    /// The latest entries that said something else, newest first.
    private func earlier() -> [TopicPage.Earlier] {
        let entries = sheet.open.history.entries[question.notation] ?? []
        var seen: Set<GivenAnswer.Said> = [current?.said ?? .nothing, .nothing]
        return entries.reversed().filter { seen.insert($0.said).inserted }.prefix(10).map { entry in
            let answer = strings.answer(entry.said.answer, to: question)
            return .init(
                earlierText:
                    "\(sheet.given(entry)): \(answer)\(entry.said.note.isEmpty ? "" : " – \(entry.said.note)")",
                earlierValue: "\(question.notation):\(entry.revision)", earlierAbout: answer)
        }
    }
}
