import Domain

/// How an instrument counts, question by question, in the form in which questionnaires are shown.
struct InstrumentWriter {
    let strings: Strings

    private var language: Language { strings.language }

    /// The levels, and what each means in each dimension.
    func sections(_ instrument: Instrument) -> [RecordPage.Section] {
        let levels = instrument.bands.map { band in
            let range = "\(strings.number(band.from))–\(strings.number(band.below ?? instrument.range.to))"
            return [band.title[language], range, band.summary?[language]].compactMap(\.self).joined(separator: ": ")
        }
        let dimensions = instrument.dimensions.compactMap { dimension -> RecordPage.Section? in
            let told = dimension.interpretations.map { told in
                let band = instrument.bands(of: dimension).first { $0.notation == told.band }?.title[language] ?? ""
                return ([told.meaning] + told.steps).reduce("\(band):") { "\($0) \($1[language])" }
            }
            return section(dimension.title[language], [dimension.summary?[language]].compactMap(\.self) + told)
        }
        return [section(strings["fact.bands"], levels)].compactMap(\.self) + dimensions
    }

    private func section(_ heading: String, _ texts: [String]) -> RecordPage.Section? {
        texts.isEmpty
            ? nil
            : RecordPage.Section(
                sectionHeading: heading, sectionClass: "", items: texts.map { .init(itemText: $0) })
    }

    func questions(_ instrument: Instrument) -> [QuestionLine] {
        var before: String?
        return instrument.questions.enumerated().map { place, question in
            let dimension = instrument.dimensions.first { $0.notation == question.dimension }
            defer { before = question.dimension }
            let chapter = dimension.map { title($0, in: instrument) } ?? strings["score.uncounted"]
            return QuestionLine(
                questionID: "q\(place + 1)", questionChapter: place > 0 && question.dimension == before ? nil : chapter,
                questionNumber: "\(place + 1)", questionText: question.title[language],
                answerText: [question.help?[language], weight(question), range(question)].compactMap(\.self)
                    .joined(separator: " "),
                options: options(question), answerLinks: [])
        }
    }

    private func title(_ dimension: Instrument.Dimension, in instrument: Instrument) -> String {
        let name = strings.say(
            "score.dimensionBy",
            ["title": dimension.title[language], "formula": dimension.formula.scoring.title[language]])
        guard instrument.total.scoring.weighs, let weight = dimension.weight else { return name }
        return "\(name) · \(strings.say("score.weighs", ["weight": strings.number(weight)]))"
    }

    private func weight(_ question: Instrument.Question) -> String? {
        question.weight.map { strings.say("score.weighs", ["weight": strings.number($0)]) + "." }
    }

    /// What a number or a scale brings.
    private func range(_ question: Instrument.Question) -> String? {
        guard question.kind.options.isEmpty else { return nil }
        let bounds = question.kind.bounds
        let brings =
            question.isScored
            ? strings.say("score.brings", ["low": strings.number(bounds.from), "high": strings.number(bounds.to)]) : nil
        let ends: [LocalizedText?] =
            switch question.kind {
            case .scale(_, _, let lowest, let highest): [lowest, highest]
            case .number(let scale): [scale.unit]
            case .yesNo, .single, .multiple, .matrix: []
            }
        let named = ends.compactMap { $0?[language] }.joined(separator: " – ")
        return [named.isEmpty ? nil : "\(named).", brings].compactMap(\.self).joined(separator: " ")
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
