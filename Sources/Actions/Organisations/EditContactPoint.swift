import Domain
import FoundationEssentials
import Store

extension Connection {
    /// The contacts of an organisation that this person may see: its own people see all, others what was confirmed in time.
    public func contactPoints(
        of id: Identifier<RegisteredOrganisation>, for actor: Actor, aging: ContactPoint.Aging, on today: Day,
        at now: Date
    ) throws -> [ContactPoint] {
        _ = try organisation(id, for: actor, at: now)
        let all = try contactPoints.all(in: id)
        if actor.may(.editContactPoint, on: .organisation(id)) { return all }
        return all.filter { $0.freshness(on: today, aging) != .hidden }
    }

    public func addContactPoint(
        _ details: ContactPoint.Details, to id: Identifier<RegisteredOrganisation>, by actor: Actor, on today: Day,
        at now: Date
    ) throws -> ContactPoint {
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.editContactPoint, on: .organisation(id))
        let contact = ContactPoint(id: .new(at: now), organisation: id, details: details, confirmedOn: today)
        try contactPoints.save(contact)
        try note(.contactPointAdded, .contactPoint(contact.id), in: id, by: actor, at: now)
        return contact
    }

    /// Says that a contact holds today, as it was or as `details` put it.
    public func confirmContactPoint(
        _ id: Identifier<ContactPoint>, as details: ContactPoint.Details? = nil, by actor: Actor, on today: Day,
        at now: Date
    ) throws {
        var contact = try editableContactPoint(id, by: actor, at: now)
        contact.details = details ?? contact.details
        contact.confirmedOn = today
        try contactPoints.save(contact)
        try note(
            .contactPointConfirmed, .contactPoint(id), in: contact.organisation, by: actor,
            ["changed": details == nil ? "no" : "yes"], at: now)
    }

    public func removeContactPoint(_ id: Identifier<ContactPoint>, by actor: Actor, at now: Date) throws {
        let contact = try editableContactPoint(id, by: actor, at: now)
        try contactPoints.remove(contact.id)
        try note(.contactPointRemoved, .contactPoint(id), in: contact.organisation, by: actor, at: now)
    }

    private func editableContactPoint(
        _ id: Identifier<ContactPoint>, by actor: Actor, at now: Date
    ) throws -> ContactPoint {
        guard let contact = try contactPoints.find(id) else { throw Refusal.notFound }
        _ = try organisation(contact.organisation, for: actor, at: now)
        try actor.require(.editContactPoint, on: .organisation(contact.organisation))
        return contact
    }
}
