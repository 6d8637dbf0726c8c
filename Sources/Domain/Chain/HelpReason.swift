/// One part of the rank of a record, as it is told to the reader.
public enum HelpReason: Hashable, Sendable {
    /// It is about `notation`, which `match.concept` of the gap is, or is mapped to.
    case match(notation: String, HelpMatch)
    /// Further notations that match the same gap.
    case furtherMatches([String])
    /// Other gaps of the firm, by notation.
    case furtherGaps([String])
    case sameRegion(String)
    case countryWide
    case size(String)
    case activity(String)
    /// A source of funding, by its identifier, can pay for it.
    case paid(by: String, Outcome)
    /// It is a source of funding, and the firm can have it or may.
    case funding(Outcome)
    /// It is a source of funding for help of these kinds.
    case covers([Kind])
    /// The day it was last found true, and how long ago.
    case checked(Day, daysAgo: Int)

    public var points: Int {
        switch self {
        case .match(_, let match): HelpPoints.match(match.level)
        case .furtherMatches(let notations):
            min(notations.count, HelpPoints.mostFurtherMatches) * HelpPoints.furtherMatch
        case .furtherGaps(let gaps): min(gaps.count, HelpPoints.mostFurtherGaps) * HelpPoints.furtherGap
        case .sameRegion: HelpPoints.sameRegion
        case .countryWide: HelpPoints.countryWide
        case .size: HelpPoints.size
        case .activity: HelpPoints.activity
        case .paid(_, let outcome): HelpPoints.paid(outcome)
        case .funding(let outcome): HelpPoints.funding(outcome)
        case .covers: HelpPoints.coversCost
        case .checked(_, let daysAgo): HelpPoints.checked(daysAgo: daysAgo)
        }
    }
}
