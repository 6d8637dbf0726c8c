/// Whoever asks for something: a visitor, or a person with the roles and memberships of this moment.
public struct Actor: Hashable, Sendable {
    /// Nil for a visitor.
    public let person: Identifier<Person>?
    public let roles: Set<RoleGrant>
    public let memberships: [Identifier<RegisteredOrganisation>: OrganisationRole]

    public static let visitor = Actor()

    private init() {
        person = nil
        roles = []
        memberships = [:]
    }

    public init(
        _ person: Identifier<Person>, roles: Set<RoleGrant> = [],
        memberships: [Identifier<RegisteredOrganisation>: OrganisationRole] = [:]
    ) {
        self.person = person
        self.roles = roles
        self.memberships = memberships
    }
}

extension Actor {
    /// The one question that every page, call and job asks before it shows or does something.
    public func may(_ act: Act, on subject: Subject) -> Bool { answer(to: act, on: subject) == .allowed }

    /// Whether, and if not, why not: to be told to whoever may know that the subject exists.
    public func answer(to act: Act, on subject: Subject) -> Answer {
        let permission = act.permission
        guard permission.holders.contains(where: { isOne(of: $0, for: subject) }) else { return .notTheirs }
        return permission.provisos.first { !meets($0, for: subject) }.map(Answer.unless) ?? .allowed
    }

    public enum Answer: Hashable, Sendable {
        case allowed
        /// Nobody in this position may do it.
        case notTheirs
        /// It would be theirs to do, but for a rule.
        case unless(Proviso)
    }

    private func isOne(of holder: Holder, for subject: Subject) -> Bool {
        switch holder {
        case .anyone: true
        case .signedIn: person != nil
        case .oneself: person != nil && person == subject.person
        case .members(let wanted): role(in: subject.organisation).map(wanted.contains) ?? false
        case .staff(let wanted):
            roles.contains { wanted.contains($0.role) && $0.scope.reaches(subject.organisation) }
        case .staffOfAnyScope(let wanted): roles.contains { wanted.contains($0.role) }
        case .recipients(let wanted):
            roles.contains { wanted.contains($0.role) && subject.consentedTo.contains($0.scope) }
        case .guests: person.map(subject.sharedWith.contains) ?? false
        }
    }

    private func meets(_ proviso: Proviso, for subject: Subject) -> Bool {
        switch proviso {
        case .anOwnerRemains: subject.remainingOwners.map { $0 > 0 } ?? false
        case .noMoreThanOwnRole:
            role(in: subject.organisation).flatMap { own in subject.givenRole.map { $0 <= own } } ?? false
        case .forOneself: person != nil && subject.person == person
        case .notForOneself: subject.person != nil && subject.person != person
        case .notOwnOrganisation: role(in: subject.organisation) == nil
        case .notOwnDraft, .notOwnScenario: subject.author != nil && subject.author != person
        case .ownScenario: person != nil && subject.author == person
        }
    }

    private func role(in organisation: Identifier<RegisteredOrganisation>?) -> OrganisationRole? {
        organisation.flatMap { memberships[$0] }
    }
}
