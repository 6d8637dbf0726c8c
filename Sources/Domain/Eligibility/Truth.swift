/// A truth value of Kleene's strong three-valued logic. The order no < unknown < yes makes *and* the minimum and *or* the maximum.
public enum Truth: UInt8, Comparable, Hashable, Sendable, CaseIterable {
    case no, unknown, yes

    public init(_ value: Bool) { self = value ? .yes : .no }

    public static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }
}
