/// The rules of all programmes, compiled once for each version of the catalogue and asked for many firms.
public struct Rulebook: Sendable {
    public let classification: Classification
    /// "of Belarus": whose firms a programme may not be open to.
    public let countryOf: LocalizedText
    let rules: Rules
    let phrases: (be: [Phrase], ru: [Phrase], en: [Phrase])

    /// Expects checked data: see `Criterion(reading:classification:)`.
    public init(_ programmes: [Programme], classification: Classification, countryOf: LocalizedText) {
        self.classification = classification
        self.countryOf = countryOf
        let rules = RulesCompiler(programmes, classification: classification).rules
        func phrases(_ language: Language) -> [Phrase] { PhraseWriter(rules, in: language, classification).phrases }
        self.phrases = (phrases(.be), phrases(.ru), phrases(.en))
        self.rules = rules
    }

    public var programmes: [Programme] { rules.programmes }

    /// A hash of the rules: see `EvaluationRun.ruleVersion`. Made from all of them each time it is asked for.
    public var version: String { Self.version(programmes, classification) }

    /// Everything the rules say of a firm on a day.
    public func evaluate(_ firm: Firm, on day: Day) -> Evaluation {
        let flat = FlatFirm(firm, on: day, rules: rules, classification: classification)
        let truths = rules.truths(of: flat)
        let outcomes = rules.outcomes(of: truths, on: day)
        return Evaluation(
            rulebook: self, firm: firm, day: day, truths: truths, criteria: outcomes.criteria,
            outcomes: outcomes.programmes)
    }
}
