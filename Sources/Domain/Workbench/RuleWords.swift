/// Says rules in words, in every language.
public struct RuleWords: Sendable {
    private let classification: Classification
    private let countryOf: LocalizedText

    public init(_ classification: Classification, in country: Country) {
        self.classification = classification
        countryOf = country.nameOf
    }

    /// "Fewer than 250 employees."
    public func of(_ comparison: Comparison) -> LocalizedText {
        of(.comparison(comparison)) ?? LocalizedText(be: "", ru: "", en: "")
    }

    /// What a rule asks for, as firms read it; nil where it asks for nothing.
    public func of(_ rule: Criterion.Expression) -> LocalizedText? {
        let title = LocalizedText(be: "", ru: "", en: "")
        let criterion = Criterion(identifier: "rule", title: title, expression: rule)
        return requirements(of: Programme(id: "rule", title: title, criteria: [criterion]))[0]
    }

    /// Each criterion: its text, and what its rule says.
    public func of(_ criteria: [Criterion]) -> [ScenarioText.Rule] {
        let programme = Programme(id: "rule", title: LocalizedText(be: "", ru: "", en: ""), criteria: criteria)
        return zip(criteria, requirements(of: programme)).map { criterion, words in
            .init(title: criterion.title, words: words, source: criterion.legalResource)
        }
    }

    /// By criterion; nil where a person has to check.
    private func requirements(of programme: Programme) -> [LocalizedText?] {
        let book = Rulebook([programme], classification: classification, countryOf: countryOf)
        return programme.criteria.indices.map { criterion in
            func words(_ language: Language) -> String? {
                book.requirement(0, criterion: criterion, in: language)
            }
            guard let be = words(.be), let ru = words(.ru), let en = words(.en) else { return nil }
            return LocalizedText(be: be, ru: ru, en: en)
        }
    }
}
