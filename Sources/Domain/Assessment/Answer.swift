extension Instrument {
    /// What was answered to one question. That there is no answer at all is as good as `unknown`, but shown otherwise.
    public indirect enum Answer: Hashable, Sendable {
        case unknown
        case notApplicable
        case yes(Bool)
        case option(String)
        case options([String])
        /// By row of a matrix: an option, or why there is none.
        case rows([String: Instrument.Answer])
        case number(Double)

        /// Whether it says something that can be counted.
        public var isKnown: Bool {
            switch self {
            case .unknown, .notApplicable: false
            case .rows(let rows): rows.values.contains(where: \.isKnown)
            case .yes, .option, .options, .number: true
            }
        }

        /// As facts and files write it.
        public var dataValue: DataValue {
            switch self {
            case .unknown: .text("unknown")
            case .notApplicable: .text("notApplicable")
            case .yes(let yes): .boolean(yes)
            case .option(let option): .text(option)
            case .options(let options): .list(options.map(DataValue.text))
            case .rows(let rows): .object(rows.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.dataValue) })
            case .number(let number): DataValue(number)
            }
        }
    }
}

extension Instrument.Answer {
    /// Reads an answer to the question; nil with the mistake noted.
    public init?(reading reader: DataReader, to question: Instrument.QuestionKind) {
        switch reader.value {
        case .text("unknown"), .null: self = .unknown
        case .text("notApplicable"): self = .notApplicable
        default:
            guard let answer = Instrument.Answer(known: reader, to: question) else { return nil }
            self = answer
        }
    }

    private init?(known reader: DataReader, to question: Instrument.QuestionKind) {
        switch question {
        case .yesNo:
            guard let yes = reader.yesOrNo() else { return nil }
            self = .yes(yes)
        case .single(let options):
            guard let option = reader.option(of: options) else { return nil }
            self = .option(option)
        case .multiple(let options, _):
            guard let chosen = reader.options(of: options) else { return nil }
            self = .options(chosen)
        case .matrix(let rows, let options):
            guard let answers = reader.rows(rows, options) else { return nil }
            self = .rows(answers)
        case .scale(let from, let to, _, _):
            guard let number = reader.integer(from...to), (from...to).contains(number) else { return nil }
            self = .number(Double(number))
        case .number(let scale):
            let range = scale.range.from...scale.range.to
            guard let number = reader.number(range), range.contains(number) else { return nil }
            self = .number(number)
        }
    }
}

extension DataReader {
    fileprivate func yesOrNo() -> Bool? {
        switch value {
        case .text("yes"): true
        case .text("no"): false
        default: boolean()
        }
    }

    fileprivate func option(of options: [Instrument.Option]) -> String? {
        // A notation may look like a number or like yes and no to YAML.
        let text: String? =
            switch value {
            case .text(let text): text
            case .integer(let number): "\(number)"
            case .boolean(let flag): flag ? "yes" : "no"
            default: nil
            }
        if let text, options.contains(where: { $0.notation == text }) { return text }
        note(.notOneOf(options.map(\.notation)))
        return nil
    }

    fileprivate func options(of options: [Instrument.Option]) -> [String]? {
        let items = list(limit: options.count)
        if items.isEmpty { if case .list = value { note(.empty) } }
        let chosen = items.compactMap { $0.option(of: options) }
        guard !items.isEmpty, chosen.count == items.count else { return nil }
        if Set(chosen).count != chosen.count {
            note(.duplicate(chosen.first { option in chosen.count { $0 == option } > 1 } ?? ""))
            return nil
        }
        if chosen.count > 1, let alone = options.first(where: { $0.isExclusive && chosen.contains($0.notation) }) {
            note(.notTogether(alone.notation))
            return nil
        }
        return chosen
    }

    fileprivate func rows(_ rows: [Instrument.Row], _ options: [Instrument.Option]) -> [String: Instrument.Answer]? {
        let known = rows.map(\.notation)
        onlyFields(known)
        var answers: [String: Instrument.Answer] = [:]
        var isSound = true
        for (name, reader) in fields() where known.contains(name) {
            if let answer = Instrument.Answer(reading: reader, to: .single(options)) {
                answers[name] = answer
            } else {
                isSound = false
            }
        }
        guard case .object(let fields) = value, fields.allSatisfy({ known.contains($0.name) }) else { return nil }
        return isSound ? answers : nil
    }
}

extension Instrument {
    /// Reads the answers to its questions: `{question: value | "unknown" | "notApplicable"}`. Notes what is wrong and leaves it out.
    public func answers(reading reader: DataReader) -> [String: Instrument.Answer] {
        var answers: [String: Instrument.Answer] = [:]
        reader.onlyFields(questions.map(\.notation))
        for (name, value) in reader.fields() {
            guard let question = questions.first(where: { $0.notation == name }) else { continue }
            answers[name] = Instrument.Answer(reading: value, to: question.kind)
        }
        return answers
    }
}
