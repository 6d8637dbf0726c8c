import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Who speaks for an organisation, and who did.
    public func mandates(
        of id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> [Mandate] {
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.seeMembers, on: .organisation(id))
        return try mandates.all(for: id)
    }

    /// Lets a member speak for the organisation: sent by an owner, or put forward by themselves.
    public func giveMandate(
        _ origin: Mandate.Origin, to person: Identifier<Person>, of id: Identifier<RegisteredOrganisation>,
        from first: Day, through last: Day?, by actor: Actor, at now: Date
    ) throws -> Mandate {
        let members = try members(of: id, for: actor, at: now)
        guard members.contains(where: { $0.person == person }) else { throw Refusal.notFound }
        try actor.require(
            origin == .delegated ? .giveMandate : .nominateOneself, on: .mandate(of: person, for: id))
        let mandate = Mandate(
            id: .new(at: now), organisation: id, person: person, origin: origin, validFrom: first, validThrough: last)
        try mandates.add(mandate)
        try note(
            .mandateGiven, .mandate(mandate.id), in: id, by: actor,
            ["origin": origin.rawValue, "person": person.rawValue], at: now)
        if let giver = actor.person, person != giver {
            let name = try organisation(id, for: actor, at: now).name
            try notify(person, .mandateGiven(organisation: name, giver: giver, path: id.ownPath), at: now)
        }
        return mandate
    }

    /// Ends a mandate with a day: an owner's right, and that of the person who has it.
    public func endMandate(_ id: Identifier<Mandate>, with day: Day, by actor: Actor, at now: Date) throws {
        guard var mandate = try mandates.find(id) else { throw Refusal.notFound }
        let subject = Subject.mandate(of: mandate.person, for: mandate.organisation)
        guard actor.person == mandate.person || actor.may(.seeMembers, on: subject) else { throw Refusal.notFound }
        try actor.require(.endMandate, on: subject)
        mandate.end(with: day)
        try mandates.save(mandate)
        try note(
            .mandateEnded, .mandate(id), in: mandate.organisation, by: actor, ["person": mandate.person.rawValue],
            at: now)
    }
}
