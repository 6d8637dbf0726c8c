import Domain

/// The words that people write after a figure, where they say only what the field asks for anyway. A word that changes the figure,
/// such as “thousand” or another currency, is none of them.
struct TypedUnits {
    let words: [String]

    static let percent = TypedUnits(words: ["%"])
    static let hours = TypedUnits(
        words: [
            "h", "hour", "hours", "ч", "ч.", "час", "часа", "часов", "гадз", "гадз.", "гадзіна", "гадзіны", "гадзін",
        ])
    static let years = TypedUnits(words: ["year", "years", "год", "года", "лет", "гады", "гадоў"])

    /// By its code, and as it is called where it is the money of everyday.
    static func money(_ currency: String) -> TypedUnits {
        let everyday =
            switch currency.uppercased() {
            case "BYN", "RUB": ["р", "р.", "руб", "руб.", "рублей", "рубля", "рублёў", "рублі"]
            case "EUR": ["€", "евро", "еўра"]
            case "USD": ["$"]
            default: [String]()
            }
        return TypedUnits(words: [currency] + everyday)
    }

    static func of(_ input: Project.Input, currency: String) -> TypedUnits {
        if let unit = input.unit { return TypedUnits(words: Language.allCases.map { unit[$0] }) }
        return switch input.name.kind {
        case .money: money(currency)
        case .percent: percent
        case .hours: hours
        case .years: years
        case .number: TypedUnits(words: [])
        }
    }
}

extension DataValue {
    /// A typed number, with one of its words after it or without.
    init(typedNumber text: String, in units: TypedUnits) {
        let typed = text.trimmed.lowercased()
        let words = units.words.map { $0.lowercased() }.sorted { $0.count > $1.count }
        guard let word = words.first(where: { !$0.isEmpty && typed.hasSuffix($0) }) else {
            self.init(typedNumber: text)
            return
        }
        self.init(typedNumber: String(typed.dropLast(word.count)))
        if case .text = self { self = .text(text) }
    }
}
