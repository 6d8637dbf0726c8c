/// The smallest change of one fact after which a programme would no longer be out of reach.
public struct NearestMiss: Hashable, Sendable {
    /// What would have to hold: at least 10 employees.
    public let condition: Comparison
    /// Eligible, or undetermined where other facts are unknown.
    public let outcome: Outcome
}

extension Evaluation {
    /// The smallest single change that makes an ineligible programme eligible, or else undetermined; nil when there is none.
    ///
    /// Tried are known numbers, amounts, choices and flags that the programme compares: numbers and amounts go to the nearest side of a
    /// limit, choices and flags to another value. A firm cannot change when it was founded, and will not move or change its
    /// trade for a programme, so dates and notations are not tried; what time alone changes, `changes` says. Eligible comes before
    /// undetermined, numbers before choices, the smaller change (as a part of the larger number) before the greater, then the order of `Fact`.
    public func nearestMiss(_ programme: Int) -> NearestMiss? {
        guard outcomes[programme] == .ineligible else { return nil }
        let rule = rules.programmes[programme]
        var best: (rank: Rank, miss: NearestMiss)?
        var seen: Set<Comparison> = []
        for criterion in rule.criteria where criterion.severity == .blocking && criterion.applies(on: day) {
            for comparison in criterion.expression?.comparisons ?? [] where seen.insert(comparison).inserted {
                for change in Change.tried(by: comparison, firm) {
                    let changed = firm.with(comparison.fact, change.value)
                    let outcome = rule.outcome(for: changed, on: day, in: rulebook.classification)
                    let rank = Rank(outcome: outcome, change: change)
                    guard outcome != .ineligible, best.map({ rank < $0.rank }) ?? true else { continue }
                    best = (rank, NearestMiss(condition: change.condition, outcome: outcome))
                }
            }
        }
        return best?.miss
    }
}

extension Criterion.Expression {
    /// All comparisons in it, in reading order.
    public var comparisons: [Comparison] {
        switch self {
        case .comparison(let comparison): [comparison]
        case .all(let parts), .any(let parts), .none(let parts): parts.flatMap(\.comparisons)
        }
    }
}

/// How good a change is; the least is the nearest.
private struct Rank: Comparable {
    let outcome: Outcome
    let change: Change

    static func < (left: Rank, right: Rank) -> Bool { left.order < right.order }
    static func == (left: Rank, right: Rank) -> Bool { left.order == right.order }

    private var order: (Int, Double, Fact) { (outcome == .eligible ? 0 : 1, change.distance, change.condition.fact) }
}

/// Another value of a fact, and the condition that it stands for.
private struct Change {
    let value: FactValue
    let condition: Comparison
    /// For numbers 0…1; choices and flags are further than any number.
    let distance: Double

    static func tried(by comparison: Comparison, _ firm: Firm) -> [Change] {
        let fact = comparison.fact
        switch (firm.value(of: fact), comparison.operand) {
        case (.known(.number(let now)), .numbers(let limits)):
            return limits.flatMap { changes(of: fact, from: now, to: $0, isExact: comparison.comparator.isExact) }
        case (.known(.money(let now)), .amounts(let limits)):
            return limits.filter { $0.currency == now.currency }.flatMap { changes(of: fact, from: now, to: $0) }
        case (.known(.flag(let now)), .flag):
            return [Change(value: .flag(!now), condition: Comparison(fact, .equals, .flag(!now)), distance: 2)]
        case (.known(.words(let now)), .words):
            guard case .choice(let choices) = fact.kind else { return [] }
            return choices.filter { !now.contains($0) }.map {
                Change(value: .words([$0]), condition: Comparison(fact, .equals, .words([$0])), distance: 2)
            }
        default: return []
        }
    }

    private static func changes(of fact: Fact, from now: Double, to limit: Double, isExact: Bool) -> [Change] {
        let (after, before) = fact.kind.isWhole ? (limit + 1, limit - 1) : (limit.nextUp, limit.nextDown)
        return sides(limit, now, isExact, after: after, before: before).filter { fact.numbers.contains($0.value) }.map {
            side in
            Change(
                value: .number(side.value), condition: Comparison(fact, side.comparator, .numbers([limit])),
                distance: part(limit, now))
        }
    }

    private static func changes(of fact: Fact, from now: Money, to limit: Money) -> [Change] {
        let (now, units) = (now.minorUnits, limit.minorUnits)
        return sides(units, now, false, after: units + 1, before: units - 1).filter { $0.value >= 0 }.map { side in
            Change(
                value: .money(Money(minorUnits: side.value, currency: limit.currency)),
                condition: Comparison(fact, side.comparator, .amounts([limit])),
                distance: part(Double(units), Double(now)))
        }
    }

    /// The values on and beside a limit, towards it from where the firm is now.
    private static func sides<Number: Comparable>(
        _ limit: Number, _ now: Number, _ isExact: Bool, after: Number, before: Number
    ) -> [(value: Number, comparator: Comparator)] {
        var sides: [(value: Number, comparator: Comparator)] = []
        if now != limit { sides.append((limit, isExact ? .equals : now < limit ? .atLeast : .atMost)) }
        if now <= limit { sides.append((after, .moreThan)) }
        if now >= limit { sides.append((before, .lessThan)) }
        return sides
    }

    private static func part(_ limit: Double, _ now: Double) -> Double {
        abs(limit - now) / max(abs(limit), abs(now), 1)
    }
}

extension Comparator {
    fileprivate var isExact: Bool { self == .equals || self == .in }
}
