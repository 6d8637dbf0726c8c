import Domain

extension Strings {
    /// An answer as a person would say it.
    func answer(_ answer: Instrument.Answer?, to question: Instrument.Question) -> String {
        guard let answer else { return self["assessment.open"] }
        return words(answer, question.kind)
    }

    private func words(_ answer: Instrument.Answer, _ kind: Instrument.QuestionKind) -> String {
        switch answer {
        case .unknown: return self["assessment.unknown"]
        case .notApplicable: return self["assessment.notApplicable"]
        case .yes(let yes): return self[yes ? "check.yes" : "check.no"]
        case .option(let option): return title(option, of: kind)
        case .options(let options): return options.map { title($0, of: kind) }.joined(separator: "; ")
        case .number(let value):
            guard case .number(let scale) = kind, let unit = scale.unit else { return number(value) }
            return "\(number(value))\u{A0}\(unit[language])"
        case .rows(let answers):
            guard case .matrix(let rows, _) = kind else { return "" }
            return rows.compactMap { row in
                answers[row.notation].map { "\(row.title[language]): \(words($0, kind))" }
            }.joined(separator: "; ")
        }
    }

    private func title(_ option: String, of kind: Instrument.QuestionKind) -> String {
        kind.options.first { $0.notation == option }?.title[language] ?? option
    }

    /// When a question is asked: “only if you answered …”.
    func condition(_ condition: Instrument.Condition, in instrument: Instrument) -> String {
        say("assessment.when", ["condition": clause(condition, instrument)])
    }

    private func clause(_ condition: Instrument.Condition, _ instrument: Instrument) -> String {
        switch condition {
        case .all(let parts): return parts.map { clause($0, instrument) }.joined(separator: self["assessment.and"])
        case .any(let parts): return parts.map { clause($0, instrument) }.joined(separator: self["assessment.or"])
        case .none(let parts):
            let clauses = parts.map { clause($0, instrument) }.joined(separator: self["assessment.or"])
            return say("assessment.not", ["condition": clauses])
        case .isAnyOf(let name, let answers):
            guard let question = instrument.question(name) else { return name }
            let words = answers.map { self.answer($0, to: question) }.joined(separator: self["assessment.or"])
            return "“\(question.title[language])” – \(words)"
        case .atLeast(let name, let limit):
            return limited("assessment.atLeast", instrument.question(name), limit)
        case .lessThan(let name, let limit):
            return limited("assessment.lessThan", instrument.question(name), limit)
        }
    }

    private func limited(_ key: String, _ question: Instrument.Question?, _ limit: Double) -> String {
        "“\(question?.title[language] ?? "")” – \(say(key, ["number": number(limit)]))"
    }
}

extension Instrument {
    func question(_ notation: String) -> Question? { questions.first { $0.notation == notation } }
}
