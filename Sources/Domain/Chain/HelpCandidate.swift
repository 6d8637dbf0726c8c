/// What the ranking has to know of a record.
public struct HelpCandidate: Hashable, Sendable {
    public let kind: Kind
    public let id: String
    /// In the language of the reader: equals are ordered by it.
    public let title: String
    /// What it carries, ancestors included; notations that nobody asks for may be absent.
    public let notations: Set<String>
    /// Whether it is at one place, so that the way there counts.
    public let isLocal: Bool
    /// The latest day on which it was found true.
    public let checkedOn: Day?

    public init(
        kind: Kind, id: String, title: String, notations: Set<String>, isLocal: Bool = false, checkedOn: Day? = nil
    ) {
        self.kind = kind
        self.id = id
        self.title = title
        self.notations = notations
        self.isLocal = isLocal
        self.checkedOn = checkedOn
    }
}

/// A record that helps with a gap, and why it stands where it stands.
public struct Help: Hashable, Sendable {
    public let candidate: HelpCandidate
    /// In the order in which they are told.
    public let reasons: [HelpReason]

    public var points: Int { reasons.reduce(0) { $0 + $1.points } }
}

extension Help {
    /// Most points first; equals by title, then by identifier.
    func precedes(_ other: Help) -> Bool {
        (other.points, candidate.title, candidate.id) < (points, other.candidate.title, other.candidate.id)
    }
}
