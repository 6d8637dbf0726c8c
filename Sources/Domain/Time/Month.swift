/// A month of a year: `2026-03`.
public struct Month: Hashable, Comparable, Sendable, LosslessStringConvertible {
    public let year: Int
    /// 1…12.
    public let month: Int

    /// Reads `YYYY-MM`, and nothing else.
    public init?(_ text: String) {
        guard let first = Day("\(text)-01") else { return nil }
        self.init(first)
    }

    public init(_ day: Day) {
        year = day.year
        month = day.month
    }

    private init(monthsSinceYear0 months: Int) {
        year = months / 12
        month = months % 12 + 1
    }

    public var description: String {
        let (years, months) = (String(year), String(month))
        return
            "\(String(repeating: "0", count: max(0, 4 - years.count)))\(years)-\(months.count < 2 ? "0" : "")\(months)"
    }

    public func adding(months: Int) -> Month { Month(monthsSinceYear0: year * 12 + month - 1 + months) }

    public static func < (left: Month, right: Month) -> Bool { (left.year, left.month) < (right.year, right.month) }
}
