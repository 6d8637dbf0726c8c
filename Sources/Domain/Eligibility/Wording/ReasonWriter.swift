/// Writes why criteria came out as they did, in one language. Equal rules are worded once.
struct ReasonWriter {
    private let evaluation: Evaluation
    /// Those of the evaluation, at hand: they are asked for thousands of times.
    private let rules: Rules
    private let truths: [Truth]
    private let language: Language
    private let phrases: [Phrase]
    private var written: [String?]
    private var statements: [Statement?]

    private struct Statement {
        let text: String
        let isKnown: Bool
    }

    init(_ evaluation: Evaluation, in language: Language) {
        self.evaluation = evaluation
        rules = evaluation.rules
        truths = evaluation.truths
        self.language = language
        phrases = evaluation.rulebook.phrases(in: language)
        written = Array(repeating: nil, count: evaluation.rules.instructions.count)
        statements = Array(repeating: nil, count: evaluation.rules.facts.count)
    }

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
            let check = Self.personChecks[language].filled(
                with: rules.programmes[programme].criteria[number].title[language])
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
            case .comparison: sentence(place)
            case .all: all(place)
            case .any: any(place)
            case .none: none(place)
            }
        written[place] = text
        return text
    }

    /// "You have 38 employees; fewer than 250 are needed."
    private mutating func sentence(_ place: Int) -> String {
        sentence(about: place, need: phrases[place].need, apart: phrases[place].needApart)
    }

    /// "You have 38 employees; at least 10 and fewer than 250 are needed."
    private mutating func sentence(_ places: [Int]) -> String {
        guard case .comparison(let comparison) = rules.sources[places[0]], places.count > 1 else {
            return text(places[0])
        }
        let need = PhraseWriter.need(comparison, places.map { phrases[$0].bound }, in: language)
        return sentence(about: places[0], need: "; \(need).", apart: ". \(need.capitalised).")
    }

    /// What is known of the fact, why that is not enough, and what is needed.
    private mutating func sentence(about place: Int, need: String, apart: String) -> String {
        let instruction = rules.instructions[place]
        let statement = statement(of: Int(instruction.slot))
        guard statement.isKnown else { return statement.text + apart }
        guard truths[place] == .unknown else { return statement.text + need }
        let why = instruction.kind == .money ? Self.otherCurrency : Self.tooBroad
        return "\(statement.text); \(why[language])\(apart)"
    }

    /// "You have 38 employees", "Unknown: number of employees", "Does not apply to you: number of employees"
    private mutating func statement(of slot: Int) -> Statement {
        if let statement = statements[slot] { return statement }
        let fact = rules.facts[slot]
        let words = fact.words
        let value = evaluation.firm.value(of: fact)
        let text =
            switch value {
            case .known(let value):
                words.statement[language]
                    .filled(with: value.text(of: fact, in: language, evaluation.rulebook.classification)).capitalised
            case .unknown: Self.unknown[language].filled(with: words.name[language])
            case .notApplicable: Self.notApplicable[language].filled(with: words.name[language])
            }
        let statement = Statement(text: text, isKnown: value.value != nil)
        statements[slot] = statement
        return statement
    }

    private func parts(of place: Int, that truth: Truth? = nil) -> [Int] {
        var parts: [Int] = []
        for part in rules.pool[rules.instructions[place].pool]
        where truth == nil || truths[Int(part)] == truth {
            parts.append(Int(part))
        }
        return parts
    }

    /// The parts that decide, one sentence a fact.
    private mutating func all(_ place: Int) -> String {
        let truth = truths[place]
        let pool = rules.instructions[place].pool
        var text = ""
        var count = 0
        for number in pool {
            let part = Int(rules.pool[number])
            guard truths[part] == truth, !isSaid(part, before: number, in: pool, truth) else { continue }
            count += 1
            guard count <= Self.limit else { continue }
            if count > 1 { text += " " }
            text += sentence(with: part, after: number, in: pool, truth)
        }
        if count == 0 { return Self.nothingAsked[language] }
        return count > Self.limit ? text + " " + Self.more[language].filled(with: "\(count - Self.limit)") : text
    }

    /// Whether an earlier part says it already.
    private func isSaid(_ part: Int, before number: Int, in pool: Range<Int>, _ truth: Truth) -> Bool {
        for earlier in pool.lowerBound..<number {
            let other = Int(rules.pool[earlier])
            if truths[other] == truth, areTogether(other, part) { return true }
        }
        return false
    }

    private mutating func sentence(
        with part: Int, after number: Int, in pool: Range<Int>, _ truth: Truth
    ) -> String {
        var together: [Int] = []
        for later in (number + 1)..<max(pool.upperBound, number + 1) {
            let other = Int(rules.pool[later])
            if truths[other] == truth, areTogether(part, other) { together.append(other) }
        }
        return together.isEmpty ? text(part) : sentence([part] + together)
    }

    /// Limits of the same fact are said together: at least 10 and fewer than 250.
    private func areTogether(_ one: Int, _ other: Int) -> Bool {
        let (one, other) = (rules.instructions[one], rules.instructions[other])
        guard one.slot == other.slot, one.kind == other.kind, !one.isGroup else { return false }
        return one.kind == .money || (one.kind == .range && rules.facts[Int(one.slot)] != .womenLed)
    }

    private mutating func any(_ place: Int) -> String {
        let parts = parts(of: place)
        if parts.isEmpty { return Self.nothingAllowed[language] }
        if parts.count == 1 { return text(parts[0]) }
        switch truths[place] {
        case .yes: return parts.first { truths[$0] == .yes }.map { text($0) } ?? ""
        case .no: return Self.noneMet[language].filled(with: conditions(parts))
        case .unknown:
            let open = self.parts(of: place, that: .unknown)
            if open.count == 1 { return text(open[0]) }
            return Self.oneNeeded[language].filled(with: conditions(open)) + unknownFacts(below: place)
        }
    }

    private func none(_ place: Int) -> String {
        let parts = parts(of: place)
        if parts.isEmpty { return Self.nothingAsked[language] }
        switch truths[place] {
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
