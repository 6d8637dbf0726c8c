import Domain
import TestSupport

/// Random firms, rules and programmes from a seed, for properties that must hold for all.
struct EligibilityGenerator: RandomNumberGenerator {
    private var numbers: SeededNumbers

    init(seed: Int) { numbers = SeededNumbers(seed: UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15) }

    mutating func next() -> UInt64 { numbers.next() }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func one<Value>(of values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }

    mutating func some<Value: Hashable>(of values: [Value], upTo count: Int) -> [Value] {
        Array(values.shuffled(using: &self).prefix(Int.random(in: 1...count, using: &self)))
    }

    static let facts = Fact.named + [.assessment(dimension: "DATA")]

    // MARK: Firms

    /// A precise value is a notation with nothing below it.
    mutating func value(of fact: Fact, isPrecise: Bool = false) -> FactValue {
        switch fact.kind {
        case .count: .number(Double(Int.random(in: 0...60, using: &self)))
        case .percent, .score: .number(Double(Int.random(in: 0...20, using: &self)) * 2.5)
        case .level: .number(Double(Int.random(in: 1...5, using: &self)))
        case .money: .money(Money(Int.random(in: 0...60, using: &self), one(of: ["EUR", "BYN"])))
        case .flag: .flag(chance(50))
        case .choice(let choices): .words([one(of: choices)])
        case .notation(let scheme): .words([one(of: notations(of: scheme, isPrecise))])
        case .notations: .words(chance(10) ? [] : some(of: notations(of: "COSME", isPrecise), upTo: 2))
        case .day: .day(day())
        }
    }

    /// A precise value; where something broader is known already, one below it.
    mutating func answer(to fact: Fact, of firm: Firm) -> FactValue {
        guard case .known(.words(let known)) = firm.value(of: fact), case .notation(let scheme) = fact.kind.asNotation
        else { return value(of: fact, isPrecise: true) }
        return .words(
            known.map { word in one(of: notations(of: scheme, true).filter { Classification.sample.isIn($0, word) }) })
    }

    mutating func day() -> Day {
        Day(daysSince1970: Day.today.daysSince1970 - Int.random(in: -60...1500, using: &self))
    }

    func notations(of scheme: String, _ isPrecise: Bool) -> [String] {
        Classification.sample.concepts(of: scheme).map(\.notation).filter {
            !isPrecise || Classification.sample.narrower(than: $0).isEmpty
        }
    }

    mutating func firm() -> Firm {
        var firm = Firm()
        for fact in Self.facts where chance(55) { firm = firm.with(fact, value(of: fact)) }
        if chance(10) { firm.employees = .notApplicable }
        if chance(10) { firm.activity = .notApplicable }
        if chance(10) { firm.turnover = .notApplicable }
        if chance(5) { firm.assessment = .notApplicable }
        return firm
    }

    // MARK: Rules

    mutating func comparison() -> Comparison {
        let fact = one(of: Self.facts)
        let comparator = one(of: fact.kind.comparators)
        return Comparison(fact, comparator, operand(of: fact, comparator))
    }

    mutating func operand(of fact: Fact, _ comparator: Comparator) -> Operand {
        let isList = [.in, .notIn, .containsAny, .containsAll].contains(comparator)
        switch fact.kind {
        case .count, .percent, .score, .level:
            let count = comparator == .between ? 2 : isList ? 3 : 1
            let steps = fact.kind == .level ? 1...5 : 0...24
            let width = fact.kind == .level ? 1 : 2.5
            return .numbers(
                (0..<count).map { _ in (Double(Int.random(in: steps, using: &self)) * width).rounded() }.sorted())
        case .money:
            let (currency, count) = (one(of: ["EUR", "BYN"]), comparator == .between ? 2 : 1)
            return .amounts(
                (0..<count).map { _ in Int.random(in: 0...60, using: &self) }.sorted().map { Money($0, currency) })
        case .flag: return .flag(chance(50))
        case .choice(let choices): return .words(some(of: choices, upTo: isList ? 2 : 1))
        case .notation(let scheme): return .words(some(of: notations(of: scheme, false), upTo: isList ? 3 : 1))
        case .notations: return .words(some(of: notations(of: "COSME", false), upTo: 3))
        case .day: return chance(50) ? .day(day()) : .before(Period(months: Int.random(in: 0...36, using: &self)))
        }
    }

    mutating func expression(depth: Int = 3) -> Criterion.Expression {
        guard depth > 1, chance(40) else { return .comparison(comparison()) }
        let parts = (0..<Int.random(in: 0...3, using: &self)).map { _ in expression(depth: depth - 1) }
        return one(of: [.all(parts), .any(parts), .none(parts)])
    }

    mutating func criterion(_ number: Int) -> Criterion {
        let window = chance(15) ? (day(), day()) : nil
        let isManual = chance(15)
        return Criterion(
            identifier: "rule-\(number)", title: .plain("Rule"), severity: isManual ? .manualCheck : .blocking,
            validFrom: window.map { min($0.0, $0.1) }, validTo: window.map { max($0.0, $0.1) },
            expression: isManual && chance(50) ? nil : expression())
    }

    mutating func programme(_ number: Int = 0) -> Programme {
        let criteria = (0..<Int.random(in: 0...4, using: &self)).map { criterion($0) }
        return Programme(
            id: "fund-\(number)", title: .plain("Fund"),
            availability: chance(5) ? one(of: Availability.allCases) : .open,
            criteria: criteria)
    }
}

extension Fact.Kind {
    /// Needs of these tests are all of one scheme.
    fileprivate var asNotation: Fact.Kind { self == .notations ? .notation(scheme: "COSME") : self }
}
