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
    /// Evaluations of the rule, at most.
    var limit = 20_000

    public init(classification: Classification, day: Day) {
        self.classification = classification
        self.day = day
    }

    /// A firm for which the rule is true, or false.
    public func firm(_ rule: Criterion.Expression, is wanted: Bool) -> Finding {
        let values = FactChoices(rule, classification: classification, day: day)
        var search = Depth(rule: rule, wanted: wanted ? .yes : .no, values: values, search: self, left: limit)
        if let firm = search.firm(from: Firm(), at: 0) { return .firm(firm) }
        return search.left > 0 && values.areComplete ? .none : .undecided
    }

    /// One search, depth first.
    private struct Depth {
        let rule: Criterion.Expression
        let wanted: Truth
        let values: FactChoices
        let search: FirmSearch
        var left: Int

        /// The first firm that has what `firm` has and is answered as wanted, looking at the facts from a place on.
        mutating func firm(from firm: Firm, at place: Int) -> Firm? {
            guard left > 0 else { return nil }
            left -= 1
            let truth = rule.truth(for: firm, on: search.day, in: search.classification)
            if truth != .unknown { return truth == wanted ? firm : nil }
            guard place < values.facts.count else { return nil }
            for value in values.facts[place].values {
                if let found = self.firm(from: value.given(to: firm), at: place + 1) { return found }
            }
            return nil
        }
    }
}
