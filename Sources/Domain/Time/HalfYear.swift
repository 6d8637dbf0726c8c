/// Half a calendar year: `2026-H2`.
public struct HalfYear: Hashable, Comparable, Sendable, LosslessStringConvertible {
    public let year: Int
    /// 1 or 2.
    public let half: Int

    public init(containing day: Day) {
        year = day.year
        half = day.month <= 6 ? 1 : 2
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), (1000...2999).contains(year),
            let half = ["H1": 1, "H2": 2][parts[1]]
        else { return nil }
        self.year = year
        self.half = half
    }

    /// Days of the longer half, in a leap year as well.
    public static let mostDays = 184

    public var description: String { "\(year)-H\(half)" }

    /// Whether its last day is before `day`.
    public func isOver(on day: Day) -> Bool { self < HalfYear(containing: day) }

    public static func < (one: Self, other: Self) -> Bool { (one.year, one.half) < (other.year, other.half) }
}
