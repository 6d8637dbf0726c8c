import Domain

/// How an instrument counts, question by question, in the form in which questionnaires are shown.
struct InstrumentWriter {
    let strings: Strings

    private var language: Language { strings.language }

    func questions(_ instrument: Instrument) -> [QuestionLine] {
        var before: String?
        return instrument.questions.enumerated().map { place, question in
            let dimension = instrument.dimensions.first { $0.notation == question.dimension }
            defer { before = question.dimension }
            let chapter = dimension.map { title($0, in: instrument) } ?? strings["score.uncounted"]
            return QuestionLine(
                questionID: "q\(place + 1)", questionChapter: place > 0 && question.dimension == before ? nil : chapter,
                questionNumber: "\(place + 1)", questionText: question.title[language],
                answerText: [weight(question), range(question)].compactMap(\.self).joined(separator: " "),
                options: options(question), answerLinks: [])
        }
    }

    private func title(_ dimension: Instrument.Dimension, in instrument: Instrument) -> String {
        let name = strings.say(
            "score.dimensionBy",
            ["title": dimension.title[language], "formula": strings["score.scoring.\(dimension.formula.scoring.word)"]])
        guard instrument.total.scoring.weighs, let weight = dimension.weight else { return name }
        return "\(name) · \(strings.say("score.weighs", ["weight": strings.number(weight)]))"
    }

    private func weight(_ question: Instrument.Question) -> String? {
        question.weight.map { strings.say("score.weighs", ["weight": strings.number($0)]) + "." }
    }

    /// What a number or a scale brings.
    private func range(_ question: Instrument.Question) -> String? {
        guard question.isScored, question.kind.options.isEmpty else { return nil }
        let bounds = question.kind.bounds
        return strings.say(
            "score.brings", ["low": strings.number(bounds.from), "high": strings.number(bounds.to)])
    }

    private func options(_ question: Instrument.Question) -> [QuestionLine.OptionLine] {
        let rows = if case .matrix(let rows, _) = question.kind { rows } else { [Instrument.Row]() }
        return rows.map { .init(optionText: "\(strings["score.row"]) \($0.title[language])", optionChosen: false) }
            + question.kind.options.map { option in
                let points = strings.say("score.brought", ["points": strings.number(option.points)])
                return .init(
                    optionText: question.isScored ? "\(option.title[language]) – \(points)" : option.title[language],
                    optionChosen: false)
            }
    }
}

extension Instrument.Scoring {
    /// Of the words of the interface.
    fileprivate var word: String {
        switch self {
        case .sum: "sum"
        case .mean: "mean"
        case .weightedMean: "weightedMean"
        case .minimum: "minimum"
        case .count: "count"
        case .gate: "gate"
        }
    }
}
