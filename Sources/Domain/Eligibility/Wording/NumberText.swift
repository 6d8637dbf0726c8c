// Numbers, money and dates as a reader of each language writes them.

extension Language {
    /// `41,5` and `1 200 000` in be and ru, `41.5` and `1,200,000` in en; at most two decimals. Digits of one number are not broken over lines.
    public func text(_ number: Double) -> String {
        guard abs(number) < 1e15 else { return "\(number)" }
        let hundredths = Int((abs(number) * 100).rounded())
        var text = (number < 0 && hundredths > 0 ? "−" : "") + grouped(hundredths / 100)
        if hundredths % 100 != 0 {
            text += self == .en ? "." : ","
            text += "\(hundredths / 10 % 10)"
            if hundredths % 10 != 0 { text += "\(hundredths % 10)" }
        }
        return text
    }

    /// `1 200 000 EUR`; cents only where there are some.
    public func text(_ money: Money) -> String {
        var text = (money.minorUnits < 0 ? "−" : "") + grouped(abs(money.minorUnits / 100))
        let cents = abs(money.minorUnits % 100)
        if cents != 0 { text += (self == .en ? "." : ",") + (cents < 10 ? "0" : "") + "\(cents)" }
        return "\(text)\u{a0}\(money.currency)"
    }

    /// `25 %` in be and ru, `25%` in en.
    public func text(percent number: Double) -> String { text(number) + (self == .en ? "%" : "\u{a0}%") }

    /// `14 мая 2009 года`, `14 May 2009`.
    public func text(_ day: Day) -> String {
        "\(day.day)\u{a0}\(Self.months[day.month - 1][self]) \(day.year)" + (self == .en ? "" : "\u{a0}года")
    }

    /// Thousands apart; in be and ru only from five digits on, as is the custom there.
    private func grouped(_ number: Int) -> String {
        let digits = String(number)
        guard digits.utf8.count > (self == .en ? 3 : 4) else { return digits }
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place) % 3 == 0 { text += self == .en ? "," : "\u{a0}" }
            text.append(digit)
        }
        return text
    }

    private static let months: [LocalizedText] = [
        .init(be: "студзеня", ru: "января", en: "January"), .init(be: "лютага", ru: "февраля", en: "February"),
        .init(be: "сакавіка", ru: "марта", en: "March"), .init(be: "красавіка", ru: "апреля", en: "April"),
        .init(be: "мая", ru: "мая", en: "May"), .init(be: "чэрвеня", ru: "июня", en: "June"),
        .init(be: "ліпеня", ru: "июля", en: "July"), .init(be: "жніўня", ru: "августа", en: "August"),
        .init(be: "верасня", ru: "сентября", en: "September"), .init(be: "кастрычніка", ru: "октября", en: "October"),
        .init(be: "лістапада", ru: "ноября", en: "November"), .init(be: "снежня", ru: "декабря", en: "December"),
    ]
}
