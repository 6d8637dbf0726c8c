import Actions
import Domain
import FoundationEssentials
import Store

/// What a person may see of an organisation, read at one moment.
struct OrganisationSheet: Sendable {
    let organisation: RegisteredOrganisation
    let actor: Actor
    let catalogue: Catalogue
    let now: Date
    private(set) var members: [Membership] = []
    private(set) var requests: [JoinRequest] = []
    private(set) var invitations: [Invitation] = []
    private(set) var mandates: [Mandate] = []
    let contacts: [ContactPoint]
    let verification: OrganisationVerification?
    let calculations: [KeptCalculation]
    private let people: [Identifier<Person>: Person]

    var id: Identifier<RegisteredOrganisation> { organisation.id }
    var country: Country { catalogue.country }
    var today: Day { country.day(at: now) }
    var role: OrganisationRole? { actor.memberships[id] }

    init(
        _ id: Identifier<RegisteredOrganisation>, for actor: Actor, _ catalogue: Catalogue, at now: Date,
        in db: Connection
    ) throws {
        self.actor = actor
        self.catalogue = catalogue
        self.now = now
        organisation = try db.organisation(id, for: actor, at: now)
        verification = try db.organisationVerifications.find(of: id)
        contacts = try db.contactPoints(
            of: id, for: actor, aging: catalogue.country.contactAging, on: catalogue.country.day(at: now), at: now)
        calculations = try db.keptCalculations(of: id, for: actor, at: now)
        let newcomer = Subject.newMember(of: id, as: .viewer)
        if actor.may(.seeMembers, on: .organisation(id)) {
            members = try db.members(of: id, for: actor, at: now)
            mandates = try db.mandates(of: id, for: actor, at: now)
        }
        if actor.may(.admitMember, on: newcomer) { requests = try db.joinRequests(of: id, for: actor, at: now) }
        if actor.may(.invite, on: newcomer) { invitations = try db.invitations(of: id, for: actor, at: now) }
        people = try db.people.all(
            members.map(\.person) + requests.map(\.person) + mandates.map(\.person) + invitations.map(\.invitedBy))
    }

    func may(_ act: Act, _ subject: Subject? = nil) -> Bool { actor.may(act, on: subject ?? .organisation(id)) }

    /// Nil when they have closed their account.
    func person(_ id: Identifier<Person>) -> Person? { people[id] }

    /// Why an invitation cannot be taken any more. Who has left or was demoted invites nobody.
    func closed(_ invitation: Invitation) -> Invitation.Closed? {
        if let closed = invitation.closed(at: now) { return closed }
        let role = members.first { $0.person == invitation.invitedBy }?.role
        let inviter = Actor(invitation.invitedBy, memberships: role.map { [id: $0] } ?? [:])
        return inviter.may(.invite, on: .newMember(of: id, as: invitation.role)) ? nil : .withdrawn
    }

    /// The roles that the actor may give, the highest first.
    func roles(for act: Act) -> [OrganisationRole] {
        OrganisationRole.allCases.reversed().filter { may(act, .newMember(of: id, as: $0)) }
    }
}
