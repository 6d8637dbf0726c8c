import Domain
import Store

extension Catalogue {
    /// What a rule asks for, as firms read it: "fewer than 250 employees".
    func words(of rule: Criterion.Expression, in language: Language) -> String? {
        let title = LocalizedText(be: "", ru: "", en: "")
        let criterion = Criterion(identifier: "rule", title: title, expression: rule)
        return Rulebook(
            [Programme(id: "rule", title: title, criteria: [criterion])], classification: classification,
            countryOf: country.nameOf
        ).requirement(0, criterion: 0, in: language)
    }
}
