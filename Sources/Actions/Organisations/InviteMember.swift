import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Offers a place in an organisation. The caller makes the token, before the transaction, and sends it by mail; we keep
    /// its digest only.
    public func invite(
        _ email: EmailAddress, as role: OrganisationRole, to id: Identifier<RegisteredOrganisation>,
        token: SecretToken, by actor: Actor, at now: Date
    ) throws -> Invitation {
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.invite, on: .newMember(of: id, as: role))
        let invitation = Invitation(
            id: .new(at: now), organisation: id, email: email, role: role, invitedBy: try actor.requirePerson(),
            createdAt: now)
        try invitations.add(invitation, digest: token.digest)
        // MAIL: the invitation, with the link that holds `token.text`.
        // AUDIT: member invited.
        return invitation
    }

    /// Takes the place that an invitation offers; of several who try, one succeeds and the others are told why not.
    public func acceptInvitation(_ token: SecretToken, by actor: Actor, at now: Date) throws -> Membership {
        try actor.require(.acceptInvitation, on: .platform)
        let person = try actor.requirePerson()
        guard var invitation = try invitations.find(digest: token.digest) else { throw Refusal.notFound }
        // Who has left or was demoted invites nobody any more.
        let place = Subject.newMember(of: invitation.organisation, as: invitation.role)
        let isUpheld = try self.actor(invitation.invitedBy).may(.invite, on: place)
        guard isUpheld || invitation.ending != nil else { throw Refusal.invitationClosed(.withdrawn) }
        do {
            try invitation.accept(by: person, at: now)
        } catch {
            throw Refusal.invitationClosed(error)
        }
        let membership = Membership(
            organisation: invitation.organisation, person: person, role: invitation.role, since: now)
        guard try memberships.add(membership) else { throw Refusal.alreadyMember }
        try invitations.save(invitation)
        _ = try joinRequests.remove(person, from: invitation.organisation)
        // AUDIT: invitation accepted.
        return membership
    }

    /// Takes an invitation back that nobody has taken yet.
    public func withdrawInvitation(_ id: Identifier<Invitation>, by actor: Actor, at now: Date) throws {
        guard var invitation = try invitations.find(id) else { throw Refusal.notFound }
        _ = try organisation(invitation.organisation, for: actor, at: now)
        try actor.require(.invite, on: .newMember(of: invitation.organisation, as: invitation.role))
        do {
            try invitation.withdraw(at: now)
        } catch {
            throw Refusal.invitationClosed(error)
        }
        try invitations.save(invitation)
        // AUDIT: invitation withdrawn.
    }

    /// What an organisation has offered to whom, newest first.
    public func invitations(
        of id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> [Invitation] {
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.invite, on: .newMember(of: id, as: .viewer))
        return try invitations.all(in: id)
    }
}
