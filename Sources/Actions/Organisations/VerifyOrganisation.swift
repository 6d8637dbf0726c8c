import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Organisations that nobody has verified, for those who verify them.
    public func organisationsToVerify(for actor: Actor, limit: Int) throws -> [RegisteredOrganisation] {
        guard actor.may(.verifyOrganisation, on: .platform) else { throw Refusal.notFound }
        return try organisationVerifications.missing(limit: limit)
    }

    /// The people who decide for an organisation, for those who have to find out whether they may.
    public func ownersToVerify(
        of id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> [Person] {
        _ = try organisationToVerify(id, for: actor, at: now)
        return try memberships.all(in: id).filter { $0.role == .owner }.compactMap { try people.find($0.person) }
    }

    /// States that its people speak for it, and how that was found out.
    public func verifyOrganisation(
        _ id: Identifier<RegisteredOrganisation>, by means: String, by actor: Actor, at now: Date
    ) throws {
        let organisation = try organisationToVerify(id, for: actor, at: now)
        try actor.require(.verifyOrganisation, on: .organisation(id))
        let verifier = try actor.requirePerson()
        try organisationVerifications.save(
            OrganisationVerification(organisation: id, means: means, verifiedBy: verifier, verifiedAt: now))
        try note(.organisationVerified, .organisation(id), in: id, by: actor, ["means": means], at: now)
        try notifyOwners(
            of: id, .organisationVerified(organisation: organisation.name, path: id.ownPath), at: now)
    }

    /// Gives an organisation to whom it belongs, when others had registered it: they go, with all that they did in its name.
    public func handOverOrganisation(
        _ id: Identifier<RegisteredOrganisation>, to owner: Identifier<Person>, because reason: String,
        by actor: Actor, at now: Date
    ) throws {
        let organisation = try organisationToVerify(id, for: actor, at: now)
        try actor.require(.verifyOrganisation, on: .organisation(id))
        // Nobody takes an organisation for themselves.
        guard owner != actor.person else { throw Refusal.rule(.notOwnOrganisation) }
        try removeTraces(of: id, by: actor, at: now)
        for membership in try memberships.all(in: id) {
            try memberships.remove(membership)
            if membership.person != owner {
                try notify(membership.person, .memberRemoved(organisation: organisation.name), at: now)
            }
        }
        _ = try joinRequests.remove(owner, from: id)
        _ = try memberships.add(Membership(organisation: id, person: owner, role: .owner, since: now))
        try note(
            .organisationHandedOver, .organisation(id), in: id, by: actor,
            ["to": owner.rawValue, "reason": reason], at: now)
        try notify(owner, .memberAdmitted(organisation: organisation.name, path: id.ownPath), at: now)
    }

    /// Closes an organisation that nobody speaks for; its number is free again.
    public func closeOrganisation(
        _ id: Identifier<RegisteredOrganisation>, because reason: String, by actor: Actor, at now: Date
    ) throws {
        let organisation = try organisationToVerify(id, for: actor, at: now)
        try actor.require(.verifyOrganisation, on: .organisation(id))
        try removeTraces(of: id, by: actor, at: now)
        for membership in try memberships.all(in: id) {
            try memberships.remove(membership)
            try notify(membership.person, .memberRemoved(organisation: organisation.name), at: now)
        }
        for request in try joinRequests.all(in: id) { _ = try joinRequests.remove(request.person, from: id) }
        try organisations.close(id)
        try note(.organisationClosed, .organisation(id), in: id, by: actor, ["reason": reason], at: now)
    }

    /// One that has people, and that this operator of the whole platform may know of.
    private func organisationToVerify(
        _ id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> RegisteredOrganisation {
        guard actor.may(.verifyOrganisation, on: .platform), try !memberships.all(in: id).isEmpty else {
            throw Refusal.notFound
        }
        return try organisation(id, for: actor, at: now)
    }

    /// Ends what was done in the name of an organisation; the ledger of consents and mandates stays.
    private func removeTraces(of id: Identifier<RegisteredOrganisation>, by actor: Actor, at now: Date) throws {
        let today = try country().day(at: now)
        for consent in try consents.all(of: .organisation(id)) where consent.isInForce(at: now) {
            try end(consent, by: actor, at: now)
        }
        for invitation in try invitations.all(in: id) where invitation.closed(at: now) == nil {
            try withdraw(invitation, by: actor, at: now)
        }
        for var mandate in try mandates.all(for: id) {
            mandate.end(with: today)
            try mandates.save(mandate)
        }
        for contact in try contactPoints.all(in: id) { try contactPoints.remove(contact.id) }
        try forgetResults(of: id, at: now)
        try organisationVerifications.remove(of: id)
    }
}
