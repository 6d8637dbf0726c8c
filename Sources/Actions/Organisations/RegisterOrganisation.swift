import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Gives an organisation an account; who registers it is its first owner.
    public func registerOrganisation(
        _ registration: OrganisationRegistration, by actor: Actor, at now: Date
    ) throws -> RegisteredOrganisation {
        try actor.require(.createOrganisation, on: .platform)
        let founder = try actor.requirePerson()
        let organisation = RegisteredOrganisation(
            id: .new(at: now), name: registration.name, identifier: registration.identifier, createdAt: now)
        guard try organisations.add(organisation) else { throw Refusal.alreadyRegistered }
        _ = try memberships.add(
            Membership(organisation: organisation.id, person: founder, role: .owner, since: now))
        try note(.organisationCreated, .organisation(organisation.id), in: organisation.id, by: actor, at: now)
        return organisation
    }

    /// The only way to an organisation: one that exists and that this person may know of.
    public func organisation(
        _ id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> RegisteredOrganisation {
        guard let organisation = try organisations.find(id) else { throw Refusal.notFound }
        let subject = try subject(.organisation(id), at: now)
        guard actor.may(.seeOrganisation, on: subject) else { throw Refusal.notFound }
        return organisation
    }

    /// Changes what the organisation calls itself. Who verified it did so under its former name.
    public func renameOrganisation(
        _ id: Identifier<RegisteredOrganisation>, to name: String, by actor: Actor, at now: Date
    ) throws {
        var organisation = try organisation(id, for: actor, at: now)
        try actor.require(.editOrganisation, on: .organisation(id))
        if organisation.name != name { try organisationVerifications.remove(of: id) }
        organisation.name = name
        try organisations.save(organisation)
        try note(.organisationRenamed, .organisation(id), in: id, by: actor, at: now)
    }

    /// States which record of the catalogue describes the organisation; nil when none does.
    public func linkRecord(
        _ record: String?, to id: Identifier<RegisteredOrganisation>, by actor: Actor, at now: Date
    ) throws {
        var organisation = try organisation(id, for: actor, at: now)
        try actor.require(.linkRecord, on: .organisation(id))
        if let record {
            guard try records.find(.organisations, record) != nil else { throw Refusal.notFound }
            let holder = try organisations.find(record: record)
            guard holder == nil || holder?.id == id else { throw Refusal.alreadyRegistered }
        }
        organisation.record = record
        try organisations.save(organisation)
        try note(.recordLinked, .organisation(id), in: id, by: actor, ["record": record ?? ""], at: now)
    }
}
