/// A noun beside a number, in the forms and cases that the sentences need.
struct Counted {
    /// After a bare number: 1, 2…4, 5 and more; English has two.
    let plain: [Language: [String]]
    /// After a comparison: accusative in be («не менш за 22 месяцы»), genitive in ru («не меньше 22 месяцев»).
    let compared: [Language: [String]]
    /// Genitive, after «от … до …».
    let genitive: [Language: [String]]

    enum Use { case plain, compared, genitive }

    /// `38 работников`.
    func text(_ number: Double, _ use: Use, in language: Language) -> String {
        "\(language.text(number))\u{a0}\(form(number, use, in: language))"
    }

    func form(_ number: Double, _ use: Use, in language: Language) -> String {
        let table = use == .plain ? plain : use == .compared ? compared : genitive
        let forms = table[language] ?? plain[language] ?? []
        let place = min(language.pluralForm(of: number), forms.count - 1)
        return forms.indices.contains(place) ? forms[place] : ""
    }
}

extension Language {
    /// 0 one, 1 few, 2 many: the plural rules of the Unicode CLDR for whole numbers. English knows 0 and 1.
    func pluralForm(of number: Double) -> Int {
        let whole = abs(number).rounded(.towardZero)
        if self == .en { return whole == 1 ? 0 : 1 }
        let (ones, tens) = (whole.truncatingRemainder(dividingBy: 10), whole.truncatingRemainder(dividingBy: 100))
        if ones == 1, tens != 11 { return 0 }
        return (2...4).contains(ones) && !(12...14).contains(tens) ? 1 : 2
    }
}

extension Counted {
    static let employees = Counted(
        plain: [
            .be: ["работнік", "работнікі", "работнікаў"], .ru: ["работник", "работника", "работников"],
            .en: ["employee", "employees"],
        ],
        compared: [.be: ["работніка", "работнікаў", "работнікаў"], .ru: ["работника", "работников", "работников"]],
        genitive: [.be: ["работніка", "работнікаў", "работнікаў"], .ru: ["работника", "работников", "работников"]])

    static let months = Counted(
        plain: [.be: ["месяц", "месяцы", "месяцаў"], .ru: ["месяц", "месяца", "месяцев"], .en: ["month", "months"]],
        compared: [.be: ["месяц", "месяцы", "месяцаў"], .ru: ["месяца", "месяцев", "месяцев"]],
        genitive: [.be: ["месяца", "месяцаў", "месяцаў"], .ru: ["месяца", "месяцев", "месяцев"]])

    static let years = Counted(
        plain: [.be: ["год", "гады", "гадоў"], .ru: ["год", "года", "лет"], .en: ["year", "years"]], compared: [:],
        genitive: [:])

    static let days = Counted(
        plain: [.be: ["дзень", "дні", "дзён"], .ru: ["день", "дня", "дней"], .en: ["day", "days"]], compared: [:],
        genitive: [:])
}

extension Fact {
    /// The noun that its number counts, if any.
    var counted: Counted? {
        switch self {
        case .employees: .employees
        case .monthsTrading: .months
        default: nil
        }
    }
}
