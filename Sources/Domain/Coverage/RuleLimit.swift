/// A limit that a rule sets: one number or amount of one comparison.
public struct RuleLimit: Hashable, Sendable {
    /// The place of the criterion in its programme.
    public let criterion: Int
    /// Where the comparison stands in the expression of the criterion: `/all/1`; empty when it is the whole.
    public let path: String
    /// The limit as a comparison: each end of a range is one of its own.
    public let comparison: Comparison
    /// The comparison in two parts where it has two ends, else in one; `comparison` is at `part`.
    private let parts: [Comparison]
    private let part: Int
}

extension Programme {
    /// The limits of the criteria that decide on a day, in reading order.
    public func limits(on day: Day) -> [RuleLimit] {
        criteria.enumerated().flatMap { place, criterion -> [RuleLimit] in
            guard criterion.severity == .blocking, criterion.applies(on: day), let rule = criterion.expression else {
                return []
            }
            return ([""] + rule.paths).flatMap { path -> [RuleLimit] in
                guard case .comparison(let comparison)? = rule.part(at: path) else { return [] }
                let ends = comparison.ends
                return ends.indices.map { .init(criterion: place, path: path, parts: ends, part: $0) }
            }
        }
    }

    /// The programme whose rule takes a limit for always kept, or never.
    func taking(_ limit: RuleLimit, as isKept: Bool) -> Programme {
        replacing(limit, with: isKept ? .all([]) : .any([]))
    }

    /// The programme with another limit in its place.
    func moving(_ limit: RuleLimit, to moved: Comparison) -> Programme { replacing(limit, with: .comparison(moved)) }

    private func replacing(_ limit: RuleLimit, with part: Criterion.Expression) -> Programme {
        var criteria = criteria
        let criterion = criteria[limit.criterion]
        criteria[limit.criterion] = Criterion(
            identifier: criterion.identifier, title: criterion.title, severity: criterion.severity,
            legalResource: criterion.legalResource, validFrom: criterion.validFrom, validTo: criterion.validTo,
            expression: criterion.expression?.replacing(limit.path, with: limit.all(with: part)))
        return Programme(id: id, title: title, availability: availability, criteria: criteria)
    }
}

extension RuleLimit {
    fileprivate init(criterion: Int, path: String, parts: [Comparison], part: Int) {
        self.criterion = criterion
        self.path = path
        comparison = parts[part]
        self.parts = parts
        self.part = part
    }

    /// The comparison that it is of, with something else in its place.
    fileprivate func all(with other: Criterion.Expression) -> Criterion.Expression {
        .all(parts.enumerated().map { $0 == part ? other : .comparison($1) })
    }

    /// The limit moved by so many percent, and at least by one where it counts; nil where it cannot move: 0, beyond 100 %, the lowest level.
    func moved(percent: Int) -> Comparison? {
        func moved(_ number: Double, isWhole: Bool) -> Double {
            let exact = number + number * Double(percent) / 100
            return isWhole ? exact.rounded(percent < 0 ? .down : .up) : exact
        }
        let operand: Operand
        switch comparison.operand {
        case .numbers(let numbers):
            let number = moved(numbers[0], isWhole: comparison.fact.kind.isWhole)
            let legal = comparison.fact.numbers
            operand = .numbers([min(max(number, legal.lowerBound), legal.upperBound)])
        case .amounts(let amounts):
            let units = moved(Double(amounts[0].minorUnits), isWhole: true)
            operand = .amounts(
                Int(exactly: units).map { [Money(minorUnits: $0, currency: amounts[0].currency)] } ?? amounts)
        default: return nil
        }
        return operand == comparison.operand ? nil : Comparison(comparison.fact, comparison.comparator, operand)
    }
}

extension Comparison {
    /// The limits that it sets; none where it names single values.
    fileprivate var ends: [Comparison] {
        switch (comparator, operand) {
        case (.between, .numbers(let numbers)) where numbers.count == 2:
            [Comparison(fact, .atLeast, .numbers([numbers[0]])), Comparison(fact, .atMost, .numbers([numbers[1]]))]
        case (.between, .amounts(let amounts)) where amounts.count == 2:
            [Comparison(fact, .atLeast, .amounts([amounts[0]])), Comparison(fact, .atMost, .amounts([amounts[1]]))]
        case (.atLeast, .numbers(let numbers)), (.atMost, .numbers(let numbers)), (.moreThan, .numbers(let numbers)),
            (.lessThan, .numbers(let numbers)):
            numbers.count == 1 ? [self] : []
        case (.atLeast, .amounts(let amounts)), (.atMost, .amounts(let amounts)), (.moreThan, .amounts(let amounts)),
            (.lessThan, .amounts(let amounts)):
            amounts.count == 1 ? [self] : []
        default: []
        }
    }
}
