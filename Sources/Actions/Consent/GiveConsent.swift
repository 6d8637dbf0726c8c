import Domain
import FoundationEssentials
import Store

/// What someone agrees to, having read the text of the purpose in its present version.
public struct ConsentGiven: Equatable, Sendable {
    public let subject: DataSubject
    public let purpose: Purpose
    public let recipient: Scope
    public let dataGroups: Set<DataGroup>
    public let expiresAt: Date

    public init(
        subject: DataSubject, purpose: Purpose, recipient: Scope, dataGroups: Set<DataGroup>, expiresAt: Date
    ) {
        self.subject = subject
        self.purpose = purpose
        self.recipient = recipient
        self.dataGroups = dataGroups
        self.expiresAt = expiresAt
    }
}

extension Connection {
    /// Someone, with the consents in force now that open something to staff: what the rules ask of whose data they are.
    public func subject(_ subject: DataSubject, at now: Date) throws -> Subject {
        let recipients = try consents.all(of: subject).filter { $0.isInForce(at: now) && $0.purpose.opensToStaff }
            .map(\.recipient)
        return subject.subject(consentedTo: Set(recipients))
    }

    /// Who agrees to be counted is counted at once, with what was frozen in the running half-year.
    public func giveConsent(_ given: ConsentGiven, by actor: Actor, at now: Date) throws -> Consent {
        try requireOwn(given.subject, .giveConsent, by: actor)
        if case .organisation(let id) = given.recipient, try organisations.find(id) == nil { throw Refusal.notFound }
        let consent = Consent(
            id: .new(at: now), subject: given.subject, purpose: given.purpose, recipient: given.recipient,
            dataGroups: given.dataGroups, textVersion: given.purpose.textVersion, givenBy: try actor.requirePerson(),
            givenAt: now, expiresAt: given.expiresAt)
        try consents.add(consent)
        try note(
            .consentGiven, .consent(consent.id), in: given.subject.organisation, by: actor,
            ["purpose": given.purpose.rawValue, "text": "\(consent.textVersion)"], at: now)
        if let id = given.subject.organisation, consent.letsCount(at: now) { try countResults(of: id, at: now) }
        return consent
    }

    /// Takes a consent back. Doing so twice changes nothing.
    public func revokeConsent(_ id: Identifier<Consent>, by actor: Actor, at now: Date) throws {
        guard let consent = try consents.find(id) else { throw Refusal.notFound }
        try requireOwn(consent.subject, .revokeConsent, by: actor)
        try end(consent, by: actor, at: now)
    }

    /// Ends a consent for those who may, whyever.
    func end(_ consent: Consent, by actor: Actor, at now: Date) throws {
        let revocation = Consent.Revocation(by: try actor.requirePerson(), at: now)
        guard try consents.add(revocation, of: consent.id) else { return }
        try note(
            .consentRevoked, .consent(consent.id), in: consent.subject.organisation, by: actor,
            ["purpose": consent.purpose.rawValue], at: now)
        if let id = consent.subject.organisation, try consentToCount(id, at: now) == nil {
            try forgetResults(of: id, at: now)
        }
    }

    /// What someone ever consented to, newest first.
    public func consents(of subject: DataSubject, for actor: Actor) throws -> [Consent] {
        try requireOwn(subject, .seeDisclosures, by: actor)
        return try consents.all(of: subject)
    }

    /// Who has seen what of someone, newest first.
    public func disclosures(of subject: DataSubject, for actor: Actor, limit: Int) throws -> [Disclosure] {
        try requireOwn(subject, .seeDisclosures, by: actor)
        return try disclosures.all(of: subject, limit: limit)
    }

    /// Refuses what is not theirs; those who are no part of it are not told that it exists.
    private func requireOwn(_ subject: DataSubject, _ act: Act, by actor: Actor) throws {
        if actor.may(act, on: subject.subject()) { return }
        throw actor.may(.seePrivateData, on: subject.subject()) ? Refusal.notAllowed : .notFound
    }
}
