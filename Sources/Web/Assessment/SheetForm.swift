import Actions
import Domain
import FoundationEssentials

/// The names of the fields of a topic: a letter for what it is, and the question.
struct FieldNames: Sendable {
    let answer: String
    /// Beside a number: that it is not known, or does not apply.
    let instead: String
    let note: String
    let evidence: String
    /// The entry of the history that the form shows.
    let shown: String

    init(_ question: Instrument.Question) {
        let name = question.notation
        (answer, instead, note) = ("a.\(name)", "x.\(name)", "n.\(name)")
        (evidence, shown) = ("e.\(name)", "was.\(name)")
    }

    func answer(_ row: Instrument.Row) -> String { "\(answer).\(row.notation)" }

    /// What stands for a question left open.
    static let open = "open"
}

/// What was typed into a topic: answers, and what is wrong with those that are none.
struct SheetForm: Sendable {
    let typed: QueryItems
    private(set) var answers: [TypedAnswer] = []
    /// By question; its answer is shown again as it was typed.
    private(set) var mistakes: [String: String] = [:]

    /// Questions that the form did not show are left as they are.
    init(_ typed: QueryItems, _ questions: [Instrument.Question], _ strings: Strings, at now: Date) {
        self.typed = typed
        for question in questions {
            let names = FieldNames(question)
            guard typed.has(names.shown) else { continue }
            let note = String((typed[names.note] ?? "").trimmed.prefix(GivenAnswer.longestNote))
            let evidence = String((typed[names.evidence] ?? "").trimmed.prefix(GivenAnswer.longestEvidence))
            switch Self.answer(to: question, names, typed, strings) {
            case .success(let answer):
                answers.append(
                    TypedAnswer(
                        to: question.notation, .init(answer, note: note, evidence: evidence),
                        shown: typed[names.shown].flatMap { Int($0) } ?? 0, at: now))
            case .failure(let mistake): mistakes[question.notation] = mistake.text
            }
        }
    }

    private struct Wrong: Error {
        let text: String
    }

    private static func answer(
        to question: Instrument.Question, _ names: FieldNames, _ typed: QueryItems, _ strings: Strings
    ) -> Result<Instrument.Answer?, Wrong> {
        guard let value = value(of: question, names, typed) else { return .success(nil) }
        let reader = DataReader(value)
        let answer = Instrument.Answer(reading: reader, to: question.kind)
        guard let mistake = reader.mistakes.first else { return .success(answer) }
        return .failure(Wrong(text: text(mistake.problem, question, strings)))
    }

    /// Nil when the question is left open.
    private static func value(
        of question: Instrument.Question, _ names: FieldNames, _ typed: QueryItems
    ) -> DataValue? {
        let chosen = typed.all(names.answer).filter { $0 != FieldNames.open }
        switch question.kind {
        case .yesNo, .single: return chosen.first.map(DataValue.text)
        case .multiple:
            if chosen.count == 1, let only = chosen.first, Self.unknowns.contains(only) { return .text(only) }
            return chosen.isEmpty ? nil : .list(chosen.map(DataValue.text))
        case .matrix(let rows, _):
            let fields = rows.compactMap { row -> DataValue.Field? in
                typed[names.answer(row)].flatMap {
                    $0 == FieldNames.open ? nil : DataValue.Field(row.notation, .text($0))
                }
            }
            return fields.isEmpty ? nil : .object(fields)
        case .scale, .number:
            let instead = typed[names.instead].flatMap { $0 == FieldNames.open ? nil : $0 }
            guard let text = chosen.first?.trimmed, !text.isEmpty else { return instead.map(DataValue.text) }
            if Self.unknowns.contains(text) { return .text(text) }
            // Both were given: no number can be read from a list, and so it is asked which is meant.
            return instead == nil ? DataValue(typedNumber: text) : .list([])
        }
    }

    private static let unknowns = ["unknown", "notApplicable"]

    private static func text(_ problem: Mistake.Problem, _ question: Instrument.Question, _ strings: Strings) -> String
    {
        switch (problem, question.kind) {
        case (.notTogether(let notation), .multiple(let options, _)):
            let title = options.first { $0.notation == notation }?.title[strings.language] ?? notation
            return strings.say("assessment.mistake.alone", ["option": title])
        case (_, .multiple): return strings["assessment.mistake.oneOrOther"]
        case (.outOfRange(let low, let high), _):
            return strings.say("assessment.mistake.range", ["low": low, "high": high])
        case (_, .scale), (_, .number): return strings["assessment.mistake.number"]
        default: return problem.text(in: strings.language)
        }
    }
}
