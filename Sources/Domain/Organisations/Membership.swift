import FoundationEssentials

/// That a person belongs to an organisation.
public struct Membership: Equatable, Sendable {
    public let organisation: Identifier<RegisteredOrganisation>
    public let person: Identifier<Person>
    public var role: OrganisationRole
    public let since: Date

    public init(
        organisation: Identifier<RegisteredOrganisation>, person: Identifier<Person>, role: OrganisationRole,
        since: Date
    ) {
        self.organisation = organisation
        self.person = person
        self.role = role
        self.since = since
    }
}

/// That a person asks to be let in.
public struct JoinRequest: Equatable, Sendable {
    public let organisation: Identifier<RegisteredOrganisation>
    public let person: Identifier<Person>
    public let askedAt: Date

    public init(organisation: Identifier<RegisteredOrganisation>, person: Identifier<Person>, askedAt: Date) {
        self.organisation = organisation
        self.person = person
        self.askedAt = askedAt
    }
}

extension [Membership] {
    /// The owners that remain when one member gets another role, or none.
    public func owners(after person: Identifier<Person>, becomes role: OrganisationRole?) -> Int {
        count { $0.role == .owner && $0.person != person } + (role == .owner ? 1 : 0)
    }
}
