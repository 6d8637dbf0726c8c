/// Numbers that stand in a text of people: `25 000 000`, `25,000,000` and `25 million` are one.
enum NumbersInText {
    /// Where the title of a criterion and its rule name other numbers; texts without any are left alone.
    static func findings(in criterion: Criterion, at pointer: String) -> [RuleFinding] {
        let limits = criterion.expression?.comparisons.flatMap(\.limits) ?? []
        return Language.allCases.flatMap { language -> [RuleFinding] in
            let named = numbers(in: criterion.title[language])
            guard !named.isEmpty else { return [] }
            let strange = named.filter { number in !limits.contains { $0.means(number) } }.uniqued
            let missing = limits.filter { limit in !named.contains(where: limit.means) }.map(\.number).uniqued
            let place = "\(pointer)/\(language)"
            return strange.map { .init(.numberNotInRule(language.text($0), language), at: place) }
                + missing.map { .init(.numberNotInText(language.text($0), language), at: place) }
        }
    }

    /// The numbers of a text in reading order; digits that belong to a word, such as `C16` or `P3Y`, are none.
    static func numbers(in text: String) -> [Double] {
        text.matches(of: /(?:^|[^\p{L}\d.,-])(\d{1,3}(?:[ \u{a0}\u{202f},]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?![\p{L}\d])/)
            .compactMap { match in
                let whole = match.1.filter { $0.isASCII && $0.isNumber }
                let number = Double("\(whole).\(match.2 ?? "0")")
                return number.map { $0 * scale(after: text[match.range.upperBound...]) }
            }
    }

    /// What a word such as “million” behind a number makes of it.
    private static func scale(after text: Substring) -> Double {
        let word = text.drop { $0.isWhitespace }.prefix { $0.isLetter }.lowercased()
        return scales.first { word.hasPrefix($0.stem) }?.factor ?? 1
    }

    private static let scales: [(stem: String, factor: Double)] = [
        ("thousand", 1e3), ("тыс", 1e3), ("million", 1e6), ("млн", 1e6), ("миллион", 1e6), ("мільён", 1e6),
        ("billion", 1e9), ("млрд", 1e9), ("миллиард", 1e9), ("мільярд", 1e9),
    ]
}

/// A number of a rule, and how else people say it.
private struct RuleNumber {
    let number: Double
    /// “Fewer than 250” and “at most 249” are one.
    var neighbours: ClosedRange<Double>?

    func means(_ said: Double) -> Bool {
        said == number || neighbours.map { $0.contains(said) && said == said.rounded() } ?? false
    }
}

extension Comparison {
    fileprivate var limits: [RuleNumber] {
        switch operand {
        case .numbers(let numbers):
            numbers.map { number in
                RuleNumber(number: number, neighbours: fact.kind.isWhole ? number - 1...number + 1 : nil)
            }
        case .amounts(let amounts): amounts.map { RuleNumber(number: Double($0.minorUnits) / 100) }
        case .before(let period): period.numbers.map { RuleNumber(number: $0) }
        case .day, .flag, .words: []
        }
    }
}

extension Period {
    fileprivate var numbers: [Double] { [years, months, days].filter { $0 > 0 }.map(Double.init) }
}
