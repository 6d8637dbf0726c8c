/// A fact that may be known, not known yet, or one that the question does not apply to.
///
/// Unknown is neither zero nor no: it stays unknown through every rule.
public enum Known<Value: Hashable & Sendable>: Hashable, Sendable {
    case known(Value)
    case unknown
    case notApplicable

    public var value: Value? {
        if case .known(let value) = self { value } else { nil }
    }

    public func map<Other>(_ transform: (Value) -> Other) -> Known<Other> {
        switch self {
        case .known(let value): .known(transform(value))
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        }
    }
}
