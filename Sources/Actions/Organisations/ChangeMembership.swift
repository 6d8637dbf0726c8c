import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Everyone in an organisation.
    public func members(
        of id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> [Membership] {
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.seeMembers, on: .organisation(id))
        return try memberships.all(in: id)
    }

    /// Gives a member another role. An owner always remains.
    public func changeRole(
        of person: Identifier<Person>, in id: Identifier<RegisteredOrganisation>, to role: OrganisationRole,
        by actor: Actor, at now: Date
    ) throws {
        var (membership, owners) = try membership(of: person, in: id, becoming: role, for: actor, at: now)
        try actor.require(.changeRole, on: .member(person, of: id, becoming: role, remainingOwners: owners))
        let formerRole = membership.role
        membership.role = role
        try memberships.save(membership)
        try note(
            .membershipChanged, .person(person), in: id, by: actor,
            ["from": formerRole.rawValue, "to": role.rawValue], at: now)
        if person != actor.person, role != formerRole {
            let name = try organisation(id, for: actor, at: now).name
            try notify(person, .roleChanged(organisation: name, path: id.ownPath), at: now)
        }
    }

    /// Ends a membership, one's own or that of another, and with it the mandates of the person. An owner always remains.
    public func endMembership(
        of person: Identifier<Person>, in id: Identifier<RegisteredOrganisation>, by actor: Actor, on today: Day,
        at now: Date
    ) throws {
        let (membership, owners) = try membership(of: person, in: id, becoming: nil, for: actor, at: now)
        let act = actor.person == person ? Act.leaveOrganisation : .removeMember
        try actor.require(act, on: .member(person, of: id, becoming: nil, remainingOwners: owners))
        try memberships.remove(membership)
        for var mandate in try mandates.all(for: id) where mandate.person == person {
            mandate.end(with: today)
            try mandates.save(mandate)
        }
        try note(
            act == .leaveOrganisation ? .organisationLeft : .memberRemoved, .person(person), in: id, by: actor,
            ["role": membership.role.rawValue], at: now)
        try tellOfLeaving(person, id, by: actor, at: now)
    }

    /// Who was removed is told; who left by themselves is missed by the owners.
    private func tellOfLeaving(
        _ person: Identifier<Person>, _ id: Identifier<RegisteredOrganisation>, by actor: Actor, at now: Date
    ) throws {
        guard let name = try organisations.find(id)?.name else { return }
        guard actor.person == person else {
            return try notify(person, .memberRemoved(organisation: name), at: now)
        }
        try notifyOwners(of: id, .memberLeft(person: person, organisation: name, path: id.ownPath), at: now)
    }

    /// Tells those who decide who belongs to an organisation.
    func notifyOwners(
        of id: Identifier<RegisteredOrganisation>, _ content: NotificationContent, at now: Date
    ) throws {
        for owner in try memberships.all(in: id) where owner.role == .owner {
            try notify(owner.person, content, at: now)
        }
    }

    /// A membership that this person may see, and the owners that would remain.
    private func membership(
        of person: Identifier<Person>, in id: Identifier<RegisteredOrganisation>, becoming role: OrganisationRole?,
        for actor: Actor, at now: Date
    ) throws -> (Membership, owners: Int) {
        let members = try members(of: id, for: actor, at: now)
        guard let membership = members.first(where: { $0.person == person }) else { throw Refusal.notFound }
        return (membership, members.owners(after: person, becomes: role))
    }
}
