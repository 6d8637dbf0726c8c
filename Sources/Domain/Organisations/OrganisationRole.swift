/// What a member may do in an organisation; each role includes those before it.
public enum OrganisationRole: String, CaseIterable, Hashable, Sendable, Comparable {
    /// Sees what the organisation has entered.
    case viewer
    /// Writes for it.
    case editor
    /// Speaks for it: invites, consents, takes consent back.
    case representative
    /// Decides who belongs to it.
    case owner

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .editor: 1
        case .representative: 2
        case .owner: 3
        }
    }
}
