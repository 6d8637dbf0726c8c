import Domain
import FoundationEssentials
import Store

extension Connection {
    /// The organisations that a person has to hand over before they close their account: others belong to them, and no
    /// other owner is there.
    public func organisationsToHandOver(by person: Identifier<Person>) throws -> [RegisteredOrganisation] {
        try organisations.all(of: person).filter { organisation in
            let members = try memberships.all(in: organisation.id)
            return members.count > 1 && members.owners(after: person, becomes: nil) == 0
        }
    }

    /// Whether nobody would run the platform any more if this person left.
    public func isLastOperator(_ person: Identifier<Person>) throws -> Bool {
        let operators = try roleGrants.all().filter { $0.value.contains(RoleGrant(.operator)) }
        return operators.count == 1 && operators[person] != nil
    }

    /// Closes an account: removes what is the person's, and leaves of what others have to keep an identifier that leads
    /// to nobody. The log of who did what keeps that identifier, too.
    public func eraseAccount(of person: Person, at now: Date) throws {
        guard try organisationsToHandOver(by: person.id).isEmpty else { throw Refusal.rule(.anOwnerRemains) }
        guard try !isLastOperator(person.id) else { throw Refusal.lastOperator }
        let actor = try actor(person.id)
        try leaveOrganisations(person, as: actor, at: now)
        try revokeConsents(of: .person(person.id), by: actor, at: now)
        for grant in actor.roles { _ = try roleGrants.remove(grant, from: person.id) }
        for request in try joinRequests.all(of: person.id) {
            _ = try joinRequests.remove(person.id, from: request.organisation)
        }
        for contact in try contactPoints.all(at: person.email) { try contactPoints.remove(contact.id) }
        try notifications.removeAll(of: person.id)
        try mail.erase(to: person.email)
        try drafts.removeUnfinished(by: person.id)
        try scenarios.removePrivate(by: person.id)
        try answerSheets.removeAll(of: person.id)
        for var share in try sheetShares.all(acceptedBy: person.id) {
            share.end(at: now)
            try sheetShares.save(share)
        }
        try people.erase(person.id, at: now)
        try note(.personErased, .person(person.id), by: actor, at: now)
    }

    /// What the person did for organisations remains theirs; an organisation without people is closed.
    private func leaveOrganisations(_ person: Person, as actor: Actor, at now: Date) throws {
        let today = try country().day(at: now)
        for invitation in try invitations.all(to: person.id, at: person.email) { try invitations.remove(invitation.id) }
        for invitation in try invitations.all(by: person.id) where invitation.closed(at: now) == nil {
            try withdraw(invitation, by: actor, at: now)
        }
        for var mandate in try mandates.all(of: person.id) {
            mandate.end(with: today)
            try mandates.save(mandate)
        }
        for membership in try memberships.all(of: person.id) {
            if try memberships.all(in: membership.organisation).count == 1 {
                try close(membership.organisation, by: actor, at: now)
            }
            try memberships.remove(membership)
            try note(
                .organisationLeft, .person(person.id), in: membership.organisation, by: actor,
                ["role": membership.role.rawValue], at: now)
        }
    }

    private func close(_ id: Identifier<RegisteredOrganisation>, by actor: Actor, at now: Date) throws {
        try revokeConsents(of: .organisation(id), by: actor, at: now)
        for invitation in try invitations.all(in: id) { try invitations.remove(invitation.id) }
        for request in try joinRequests.all(in: id) { _ = try joinRequests.remove(request.person, from: id) }
        for contact in try contactPoints.all(in: id) { try contactPoints.remove(contact.id) }
        for calculation in try keptCalculations.all(in: id) { try keptCalculations.remove(calculation.id) }
        if let plan = try plans.find(of: id) { try plans.remove(plan.id) }
        try answerSheets.removeAll(of: id)
        try forgetResults(of: id, at: now)
        try organisations.close(id)
        try note(.organisationClosed, .organisation(id), in: id, by: actor, at: now)
    }

    /// The ledger stays, without anything that says whose it is; nothing in it opens anything any more.
    private func revokeConsents(of subject: DataSubject, by actor: Actor, at now: Date) throws {
        for consent in try consents.all(of: subject) where consent.isInForce(at: now) {
            try revokeConsent(consent.id, by: actor, at: now)
        }
    }
}
