/// The words of one comparison or group that do not depend on the firm.
struct Phrase: Sendable {
    /// "fewer than 250"; empty for groups.
    var bound = ""
    /// "; fewer than 250 are needed." after what is known of the fact; empty for groups.
    var need = ""
    /// ". Fewer than 250 are needed." after what is not.
    var needApart = ""
    /// "fewer than 250 employees"
    var condition = ""
}

/// Makes the phrases of all instructions of a rulebook in one language; parts before their groups.
struct PhraseWriter {
    private let bounds: BoundText
    private let language: Language
    private let rules: Rules
    private(set) var phrases: [Phrase] = []
    /// How many levels of groups each instruction has.
    private var levels: [Int] = []

    init(_ rules: Rules, in language: Language, _ classification: Classification) {
        self.language = language
        self.rules = rules
        bounds = BoundText(language: language, classification: classification)
        phrases.reserveCapacity(rules.instructions.count)
        for (place, source) in rules.sources.enumerated() {
            let parts =
                rules.instructions[place].isGroup ? rules.pool[rules.instructions[place].pool].map(Int.init) : []
            phrases.append(phrase(source, parts))
            levels.append(parts.isEmpty ? 0 : 1 + (parts.map { levels[$0] }.max() ?? 0))
        }
    }

    private func phrase(_ source: Criterion.Expression, _ parts: [Int]) -> Phrase {
        switch source {
        case .comparison(let comparison): phrase(comparison)
        case .all: Phrase(condition: group(parts, .and))
        case .any: Phrase(condition: group(parts, .or))
        case .none: Phrase(condition: Self.noneOf[language].filled(with: group(parts, .or)))
        }
    }

    /// Groups three levels deep are only mentioned, so that a sentence stays a sentence.
    private func group(_ parts: [Int], _ conjunction: Conjunction) -> String {
        let texts = parts.map { part in
            switch levels[part] {
            case 0: phrases[part].condition
            case 1 where !rules.isDenial(part): "(\(phrases[part].condition))"
            case 1: phrases[part].condition
            default: Self.otherConditions[language]
            }
        }
        return conjunction.join(texts, in: language)
    }

    private func phrase(_ comparison: Comparison) -> Phrase {
        let words = comparison.fact.words
        let bound = bounds.text(comparison, isCounted: false)
        let condition = words.condition[language].filled(with: bounds.text(comparison, isCounted: true))
        let need = Self.need(comparison, [bound], in: language)
        return Phrase(bound: bound, need: "; \(need).", needApart: ". \(need.capitalised).", condition: condition)
    }

    /// What is asked of one fact: "at least 10 and fewer than 250 are needed".
    static func need(_ comparison: Comparison, _ bounds: [String], in language: Language) -> String {
        let words = comparison.fact.words
        var template = words.need
        if comparison.comparator.isNegative, let exclusion = words.exclusion {
            template = comparison.operand.isSeveral ? words.exclusions ?? exclusion : exclusion
        }
        let text = template[language].filled(with: Conjunction.and.join(bounds, in: language))
        if language == .en, bounds.count == 1, comparison.fact.counted != nil, comparison.operand == .numbers([1]) {
            return text.replacing(" are needed", with: " is needed")
        }
        return text
    }

    private static let noneOf = LocalizedText(be: "не дазволена: {}", ru: "не допускается: {}", en: "ruled out: {}")
    private static let otherConditions = LocalizedText(be: "іншыя ўмовы", ru: "другие условия", en: "other conditions")
}

extension Rules {
    fileprivate func isDenial(_ place: Int) -> Bool { instructions[place].kind == .none }
}

extension Operand {
    fileprivate var isSeveral: Bool {
        if case .words(let words) = self { words.count > 1 } else { false }
    }
}
