import FoundationEssentials

/// A place in an organisation, offered by mail. Whoever holds the secret of its link may take it, once.
public struct Invitation: Equatable, Sendable {
    public let id: Identifier<Invitation>
    public let organisation: Identifier<RegisteredOrganisation>
    public let email: EmailAddress
    public let role: OrganisationRole
    public let invitedBy: Identifier<Person>
    public let createdAt: Date
    public let expiresAt: Date
    public private(set) var ending: Ending?

    /// How it ended before its time.
    public enum Ending: Equatable, Sendable {
        case accepted(by: Identifier<Person>, at: Date)
        case withdrawn(at: Date)
    }

    /// Days for which an invitation holds.
    public static let days = 7

    public init(
        id: Identifier<Invitation>, organisation: Identifier<RegisteredOrganisation>, email: EmailAddress,
        role: OrganisationRole, invitedBy: Identifier<Person>, createdAt: Date, expiresAt: Date? = nil,
        ending: Ending? = nil
    ) {
        self.id = id
        self.organisation = organisation
        self.email = email
        self.role = role
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt ?? createdAt.addingTimeInterval(Double(Self.days) * 24 * 60 * 60)
        self.ending = ending
    }

    public enum Closed: String, Error, CaseIterable, Sendable { case accepted, withdrawn, expired }

    /// Why it cannot be taken any more; nil while it can.
    public func closed(at now: Date) -> Closed? {
        switch ending {
        case .accepted: .accepted
        case .withdrawn: .withdrawn
        case nil: now < expiresAt ? nil : .expired
        }
    }

    public mutating func accept(by person: Identifier<Person>, at now: Date) throws(Closed) {
        if let closed = closed(at: now) { throw closed }
        ending = .accepted(by: person, at: now)
    }

    public mutating func withdraw(at now: Date) throws(Closed) {
        if let closed = closed(at: now) { throw closed }
        ending = .withdrawn(at: now)
    }
}
