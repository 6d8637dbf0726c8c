import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Asks the owners of the organisation with this identifier to be let in. Asking says nothing of who is in it.
    public func askToJoin(_ identifier: OrganisationIdentifier, by actor: Actor, at now: Date) throws {
        try actor.require(.askToJoin, on: .platform)
        let person = try actor.requirePerson()
        guard let organisation = try organisations.find(identifier) else { throw Refusal.notFound }
        guard actor.memberships[organisation.id] == nil else { throw Refusal.alreadyMember }
        let isNew = try joinRequests.add(JoinRequest(organisation: organisation.id, person: person, askedAt: now))
        guard isNew else { return }
        try notifyOwners(
            of: organisation.id,
            .joinRequested(person: person, organisation: organisation.name, path: organisation.id.ownPath), at: now)
    }

    /// Asks no more.
    public func withdrawJoinRequest(to id: Identifier<RegisteredOrganisation>, by actor: Actor) throws {
        guard try joinRequests.remove(actor.requirePerson(), from: id) else { throw Refusal.notFound }
    }

    /// Who waits to be let in, oldest first.
    public func joinRequests(
        of id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> [JoinRequest] {
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.admitMember, on: .newMember(of: id, as: .viewer))
        return try joinRequests.all(in: id)
    }

    /// Lets someone in who has asked.
    public func admit(
        _ person: Identifier<Person>, as role: OrganisationRole, to id: Identifier<RegisteredOrganisation>,
        by actor: Actor, at now: Date
    ) throws -> Membership {
        let name = try organisation(id, for: actor, at: now).name
        try actor.require(.admitMember, on: .newMember(of: id, as: role))
        guard try joinRequests.remove(person, from: id) else { throw Refusal.notFound }
        let membership = Membership(organisation: id, person: person, role: role, since: now)
        guard try memberships.add(membership) else { throw Refusal.alreadyMember }
        try note(.memberAdmitted, .person(person), in: id, by: actor, ["role": role.rawValue], at: now)
        try notify(person, .memberAdmitted(organisation: name, path: id.ownPath), at: now)
        return membership
    }

    /// Refuses someone who has asked.
    public func declineJoining(
        of person: Identifier<Person>, in id: Identifier<RegisteredOrganisation>, by actor: Actor, at now: Date
    ) throws {
        let name = try organisation(id, for: actor, at: now).name
        try actor.require(.admitMember, on: .newMember(of: id, as: .viewer))
        guard try joinRequests.remove(person, from: id) else { throw Refusal.notFound }
        try note(.joiningDeclined, .person(person), in: id, by: actor, at: now)
        try notify(person, .joiningDeclined(organisation: name), at: now)
    }
}
