import Domain
import FoundationEssentials

extension DataValue {
    /// A value from JSON text in a test.
    static func json(_ text: String) throws -> DataValue {
        try JSONDecoder().decode(DataValue.self, from: Data(text.utf8))
    }
}

extension Firm {
    /// A firm from JSON text; mistakes in it are thrown.
    static func json(_ text: String, _ classification: Classification? = .sample) throws -> Firm {
        let reader = DataReader(try .json(text))
        let firm = Firm(reading: reader, classification: classification)
        if let mistake = reader.mistakes.first { throw Unreadable(text: text, mistake: mistake) }
        return firm
    }
}

extension Criterion.Expression {
    static func json(_ text: String, _ classification: Classification? = .sample) throws -> Criterion.Expression {
        let reader = DataReader(try .json(text))
        let expression = Criterion.Expression(reading: reader, classification: classification)
        guard let expression, reader.mistakes.isEmpty else {
            throw Unreadable(text: text, mistake: reader.mistakes.first)
        }
        return expression
    }
}

struct Unreadable: Error {
    let text: String
    let mistake: Mistake?
}

extension Criterion {
    static func sample(
        _ json: String, severity: Severity = .blocking, validFrom: Day? = nil, validTo: Day? = nil
    ) throws -> Criterion {
        Criterion(
            identifier: "rule", title: .plain("Rule"), severity: severity, validFrom: validFrom, validTo: validTo,
            expression: try .json(json))
    }
}

extension Programme {
    static func sample(_ id: String = "fund", _ availability: Availability? = .open, _ rules: String...) throws
        -> Programme
    {
        Programme(
            id: id, title: .plain(id), availability: availability,
            criteria: try rules.enumerated().map { number, rule in
                Criterion(identifier: "rule-\(number)", title: .plain("Rule"), expression: try .json(rule))
            })
    }
}

extension Rulebook {
    static func sample(_ programmes: [Programme]) -> Rulebook {
        Rulebook(
            programmes, classification: .sample,
            countryOf: LocalizedText(be: "Беларусі", ru: "Беларуси", en: "of Belarus"))
    }
}

extension LocalizedText {
    static func plain(_ text: String) -> LocalizedText { LocalizedText(be: text, ru: text, en: text) }
}

extension Day {
    static let today = Day(daysSince1970: 20_778)
}

extension Classification {
    static let sample = Classification(
        schemes: ["NACE", "REGION", "COSME"].map { ConceptScheme(notation: $0, title: .plain($0)) },
        concepts: [
            concept("NACE", "A", "Сельская гаспадарка", "Сельское хозяйство", "Agriculture"),
            concept("NACE", "A01", "Жывёлагадоўля", "Животноводство", "Farming", in: "A"),
            concept("NACE", "C", "Апрацоўчая прамысловасць", "Обрабатывающая промышленность", "Manufacturing"),
            concept("NACE", "C16", "Апрацоўка драўніны", "Обработка древесины", "Wood products", in: "C"),
            concept("NACE", "C16.10", "Распілоўка драўніны", "Распиловка древесины", "Sawmilling", in: "C16"),
            concept("NACE", "C16.2", "Вырабы з дрэва", "Изделия из дерева", "Products of wood", in: "C16"),
            concept("NACE", "C25", "Металічныя вырабы", "Металлические изделия", "Metal products", in: "C"),
            concept("NACE", "G", "Гандаль", "Торговля", "Trade"),
            concept("REGION", "BY", "Беларусь", "Беларусь", "Belarus"),
            concept("REGION", "BY-HR", "Гродзенская вобласць", "Гродненская область", "Hrodna region", in: "BY"),
            concept("REGION", "BY-HR-lida", "Лідскі раён", "Лидский район", "Lida district", in: "BY-HR"),
            concept("REGION", "BY-HM", "Горад Мінск", "Город Минск", "Minsk city", in: "BY"),
            concept("COSME", "COSME-A", "Унутраныя працэсы", "Внутренние процессы", "Internal processes"),
            concept("COSME", "COSME-G", "Бяспека", "Безопасность", "Security"),
            concept("COSME", "COSME-G1", "Абарона даных", "Защита данных", "Data protection", in: "COSME-G"),
        ])

    private static func concept(
        _ scheme: String, _ notation: String, _ be: String, _ ru: String, _ en: String, in broader: String? = nil
    ) -> Concept {
        Concept(scheme: scheme, notation: notation, prefLabel: LocalizedText(be: be, ru: ru, en: en), broader: broader)
    }
}
