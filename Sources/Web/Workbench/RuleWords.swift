import Domain
import Store

extension Catalogue {
    /// What a rule asks for, as firms read it: "fewer than 250 employees".
    func words(of rule: Criterion.Expression, in language: Language) -> String? {
        RuleWords(classification, in: country).of(rule)?[language]
    }
}
