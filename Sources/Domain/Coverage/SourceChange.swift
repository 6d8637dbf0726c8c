/// One change of what is on offer.
public enum SourceChange: Hashable, Sendable {
    /// A source that is new, or that stands in the place of the one with its name.
    case put(FundingSource)
    /// The source with that name is no more.
    case removed(String)

    /// The name of the source.
    public var source: String {
        switch self {
        case .put(let source): source.programme.id
        case .removed(let id): id
        }
    }
}
