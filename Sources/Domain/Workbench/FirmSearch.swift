/// Looks for a firm that a rule answers in a wanted way: values that the rule can tell apart are tried, fact by fact, and a
/// way is left as soon as no further fact can change the answer.
public struct FirmSearch: Sendable {
    public enum Finding: Equatable, Sendable {
        /// Unknown facts of it do not matter to the answer.
        case firm(Firm)
        /// No firm is answered so.
        case none
        /// Too much was to be tried; nothing is known.
        case undecided
    }

    let classification: Classification
    let day: Day
    /// Comparisons and groups that may still be evaluated, over all searches.
    private var effort: Int
    /// Whether nothing more is tried.
    var isSpent: Bool { effort <= 0 }
    private var choices: [Criterion.Expression: FactChoices] = [:]

    public init(classification: Classification, day: Day, effort: Int = 100_000) {
        self.classification = classification
        self.day = day
        self.effort = effort
    }

    /// A firm for which the rule is true, or false.
    public mutating func firm(_ rule: Criterion.Expression, is wanted: Bool) -> Finding {
        guard effort > 0 else { return .undecided }
        let choices = self.choices[rule] ?? FactChoices(rule, classification: classification, day: day)
        self.choices[rule] = choices
        var depth = Depth(rule: rule, wanted: wanted ? .yes : .no, choices: choices, search: self, effort: effort)
        let found = depth.firm(from: Firm(), at: 0)
        effort = depth.effort
        if let found { return .firm(found) }
        return effort > 0 && choices.areComplete ? .none : .undecided
    }

    /// One search, depth first.
    private struct Depth {
        let rule: Criterion.Expression
        let wanted: Truth
        let choices: FactChoices
        let search: FirmSearch
        var effort: Int

        /// The first firm that has what `firm` has and is answered as wanted, looking at the facts from a place on.
        mutating func firm(from firm: Firm, at place: Int) -> Firm? {
            guard effort > 0 else { return nil }
            effort -= rule.size
            let truth = rule.truth(for: firm, on: search.day, in: search.classification)
            if truth != .unknown { return truth == wanted ? firm : nil }
            guard place < choices.facts.count else { return nil }
            for value in choices.facts[place].values {
                if let found = self.firm(from: value.given(to: firm), at: place + 1) { return found }
            }
            return nil
        }
    }
}
