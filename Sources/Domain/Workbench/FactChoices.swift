/// For each fact of a rule the values that the rule can tell apart.
///
/// Of numbers, amounts and days: each limit, the next value on either side of it, and one between two limits. Of choices and flags: all.
/// Of notations: one for each way to lie in the notations that are named. Of several notations: all sets of those named while these are few.
/// And that the fact does not apply.
struct FactChoices: Sendable {
    struct Choice: Sendable {
        let fact: Fact
        /// Nil where it does not apply.
        let value: FactValue?

        func given(to firm: Firm) -> Firm {
            value.map { firm.with(fact, $0) } ?? firm.without(fact)
        }
    }

    /// The fact with the fewest values first: what it decides is decided soonest.
    let facts: [(fact: Fact, values: [Choice])]
    /// False when sets of notations were left out.
    let areComplete: Bool

    /// All sets of so many notations are tried.
    private static let fewNotations = 8

    init(_ rule: Criterion.Expression, classification: Classification, day: Day) {
        var operands: [Fact: [Operand]] = [:]
        for comparison in rule.comparisons { operands[comparison.fact, default: []].append(comparison.operand) }
        var isComplete = true
        facts = operands.map { fact, operands in
            let values: [FactValue]
            switch fact.kind {
            case .count, .percent, .score, .level: values = Self.numbers(operands, of: fact).map(FactValue.number)
            case .money: values = Self.amounts(operands).map(FactValue.money)
            case .flag: values = [.flag(true), .flag(false)]
            case .choice(let choices): values = choices.map { .words([$0]) }
            case .notation(let scheme):
                values = Self.notations(operands.flatMap(\.words), of: scheme, classification).map { .words([$0]) }
            case .notations:
                let needed = Self.needs(operands.flatMap(\.words), classification)
                isComplete = isComplete && needed.count <= Self.fewNotations
                values = Self.sets(of: needed).map(FactValue.words)
            case .day: values = Self.days(operands, before: day).map(FactValue.day)
            }
            return (fact, values.map { Choice(fact: fact, value: $0) } + [Choice(fact: fact, value: nil)])
        }.sorted { ($0.values.count, $0.fact) < ($1.values.count, $1.fact) }
        areComplete = isComplete
    }

    private static func numbers(_ operands: [Operand], of fact: Fact) -> [Double] {
        let limits = operands.flatMap(\.numbers)
        let legal = fact.numbers
        if fact.kind.isWhole {
            let near = limits.flatMap { limit in [-1, 0, 1].map { limit.rounded(.down) + $0 } }
            return Set(near).filter(legal.contains).sorted()
        }
        let edges = Set(limits + [legal.lowerBound, legal.upperBound]).sorted()
        return edges + zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    }

    /// Each currency apart: a firm has one turnover.
    private static func amounts(_ operands: [Operand]) -> [Money] {
        let limits = operands.flatMap(\.amounts)
        let near = limits.flatMap { limit in
            [-1, 0, 1].map { Money(minorUnits: limit.minorUnits + $0, currency: limit.currency) }
        }
        return Set(near).filter { $0.minorUnits >= 0 }.sorted {
            ($0.currency, $0.minorUnits) < ($1.currency, $1.minorUnits)
        }
    }

    private static func days(_ operands: [Operand], before day: Day) -> [Day] {
        let limits = operands.compactMap { operand -> Day? in
            switch operand {
            case .day(let limit): limit
            case .before(let period): day.minus(period)
            default: nil
            }
        }
        return Set(limits.flatMap { [$0.daysSince1970 - 1, $0.daysSince1970, $0.daysSince1970 + 1] }).sorted()
            .map(Day.init(daysSince1970:))
    }

    /// One precise notation for each way to lie in the named ones: the first in the order of the classification.
    private static func notations(_ named: [String], of scheme: String, _ classification: Classification) -> [String] {
        let named = named.uniqued
        var seen: Set<[Bool]> = []
        return classification.concepts(of: scheme).map(\.notation).filter { notation in
            let places = named.map { classification.places(notation, in: $0) }
            return !places.contains(.unknown) && seen.insert(places.map { $0 == .yes }).inserted
        }
    }

    /// The same of all schemes that the named ones belong to, leaving out what lies in none of them.
    private static func needs(_ named: [String], _ classification: Classification) -> [String] {
        let schemes = named.compactMap { classification[$0]?.scheme }.uniqued
        return schemes.flatMap { notations(named, of: $0, classification) }.filter { notation in
            named.contains { classification.places(notation, in: $0) == .yes }
        }
    }

    private static func sets(of named: [String]) -> [[String]] {
        guard named.count <= fewNotations else {
            return [named, []] + named.map { [$0] } + named.map { left in named.filter { $0 != left } }
        }
        return (0..<1 << named.count).map { chosen in
            named.indices.filter { chosen & 1 << $0 != 0 }.map { named[$0] }
        }
    }
}

extension Operand {
    fileprivate var numbers: [Double] { if case .numbers(let numbers) = self { numbers } else { [] } }
    fileprivate var amounts: [Money] { if case .amounts(let amounts) = self { amounts } else { [] } }
    fileprivate var words: [String] { if case .words(let words) = self { words } else { [] } }
}
