/// The published formula by which help is ranked (decision 013): each part with its whole points, which are added up.
public enum HelpPoints {
    /// Of the surest match of a gap.
    public static func match(_ level: HelpMatch.Level) -> Int {
        switch level {
        case .direct: 40
        case .close: 30
        case .related: 15
        }
    }

    /// For each further notation that matches the same gap.
    public static let furtherMatch = 5
    public static let mostFurtherMatches = 4
    /// For each other gap of the firm that it helps with, too.
    public static let furtherGap = 5
    public static let mostFurtherGaps = 3
    public static let sameRegion = 12
    /// Not tied to a place, where the region of the firm is known.
    public static let countryWide = 6
    public static let size = 8
    public static let activity = 8

    /// That a source of funding can pay for it.
    public static func paid(_ outcome: Outcome) -> Int {
        switch outcome {
        case .eligible: 10
        case .undetermined: 4
        case .ineligible: 0
        }
    }

    /// Of a source of funding: whether the firm can have it.
    public static func funding(_ outcome: Outcome) -> Int {
        switch outcome {
        case .eligible: 20
        case .undetermined: 8
        case .ineligible: 0
        }
    }

    /// That a source of funding pays for the kind of help found, without being about it.
    public static let coversCost = 12

    /// By the days since it was last found true.
    public static func checked(daysAgo days: Int) -> Int { days <= 90 ? 6 : days <= 365 ? 3 : 0 }
}
