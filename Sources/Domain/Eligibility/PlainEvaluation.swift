// The meaning of the rules, written for reading. `Rulebook` does the same faster; a test compares the two.

extension Programme {
    /// The outcome for a firm on a day.
    ///
    /// A programme that is not open to the country or only announced fails its implicit criterion `availability`.
    /// Criteria outside their window are left out.
    public func outcome(for firm: Firm, on day: Day, in classification: Classification) -> Outcome {
        var verdict = Verdict()
        if availability == .notOpenToCountry || availability == .announced { verdict.add(.failed) }
        for criterion in criteria where criterion.applies(on: day) {
            let truth = criterion.expression?.truth(for: firm, on: day, in: classification) ?? .unknown
            verdict.add(CriterionOutcome(truth, criterion.severity))
        }
        return verdict.outcome
    }
}

extension Criterion.Expression {
    /// The truth value in Kleene's strong logic: `all` is the least of its parts, `any` the greatest, `none` the denial of `any`.
    public func truth(for firm: Firm, on day: Day, in classification: Classification) -> Truth {
        switch self {
        case .all(let parts): parts.map { $0.truth(for: firm, on: day, in: classification) }.min() ?? .yes
        case .any(let parts): parts.map { $0.truth(for: firm, on: day, in: classification) }.max() ?? .no
        case .none(let parts): !(parts.map { $0.truth(for: firm, on: day, in: classification) }.max() ?? .no)
        case .comparison(let comparison): comparison.truth(for: firm, on: day, in: classification)
        }
    }
}

extension Comparison {
    /// What the comparison says of a firm.
    ///
    /// - An unknown fact makes it unknown.
    /// - A fact that does not apply satisfies no comparison: `equals` is no, and so its denial `notEquals` is yes.
    /// - An amount in another currency makes it unknown: nothing is converted.
    /// - A notation is in another when it lies at or below it. One that lies *above* makes it unknown, for `in` and `notIn` alike:
    ///   where a firm known only as C really belongs, C16 or elsewhere, is not known.
    /// - `between` includes both ends; a period counts back from the day of evaluation.
    public func truth(for firm: Firm, on day: Day, in classification: Classification) -> Truth {
        let positive: Truth
        switch firm.value(of: fact) {
        case .unknown: return .unknown
        case .notApplicable: positive = .no
        case .known(let value): positive = holds(value, on: day, in: classification)
        }
        return comparator.isNegative ? !positive : positive
    }

    /// The comparison, or what it denies, for a known value.
    private func holds(_ value: FactValue, on day: Day, in classification: Classification) -> Truth {
        switch (value, operand) {
        case (.number(let number), .numbers(let others)): Truth(comparator.holds(number, others))
        case (.money(let money), .amounts(let others)):
            others.allSatisfy { $0.currency == money.currency }
                ? Truth(comparator.holds(money.minorUnits, others.map(\.minorUnits))) : .unknown
        case (.flag(let flag), .flag(let other)): Truth(flag == other)
        case (.words(let words), .words(let others)): contains(words, others, classification)
        case (.day(let date), .day(let other)): Truth(comparator.holds(date, [other]))
        case (.day(let date), .before(let period)): Truth(comparator.holds(date, [day.minus(period)]))
        default: .unknown
        }
    }

    private func contains(_ words: [String], _ others: [String], _ classification: Classification) -> Truth {
        let found = others.map { other in words.map { classification.places($0, in: other) }.max() ?? .no }
        return (comparator == .containsAll ? found.min() : found.max()) ?? .no
    }
}

extension Comparator {
    /// Denials are left to the caller.
    fileprivate func holds<Value: Comparable>(_ value: Value, _ others: [Value]) -> Bool {
        guard let first = others.first, let last = others.last else { return false }
        switch self {
        case .equals, .notEquals, .in, .notIn: return others.contains(value)
        case .atLeast, .onOrAfter: return value >= first
        case .atMost, .onOrBefore: return value <= first
        case .moreThan: return value > first
        case .lessThan: return value < first
        case .between: return first <= value && value <= last
        case .containsAny, .containsAll: return false
        }
    }
}

extension Classification {
    /// Yes at or below, unknown above, no elsewhere. Choices that are no notations are compared as they are.
    func places(_ notation: String, in ancestor: String) -> Truth {
        if notation == ancestor || isIn(notation, ancestor) { return .yes }
        return isIn(ancestor, notation) ? .unknown : .no
    }
}
