/// What is wrong or doubtful in the rules of a programme, found without any firm of the country.
public struct RuleFinding: Hashable, Sendable {
    public let problem: Problem
    /// A JSON pointer into the programme: `/criteria/0/expression/all/1`.
    public let pointer: String

    public init(_ problem: Problem, at pointer: String) {
        self.problem = problem
        self.pointer = pointer
    }

    public enum Problem: Hashable, Sendable {
        /// No firm can meet the criterion.
        case neverHolds
        /// Each criterion can be met, all together cannot.
        case criteriaContradict
        /// Every firm meets the criterion.
        case alwaysHolds
        /// For every firm the answer is the same without this part.
        case withoutEffect
        /// A limit, and no document it comes from.
        case noSource
        /// The text in a language names a number that the rule does not.
        case numberNotInRule(String, Language)
        /// The rule has a number that the text in a language does not name, though it names others.
        case numberNotInText(String, Language)
        /// The programme is tagged with a region, and its rules admit firms of others.
        case admitsOtherRegions(than: [LocalizedText])
        /// The programme is tagged with a region, and its rules shut out firms there.
        case shutsOutRegion(LocalizedText)
        /// The rules changed, and no test firm shows that they can have this outcome.
        case untried(Outcome)
        /// The rules changed, and no firm can be ruled out: no test firm is asked to show it.
        case rulesOutNobody
        /// The rules changed, and the answer never depends on an unknown fact: no test firm is asked to show it.
        case alwaysDecided
        /// The rules changed, and so many more test firms are to show what they mean.
        case tooFewTestFirms(missing: Int)
        /// So much was to be tried that nothing can be said.
        case notDecided
    }

    public enum Weight: Comparable, Hashable, Sendable {
        /// Stays in a draft with a word of warning.
        case warning
        /// Cannot be published.
        case error
    }

    public var weight: Weight {
        switch problem {
        case .neverHolds, .criteriaContradict, .shutsOutRegion, .untried, .tooFewTestFirms: .error
        default: .warning
        }
    }
}
