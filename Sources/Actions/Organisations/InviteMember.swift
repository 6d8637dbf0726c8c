import Domain
import FoundationEssentials
import Secrets
import Store

/// The mail that offers a place. Its words are the caller's, who knows languages; so is the secret, made before the
/// transaction, which may run again.
public struct InvitationLetter: Sendable {
    public let token: SecretToken
    public let language: Language
    /// The role as people call it in this language.
    public let roleName: String
    let link: String

    public init(_ language: Language, roleName: String, links: OrganisationLinks) {
        token = SecretToken()
        self.language = language
        self.roleName = roleName
        link = links.invitation(token, in: language)
    }
}

/// What whoever holds the secret of an invitation may see.
public struct InvitationOffer: Sendable {
    public let invitation: Invitation
    public let organisation: RegisteredOrganisation
    /// Nil when they have closed their account.
    public let inviter: String?
    /// Why it cannot be taken any more; nil while it can.
    public let closed: Invitation.Closed?
}

extension Connection {
    /// Offers a place in an organisation by mail. We keep the digest of its secret only. An earlier offer to the same
    /// address ends.
    public func invite(
        _ email: EmailAddress, as role: OrganisationRole, to id: Identifier<RegisteredOrganisation>,
        letter: InvitationLetter, by actor: Actor, at now: Date
    ) throws -> Invitation {
        let organisation = try organisation(id, for: actor, at: now)
        try actor.require(.invite, on: .newMember(of: id, as: role))
        let inviter = try actor.requirePerson()
        if let invited = try people.find(email: email), try self.actor(invited.id).memberships[id] != nil {
            throw Refusal.alreadyMember
        }
        try countInvitation(of: email, by: inviter, at: now)
        for earlier in try invitations.all(in: id) where earlier.email.key == email.key {
            if earlier.closed(at: now) == nil { try withdraw(earlier, by: actor, at: now) }
        }
        let invitation = Invitation(
            id: .new(at: now), organisation: id, email: email, role: role, invitedBy: inviter, createdAt: now)
        try invitations.add(invitation, digest: letter.token.digest)
        try mail.add(
            .invitation(
                organisation: organisation.name, inviter: inviter, role: letter.roleName, link: letter.link,
                days: Invitation.days),
            to: email, in: letter.language, at: now)
        try note(.invitationSent, .invitation(invitation.id), in: id, by: actor, ["role": role.rawValue], at: now)
        return invitation
    }

    /// Nobody fills the mailboxes of strangers in our name.
    private func countInvitation(of email: EmailAddress, by inviter: Identifier<Person>, at now: Date) throws {
        let subject = "invite:\(inviter)"
        guard try mayMail(email, at: now), try !attempts.areExhausted(about: subject, .invitations, at: now) else {
            throw Refusal.tooManyAttempts
        }
        try attempts.add(about: subject, at: now)
    }

    /// What the secret of a link offers, still or no more.
    public func invitationOffer(_ token: SecretToken, at now: Date) throws -> InvitationOffer {
        guard let invitation = try invitations.find(digest: token.digest),
            let organisation = try organisations.find(invitation.organisation)
        else { throw Refusal.notFound }
        return InvitationOffer(
            invitation: invitation, organisation: organisation,
            inviter: try people.find(invitation.invitedBy)?.name,
            closed: try invitation.closed(at: now) ?? (isUpheld(invitation) ? nil : .withdrawn))
    }

    /// Who has left or was demoted invites nobody any more.
    private func isUpheld(_ invitation: Invitation) throws -> Bool {
        try actor(invitation.invitedBy).may(
            .invite, on: .newMember(of: invitation.organisation, as: invitation.role))
    }

    /// Takes the place that an invitation offers; of several who try, one succeeds and the others are told why not.
    public func acceptInvitation(_ token: SecretToken, by actor: Actor, at now: Date) throws -> Membership {
        try actor.require(.acceptInvitation, on: .platform)
        let person = try actor.requirePerson()
        guard var invitation = try invitations.find(digest: token.digest) else { throw Refusal.notFound }
        guard try isUpheld(invitation) || invitation.ending != nil else { throw Refusal.invitationClosed(.withdrawn) }
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
        try note(
            .invitationAccepted, .invitation(invitation.id), in: invitation.organisation, by: actor,
            ["role": invitation.role.rawValue], at: now)
        if let name = try organisations.find(invitation.organisation)?.name {
            try notify(
                invitation.invitedBy,
                .invitationAccepted(
                    person: person, organisation: name, path: invitation.organisation.ownPath), at: now)
        }
        return membership
    }

    /// Takes an invitation back that nobody has taken yet.
    public func withdrawInvitation(_ id: Identifier<Invitation>, by actor: Actor, at now: Date) throws {
        guard let invitation = try invitations.find(id) else { throw Refusal.notFound }
        _ = try organisation(invitation.organisation, for: actor, at: now)
        try actor.require(.invite, on: .newMember(of: invitation.organisation, as: invitation.role))
        try withdraw(invitation, by: actor, at: now)
    }

    func withdraw(_ invitation: Invitation, by actor: Actor, at now: Date) throws {
        var invitation = invitation
        do {
            try invitation.withdraw(at: now)
        } catch {
            throw Refusal.invitationClosed(error)
        }
        try invitations.save(invitation)
        try note(.invitationRevoked, .invitation(invitation.id), in: invitation.organisation, by: actor, at: now)
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
