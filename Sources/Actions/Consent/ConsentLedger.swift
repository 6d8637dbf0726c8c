import Domain
import FoundationEssentials
import Store

/// What someone has consented to and who has seen what of it, read at one moment.
public struct ConsentLedger: Sendable {
    /// Newest first.
    public let consents: [Consent]
    public let disclosures: [Disclosure]
    /// The names of those who gave consents, took them back or saw something.
    public let people: [Identifier<Person>: String]
    /// The names of organisations that consents are given to.
    public let recipients: [Identifier<RegisteredOrganisation>: String]
}

extension Connection {
    /// The ledger of a person or an organisation, with so many of the latest looks.
    public func consentLedger(of subject: DataSubject, for actor: Actor, looks: Int) throws -> ConsentLedger {
        let consents = try consents(of: subject, for: actor)
        let disclosures = try disclosures(of: subject, for: actor, limit: looks)
        let people = try people.all(
            consents.map(\.givenBy) + consents.compactMap(\.revocation?.by) + disclosures.map(\.seenBy))
        let recipients = Set(consents.compactMap(\.recipient.organisation))
        return ConsentLedger(
            consents: consents, disclosures: disclosures, people: people.mapValues(\.name),
            recipients: Dictionary(
                uniqueKeysWithValues: try recipients.compactMap { id in
                    try organisations.find(id).map { (id, $0.name) }
                }))
    }

    /// To whom consents can be given besides the staff of the platform: organisations with staff that helps or decides.
    public func consentRecipients() throws -> [RegisteredOrganisation] {
        try organisations.withStaff(in: PlatformRole.helpers)
    }
}
