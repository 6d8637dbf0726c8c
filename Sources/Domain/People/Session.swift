import FoundationEssentials

/// A browser in which a person is signed in.
public struct Session: Equatable, Sendable {
    public let id: Identifier<Session>
    public let person: Identifier<Person>
    public let createdAt: Date
    /// To a few minutes.
    public let seenAt: Date
    /// Whether the second factor, where the person has one, was shown.
    public let isProven: Bool
    /// The browser as it names itself.
    public let agent: String

    public init(
        id: Identifier<Session>, person: Identifier<Person>, createdAt: Date, seenAt: Date, isProven: Bool,
        agent: String
    ) {
        self.id = id
        self.person = person
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.isProven = isProven
        self.agent = agent
    }

    /// Seconds without a request after which it ends, and seconds after which it ends in any case.
    public static let idleLimit = 24.0 * 3600
    public static let lifetime = 14.0 * 24 * 3600
    /// Seconds within which the second factor has to be shown.
    public static let proofLimit = 10.0 * 60
    /// A request notes that the session lives when this many seconds passed since the last note.
    public static let noteInterval = 5.0 * 60

    public var expiresAt: Date {
        let end = min(createdAt.addingTimeInterval(Self.lifetime), seenAt.addingTimeInterval(Self.idleLimit))
        return isProven ? end : min(end, createdAt.addingTimeInterval(Self.proofLimit))
    }

    public func isValid(at now: Date) -> Bool { now < expiresAt }
}
