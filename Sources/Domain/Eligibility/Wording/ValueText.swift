extension FactValue {
    /// The value in a sentence; `words` are labelled from the classification.
    func text(of fact: Fact, in language: Language, _ classification: Classification) -> String {
        switch self {
        case .number(let number): fact.text(number, in: language)
        case .money(let money): language.text(money)
        case .flag(let flag): flag ? "" : Self.not[language]
        case .day(let day): language.text(day)
        case .words(let words) where words.isEmpty: Self.nothing[language]
        case .words(let words):
            Conjunction.and.join(words.map { fact.label($0, in: language, classification) }, in: language)
        }
    }

    static let not = LocalizedText(be: "не ", ru: "не ", en: "not ")
    private static let nothing = LocalizedText(be: "не названы", ru: "не названы", en: "none named")
}

extension Fact {
    fileprivate func text(_ number: Double, in language: Language) -> String {
        if let counted { return number == 0 ? none[language] : counted.text(number, .plain, in: language) }
        return kind == .percent ? language.text(percent: number) : language.text(number)
    }

    /// Zero, said as people say it.
    private var none: LocalizedText {
        self == .employees
            ? .init(be: "няма работнікаў", ru: "нет работников", en: "no employees")
            : .init(be: "менш за месяц", ru: "меньше месяца", en: "less than a month")
    }

    /// A choice or a notation for the reader: the label first, the notation in brackets.
    public func label(_ word: String, in language: Language, _ classification: Classification) -> String {
        switch kind {
        case .choice: return choice(word)?[language] ?? word
        default:
            let label = classification.label(word, in: language)
            if label == word { return word }
            return language == .en || self == .region ? "\(label) (\(word))" : "«\(label)» (\(word))"
        }
    }
}

extension Fact {
    /// What one of its choices is called; nil for what is none.
    func choice(_ word: String) -> LocalizedText? {
        switch self {
        case .ownership: Ownership(rawValue: word)?.label
        case .legalForm: LegalForm(rawValue: word)?.label
        default: nil
        }
    }
}

extension Ownership {
    fileprivate var label: LocalizedText {
        switch self {
        case .state: .init(be: "дзяржаўная", ru: "государственная", en: "state")
        case .private: .init(be: "прыватная", ru: "частная", en: "private")
        case .mixed: .init(be: "змешаная", ru: "смешанная", en: "mixed")
        }
    }
}

extension LegalForm {
    fileprivate var label: LocalizedText {
        switch self {
        case .company: .init(be: "кампанія", ru: "компания", en: "company")
        case .soleTrader:
            .init(be: "індывідуальны прадпрымальнік", ru: "индивидуальный предприниматель", en: "sole trader")
        case .cooperative: .init(be: "кааператыў", ru: "кооператив", en: "cooperative")
        case .other: .init(be: "іншая форма", ru: "иная форма", en: "another form")
        }
    }
}
