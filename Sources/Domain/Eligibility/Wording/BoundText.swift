/// What a comparison asks for: "fewer than 250", "private or mixed", "at least 3 years ago".
struct BoundText {
    let language: Language
    let classification: Classification

    /// Counted, the text has the noun, where the fact has one: "fewer than 250 employees". Months always have it.
    func text(_ comparison: Comparison, isCounted: Bool) -> String {
        let fact = comparison.fact
        switch comparison.operand {
        case .numbers(let numbers):
            let limits: LimitWords = fact.kind == .count ? .count : fact.kind == .level ? .level : .amount
            return bound(numbers, comparison.comparator, limits) { number, use, isLast in
                if isCounted || fact == .monthsTrading, isLast, let counted = fact.counted {
                    return counted.text(number, use, in: language)
                }
                return fact.kind == .percent ? language.text(percent: number) : language.text(number)
            }
        case .amounts(let amounts):
            return bound(amounts, comparison.comparator, .amount) { amount, _, _ in language.text(amount) }
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
        _ values: [Value], _ comparator: Comparator, _ limits: LimitWords, _ write: (Value, Counted.Use, Bool) -> String
    ) -> String {
        guard let first = values.first, let last = values.last else { return "" }
        switch comparator {
        case .between:
            return Self.between[language].filled(with: write(first, .genitive, false))
                .filled(with: write(last, .genitive, true))
        case .atLeast: return limits.atLeast[language].filled(with: write(first, .compared, true))
        case .atMost: return limits.atMost[language].filled(with: write(first, .compared, true))
        case .moreThan: return limits.moreThan[language].filled(with: write(first, .compared, true))
        case .lessThan: return limits.lessThan[language].filled(with: write(first, .compared, true))
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

/// How limits are said: what is counted is fewer, an amount is less, a level is lower.
private struct LimitWords {
    var atLeast = LocalizedText(be: "не менш за {}", ru: "не меньше {}", en: "at least {}")
    var atMost = LocalizedText(be: "не больш за {}", ru: "не больше {}", en: "at most {}")
    var moreThan = LocalizedText(be: "больш за {}", ru: "больше {}", en: "more than {}")
    var lessThan = LocalizedText(be: "менш за {}", ru: "меньше {}", en: "less than {}")

    static let amount = LimitWords()
    static let count = LimitWords(lessThan: .init(be: "менш за {}", ru: "меньше {}", en: "fewer than {}"))
    static let level = LimitWords(
        atLeast: .init(be: "не ніжэй за {}", ru: "не ниже {}", en: "at least {}"),
        atMost: .init(be: "не вышэй за {}", ru: "не выше {}", en: "at most {}"),
        moreThan: .init(be: "вышэй за {}", ru: "выше {}", en: "above {}"),
        lessThan: .init(be: "ніжэй за {}", ru: "ниже {}", en: "below {}"))
}
