import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Opens data of someone to staff for one purpose, on the ground of a consent, and notes that they were seen. Call it in
    /// the transaction that reads the data: what is shown is always noted.
    public func disclose(
        _ groups: Set<DataGroup>, of subject: DataSubject, for purpose: Purpose, to actor: Actor, at now: Date
    ) throws -> Disclosure {
        let consent = try consents.all(of: subject).first { consent in
            consent.covers(groups, for: purpose, at: now)
                && actor.may(.seePrivateData, on: subject.subject(consentedTo: [consent.recipient]))
        }
        guard let consent else { throw Refusal.notFound }
        let disclosure = Disclosure(
            id: .new(at: now), on: consent, of: groups, to: try actor.requirePerson(), at: now)
        try disclosures.add(disclosure)
        try note(
            .dataDisclosed, .consent(consent.id), in: subject.organisation, by: actor,
            ["purpose": purpose.rawValue, "groups": groups.map(\.rawValue).sorted().joined(separator: " ")], at: now)
        return disclosure
    }
}
