/// What a fact is compared with, as a person types it: `250`, `C, D35`, `25 000 000 GBP`, `yes`, `P3Y`, `private` by any of its names.
public enum RuleValue {
    /// What cannot be read stays text: the rule's reader finds the mistake.
    static func read(_ typed: String, of fact: Fact?, _ comparator: Comparator?) -> DataValue {
        guard comparator?.takesList == true else { return one(typed, of: fact, decimalComma: true) }
        return .list(
            typed.split { $0 == "," || $0 == ";" }.map(Self.trimmed).filter { !$0.isEmpty }.map {
                one($0, of: fact, decimalComma: false)
            })
    }

    /// The same as a person reads it.
    public static func text(of value: DataValue?, in language: Language) -> String {
        switch value {
        case .list(let values)?: values.map { text(of: $0, in: language) }.joined(separator: ", ")
        case .boolean(let flag)?: (flag ? yes : no)[language]
        case .integer(let number)?: "\(number)"
        case .number(let number)?: "\(number)"
        case .text(let text)?: text
        case .object?: ["amount", "currency"].map { text(of: value?[$0], in: language) }.joined(separator: " ")
        case nil, .null?: ""
        }
    }

    private static let yes = LocalizedText(be: "так", ru: "да", en: "yes")
    private static let no = LocalizedText(be: "не", ru: "нет", en: "no")

    private static func one(_ typed: String, of fact: Fact?, decimalComma: Bool) -> DataValue {
        switch fact?.kind {
        case .count?, .percent?, .score?, .level?: return number(typed, decimalComma) ?? .text(typed)
        case .money?:
            let currency = String(typed.reversed().prefix(while: \.isLetter).reversed())
            guard !currency.isEmpty, let amount = number(trimmed(typed.dropLast(currency.count)), decimalComma) else {
                return .text(typed)
            }
            return .object([.init("amount", amount), .init("currency", .text(currency.uppercased()))])
        case .flag?:
            let word = typed.lowercased()
            if word == "true" || Language.allCases.contains(where: { yes[$0] == word }) { return .boolean(true) }
            if word == "false" || Language.allCases.contains(where: { no[$0] == word }) { return .boolean(false) }
            return .text(typed)
        case .choice(let words)?:
            let meant = words.first { word in
                Language.allCases.contains { fact?.choice(word)?[$0].lowercased() == typed.lowercased() }
            }
            return .text(meant ?? typed)
        default: return .text(typed)
        }
    }

    /// A comma before one or two digits is a decimal comma; before three it could mean thousands, and is not guessed.
    private static func number(_ typed: String, _ decimalComma: Bool) -> DataValue? {
        let digits = typed.filter { !$0.isWhitespace }
        if let whole = Int(digits) { return .integer(whole) }
        let isDecimal = decimalComma && digits.wholeMatch(of: /\d+,\d{1,2}/) != nil
        return Double(isDecimal ? digits.replacing(",", with: ".") : digits).flatMap {
            // What is longer would not come back as it was typed.
            abs($0) < 1e15 ? DataValue($0) : nil
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        guard let end = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(text[...end].drop(while: \.isWhitespace))
    }
}
