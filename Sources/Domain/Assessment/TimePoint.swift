/// Before something is changed, right after it, and later: the three times that are compared.
public enum TimePoint: String, CaseIterable, Hashable, Sendable {
    case before = "T0"
    case after = "T1"
    case later = "T2"
}
