/// How a rule compares a fact. The raw value is the name used in files.
public enum Comparator: String, CaseIterable, Codable, Hashable, Sendable {
    case equals, notEquals, `in`, notIn, atLeast, atMost, moreThan, lessThan, between, containsAny, containsAll
    case onOrBefore, onOrAfter

    /// True for the denial of another comparator: `notEquals` of `equals`, `notIn` of `in`.
    public var isNegative: Bool { self == .notEquals || self == .notIn }

    var takesList: Bool {
        switch self {
        case .in, .notIn, .between, .containsAny, .containsAll: true
        default: false
        }
    }
}

extension Fact.Kind {
    /// The comparators that fit. `between` takes two ends, both inclusive.
    public var comparators: [Comparator] {
        switch self {
        case .count, .percent, .score, .level:
            [.equals, .notEquals, .in, .notIn, .atLeast, .atMost, .moreThan, .lessThan, .between]
        case .money: [.atLeast, .atMost, .moreThan, .lessThan, .between]
        case .flag: [.equals, .notEquals]
        case .choice, .notation: [.equals, .notEquals, .in, .notIn]
        case .notations: [.containsAny, .containsAll]
        case .day: [.onOrBefore, .onOrAfter]
        }
    }
}
