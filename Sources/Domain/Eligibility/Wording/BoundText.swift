/// What a comparison asks for: "fewer than 250", "private or mixed", "at least 3 years ago".
struct BoundText {
    let language: Language
    let classification: Classification

    /// Counted, the text has the noun, where the fact has one: "fewer than 250 employees". Months always have it.
    func text(_ comparison: Comparison, isCounted: Bool) -> String {
        let fact = comparison.fact
        switch comparison.operand {
        case .numbers(let numbers):
            return bound(
                numbers, comparison.comparator, isMany: fact.kind == .count
            ) { number, use, isLast in
                if isCounted || fact == .monthsTrading, isLast, let counted = fact.counted {
                    return counted.text(number, use, in: language)
                }
                return fact.kind == .percent ? language.text(percent: number) : language.text(number)
            }
        case .amounts(let amounts):
            return bound(amounts, comparison.comparator, isMany: false) { amount, _, _ in language.text(amount) }
        case .flag(let flag): return flag == (comparison.comparator == .equals) ? "" : FactValue.not[language]
        case .words(let words): return list(words, of: fact, comparison.comparator, isCondition: isCounted)
        case .day(let day):
            return (comparison.comparator == .onOrBefore ? Self.notLater : Self.notEarlier)[language]
                .filled(with: language.text(day))
        case .before(let period):
            return (comparison.comparator == .onOrBefore ? Self.longAgo : Self.shortAgo)[language]
                .filled(with: length(period))
        }
    }

    private func bound<Value>(
        _ values: [Value], _ comparator: Comparator, isMany: Bool, _ write: (Value, Counted.Use, Bool) -> String
    ) -> String {
        guard let first = values.first, let last = values.last else { return "" }
        switch comparator {
        case .between:
            return Self.between[language].filled(with: write(first, .genitive, false))
                .filled(with: write(last, .genitive, true))
        case .atLeast: return Self.atLeast[language].filled(with: write(first, .compared, true))
        case .atMost: return Self.atMost[language].filled(with: write(first, .compared, true))
        case .moreThan: return Self.moreThan[language].filled(with: write(first, .compared, true))
        case .lessThan:
            return (isMany ? Self.fewerThan : Self.lessThan)[language].filled(with: write(first, .compared, true))
        default:
            let texts = values.enumerated().map { write($1, .plain, $0 == values.count - 1) }
            let list = Conjunction.or.join(texts, in: language)
            return (comparator.isNegative ? Self.otherThan : Self.exactly)[language].filled(with: list)
        }
    }

    /// "A or B"; what a condition denies is "not A and not B".
    private func list(_ words: [String], of fact: Fact, _ comparator: Comparator, isCondition: Bool) -> String {
        let not = comparator.isNegative && isCondition ? FactValue.not[language] : ""
        let labels = words.map { not + fact.label($0, in: language, classification) }
        return (comparator == .containsAll || comparator.isNegative ? Conjunction.and : .or).join(labels, in: language)
    }

    private func length(_ period: Period) -> String {
        let parts: [(Int, Counted)] = [(period.years, .years), (period.months, .months), (period.days, .days)]
        let texts = parts.filter { $0.0 > 0 }.map { $1.text(Double($0), .plain, in: language) }
        return texts.isEmpty ? Counted.days.text(0, .plain, in: language) : Conjunction.and.join(texts, in: language)
    }

    private static let atLeast = LocalizedText(be: "не менш за {}", ru: "не меньше {}", en: "at least {}")
    private static let atMost = LocalizedText(be: "не больш за {}", ru: "не больше {}", en: "at most {}")
    private static let moreThan = LocalizedText(be: "больш за {}", ru: "больше {}", en: "more than {}")
    private static let lessThan = LocalizedText(be: "менш за {}", ru: "меньше {}", en: "less than {}")
    private static let fewerThan = LocalizedText(be: "менш за {}", ru: "меньше {}", en: "fewer than {}")
    private static let between = LocalizedText(be: "ад {} да {}", ru: "от {} до {}", en: "between {} and {}")
    private static let exactly = LocalizedText(be: "роўна {}", ru: "ровно {}", en: "exactly {}")
    private static let otherThan = LocalizedText(be: "не {}", ru: "не {}", en: "anything but {}")
    private static let notLater = LocalizedText(be: "не пазней за {}", ru: "не позднее {}", en: "on or before {}")
    private static let notEarlier = LocalizedText(be: "не раней за {}", ru: "не раньше {}", en: "on or after {}")
    private static let longAgo = LocalizedText(
        be: "не пазней чым {} таму", ru: "не позднее чем {} назад", en: "at least {} ago")
    private static let shortAgo = LocalizedText(
        be: "не раней чым {} таму", ru: "не раньше чем {} назад", en: "at most {} ago")
}
