/// An answer given elsewhere to a question that asks the same. It is offered, never taken over silently.
public struct ReusableAnswer: Equatable, Sendable {
    /// Ours.
    public let question: String
    /// In the terms of our question.
    public let answer: Instrument.Answer
    /// What was said there.
    public let theirs: GivenAnswer
    public let source: GivenAnswer.Source

    public init(
        to question: String, _ answer: Instrument.Answer, from theirs: GivenAnswer, in sheet: AnswerSheet
    ) {
        self.question = question
        self.answer = answer
        self.theirs = theirs
        source = .init(sheet: sheet.id, instrument: sheet.instrument, question: theirs.question, at: theirs.at)
    }
}

extension Instrument {
    /// For each question without an answer, the newest that can be taken over from other sheets of the same subject.
    public func reusable(
        from others: [(sheet: AnswerSheet, history: AnswerHistory)], after answers: [String: Instrument.Answer]
    ) -> [ReusableAnswer] {
        questions.filter { answers[$0.notation] == nil }.compactMap { question in
            others.flatMap { question.reusable(from: $0.sheet, $0.history, of: self) }.max {
                $0.theirs.at < $1.theirs.at
            }
        }
    }
}

extension Instrument.Question {
    fileprivate func reusable(
        from sheet: AnswerSheet, _ history: AnswerHistory, of instrument: Instrument
    ) -> [ReusableAnswer] {
        // The same question at another time asks the same.
        let itself = Instrument.Reuse(instrument: instrument.id, question: notation, answers: nil)
        return (reuse + [itself]).compactMap { reuse in
            guard reuse.instrument == sheet.instrument, let theirs = history.current(reuse.question),
                let given = theirs.said.answer, let answer = reuse.answer(for: given, to: kind)
            else { return nil }
            return ReusableAnswer(to: notation, answer, from: theirs, in: sheet)
        }
    }
}

extension Instrument.Reuse {
    /// Our answer for one of theirs; nil when that says nothing about our question.
    public func answer(for theirs: Instrument.Answer, to kind: Instrument.QuestionKind) -> Instrument.Answer? {
        guard theirs.isKnown else { return nil }
        guard let answers else {
            let reader = DataReader(theirs.dataValue)
            let answer = Instrument.Answer(reading: reader, to: kind)
            return reader.mistakes.isEmpty ? answer : nil
        }
        if case .options(let chosen) = theirs { return answers.joined(chosen) }
        return theirs.names.lazy.compactMap { answers[$0] }.first
    }
}

extension [String: Instrument.Answer] {
    /// Our answer for several of theirs: all options that they stand for, or the one that all of them lead to.
    fileprivate func joined(_ theirs: [String]) -> Instrument.Answer? {
        let ours = theirs.compactMap { self[$0] }
        let options = ours.flatMap { if case .options(let options) = $0 { options } else { [String]() } }
        if !options.isEmpty { return .options(options.uniqued) }
        return Set(ours).count == 1 ? ours.first : nil
    }
}

extension Instrument.Answer {
    /// How a file may name it.
    fileprivate var names: [String] {
        switch self {
        case .yes(let yes): yes ? ["true", "yes"] : ["false", "no"]
        case .option(let option): [option]
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? ["\(Int(number))"] : ["\(number)"]
        case .unknown, .notApplicable, .options, .rows: []
        }
    }
}
