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
        membership.role = role
        try memberships.save(membership)
        // AUDIT: role changed.
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
        // AUDIT: membership ended.
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
