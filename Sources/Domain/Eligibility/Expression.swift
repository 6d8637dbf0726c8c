extension Criterion {
    /// A condition on the facts of a firm. It is data: read from a file or a form, never code.
    public indirect enum Expression: Hashable, Sendable {
        /// Every part is true. True when empty.
        case all([Expression])
        /// At least one part is true. False when empty.
        case any([Expression])
        /// No part is true. True when empty.
        case none([Expression])
        case comparison(Comparison)

        /// An expression is at most this many levels deep; a comparison is one level.
        public static let depthLimit = 8
        /// Comparisons and groups in one expression.
        public static let sizeLimit = 200
    }
}

/// One fact compared with what a rule says.
public struct Comparison: Hashable, Sendable {
    public let fact: Fact
    public let comparator: Comparator
    public let operand: Operand

    /// Expects an operand that fits; reading checks that. One that does not fit makes the comparison unknown.
    public init(_ fact: Fact, _ comparator: Comparator, _ operand: Operand) {
        self.fact = fact
        self.comparator = comparator
        self.operand = operand
    }
}

/// What a fact is compared with: one value, or for `between` two, or for `in` and `contains…` several.
public enum Operand: Hashable, Sendable {
    case numbers([Double])
    case amounts([Money])
    case flag(Bool)
    /// Choices or notations.
    case words([String])
    case day(Day)
    /// That long before the day of evaluation.
    case before(Period)
}
