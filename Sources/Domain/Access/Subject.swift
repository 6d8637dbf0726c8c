/// What an act is done to, as far as the rules ask. What is not stated is taken as denied.
public struct Subject: Hashable, Sendable {
    /// The organisation it belongs to; nil when it belongs to the platform or to a person.
    private(set) var organisation: Identifier<RegisteredOrganisation>?
    /// The person it concerns.
    private(set) var person: Identifier<Person>?
    /// Who wrote it.
    private(set) var author: Identifier<Person>?
    /// The role in the organisation that the person would have.
    private(set) var givenRole: OrganisationRole?
    /// The owners that the organisation would have.
    private(set) var remainingOwners: Int?
    /// To whom its owner has consented to show it.
    private(set) var consentedTo: Set<Scope> = []
    /// Whom its owner has asked to help with it.
    private(set) var sharedWith: Set<Identifier<Person>> = []

    /// The platform as a whole.
    public static let platform = Subject()

    /// A person and what is theirs; `consentedTo` says whose staff they let see it now.
    public static func person(_ id: Identifier<Person>, consentedTo: Set<Scope> = []) -> Subject {
        Subject(person: id, consentedTo: consentedTo)
    }

    /// An organisation and what is its own, likewise.
    public static func organisation(
        _ id: Identifier<RegisteredOrganisation>, consentedTo: Set<Scope> = []
    ) -> Subject {
        Subject(organisation: id, consentedTo: consentedTo)
    }

    /// The answers that an organisation gives in an assessment.
    public static func answers(
        of organisation: Identifier<RegisteredOrganisation>, consentedTo: Set<Scope> = [],
        sharedWith guests: Set<Identifier<Person>> = []
    ) -> Subject {
        Subject(organisation: organisation, consentedTo: consentedTo, sharedWith: guests)
    }

    /// A membership that someone is offered or given.
    public static func newMember(
        of organisation: Identifier<RegisteredOrganisation>, as role: OrganisationRole
    ) -> Subject {
        Subject(organisation: organisation, givenRole: role)
    }

    /// A membership, and what would become of it: the role after it, nil when it ends, and how many owners there would be.
    public static func member(
        _ person: Identifier<Person>, of organisation: Identifier<RegisteredOrganisation>,
        becoming role: OrganisationRole?, remainingOwners: Int
    ) -> Subject {
        Subject(organisation: organisation, person: person, givenRole: role, remainingOwners: remainingOwners)
    }

    /// The mandate of a person to speak for an organisation.
    public static func mandate(
        of person: Identifier<Person>, for organisation: Identifier<RegisteredOrganisation>
    ) -> Subject {
        Subject(organisation: organisation, person: person)
    }

    /// A draft of a record; `organisation` is the one it describes, where that has an account.
    public static func draft(
        by author: Identifier<Person>, about organisation: Identifier<RegisteredOrganisation>? = nil
    ) -> Subject {
        Subject(organisation: organisation, author: author)
    }

    /// A scenario that was written for the staff of an organisation, or of the platform.
    public static func scenario(
        by author: Identifier<Person>, of organisation: Identifier<RegisteredOrganisation>?
    ) -> Subject {
        Subject(organisation: organisation, author: author)
    }

    /// A role of the platform that a person has or would have.
    public static func role(of person: Identifier<Person>, in scope: Scope) -> Subject {
        switch scope {
        case .whole: Subject(person: person)
        case .organisation(let id): Subject(organisation: id, person: person)
        }
    }
}
