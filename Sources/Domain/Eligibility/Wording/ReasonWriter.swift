/// Writes why criteria came out as they did, in one language. Equal rules are worded once.
struct ReasonWriter {
    private let evaluation: Evaluation
    private let language: Language
    private let phrases: [Phrase]
    private var written: [String?]
    private var statements: [String?]

    init(_ evaluation: Evaluation, in language: Language) {
        self.evaluation = evaluation
        self.language = language
        phrases = evaluation.rulebook.phrases(in: language)
        written = Array(repeating: nil, count: evaluation.rules.instructions.count)
        statements = Array(repeating: nil, count: evaluation.rules.facts.count)
    }

    private var rules: Rules { evaluation.rules }

    // MARK: Criteria

    mutating func reason(_ place: Int, of programme: Int) -> String {
        let entry = rules.entries[place]
        switch entry.kind {
        case .noConditions: return Self.noConditions[language]
        case .noneInForce: return Self.noneInForce[language].filled(with: language.text(evaluation.day))
        case .availability: return availability(of: programme)
        case .published(let number):
            let explanation = entry.instruction.map { text(Int($0)) }
            if entry.severity == .blocking, let explanation { return explanation }
            let check = Self.personChecks[language].filled(with: rules.programmes[programme].criteria[number].title[language])
            return [check, explanation].compactMap(\.self).joined(separator: " ")
        }
    }

    private func availability(of programme: Int) -> String {
        switch rules.programmes[programme].availability {
        case .announced: Self.announced[language]
        case .prototype: Self.prototype[language]
        default: Self.notOpen[language].filled(with: evaluation.rulebook.countryOf[language])
        }
    }

    // MARK: Comparisons and groups

    private mutating func text(_ place: Int) -> String {
        if let text = written[place] { return text }
        let text =
            switch rules.sources[place] {
            case .comparison(let comparison): sentence([comparison], [place])
            case .all: all(place)
            case .any: any(place)
            case .none: none(place)
            }
        written[place] = text
        return text
    }

    /// "You have 38 employees; fewer than 250 are needed."
    private mutating func sentence(_ comparisons: [Comparison], _ places: [Int]) -> String {
        let comparison = comparisons[0]
        let need =
            places.count == 1
            ? phrases[places[0]].need : PhraseWriter.need(comparison, places.map { phrases[$0].bound }, in: language)
        let slot = Int(rules.instructions[places[0]].slot)
        let isUnclear = evaluation.truths[places[0]] == .unknown
        switch evaluation.firm.value(of: comparison.fact) {
        case .known where !isUnclear: return "\(statement(of: slot)); \(need)."
        case .known:
            let why = comparison.fact == .turnover ? Self.otherCurrency : Self.tooBroad
            return "\(statement(of: slot)); \(why[language]). \(need.capitalised)."
        case .unknown, .notApplicable: return "\(statement(of: slot)). \(need.capitalised)."
        }
    }

    /// "You have 38 employees", "Unknown: number of employees", "Does not apply to you: number of employees"
    private mutating func statement(of slot: Int) -> String {
        if let text = statements[slot] { return text }
        let fact = rules.facts[slot]
        let words = fact.words
        let text =
            switch evaluation.firm.value(of: fact) {
            case .known(let value):
                words.statement[language]
                    .filled(with: value.text(of: fact, in: language, evaluation.rulebook.classification)).capitalised
            case .unknown: Self.unknown[language].filled(with: words.name[language])
            case .notApplicable: Self.notApplicable[language].filled(with: words.name[language])
            }
        statements[slot] = text
        return text
    }

    private func parts(of place: Int, that truth: Truth? = nil) -> [Int] {
        rules.pool[rules.instructions[place].pool].map(Int.init).filter { truth == nil || evaluation.truths[$0] == truth }
    }

    /// The parts that decide, one sentence a fact.
    private mutating func all(_ place: Int) -> String {
        let truth = evaluation.truths[place]
        var sentences: [String] = []
        for group in together(parts(of: place, that: truth)) {
            if group.count > 1, case .comparison = rules.sources[group[0]] {
                sentences.append(sentence(group.compactMap(comparison), group))
            } else {
                sentences.append(text(group[0]))
            }
        }
        guard !sentences.isEmpty else { return Self.nothingAsked[language] }
        let shown = sentences.prefix(Self.limit)
        let more = sentences.count - shown.count
        return shown.joined(separator: " ") + (more > 0 ? " " + Self.more[language].filled(with: "\(more)") : "")
    }

    /// Puts limits of the same fact together: at least 10 and fewer than 250.
    private func together(_ places: [Int]) -> [[Int]] {
        var groups: [[Int]] = []
        var groupOfFact: [Int32: Int] = [:]
        for place in places {
            let instruction = rules.instructions[place]
            let isLimit = (instruction.kind == .range || instruction.kind == .money) && comparison(place)?.fact != .womenLed
            if isLimit, let group = groupOfFact[instruction.slot] {
                groups[group].append(place)
            } else {
                if isLimit { groupOfFact[instruction.slot] = groups.count }
                groups.append([place])
            }
        }
        return groups
    }

    private func comparison(_ place: Int) -> Comparison? {
        if case .comparison(let comparison) = rules.sources[place] { comparison } else { nil }
    }

    private mutating func any(_ place: Int) -> String {
        let parts = parts(of: place)
        if parts.isEmpty { return Self.nothingAllowed[language] }
        if parts.count == 1 { return text(parts[0]) }
        switch evaluation.truths[place] {
        case .yes: return parts.first { evaluation.truths[$0] == .yes }.map { text($0) } ?? ""
        case .no: return Self.noneMet[language].filled(with: conditions(parts))
        case .unknown:
            return Self.oneNeeded[language].filled(with: conditions(self.parts(of: place, that: .unknown)))
                + unknownFacts(below: place)
        }
    }

    private func none(_ place: Int) -> String {
        let parts = parts(of: place)
        if parts.isEmpty { return Self.nothingAsked[language] }
        switch evaluation.truths[place] {
        case .yes: return Self.noneHolds[language].filled(with: conditions(parts))
        case .no: return Self.excludes[language].filled(with: conditions(self.parts(of: place, that: .yes)))
        case .unknown:
            return Self.mustNotHold[language].filled(with: conditions(self.parts(of: place, that: .unknown)))
                + unknownFacts(below: place)
        }
    }

    private func conditions(_ places: [Int]) -> String {
        let shown = places.prefix(Self.limit).map { phrases[$0].condition }
        let more = places.count > shown.count ? ["… (+\(places.count - shown.count))"] : []
        return (shown + more).joined(separator: "; ")
    }

    /// " Unknown: ownership, activity."
    private func unknownFacts(below place: Int) -> String {
        let names = evaluation.missing(below: place).map { $0.words.name[language] }
        return names.isEmpty ? "" : " " + Self.unknown[language].filled(with: names.joined(separator: ", ")) + "."
    }
}
