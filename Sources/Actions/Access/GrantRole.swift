import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Everyone with a role on the platform.
    public func staff(for actor: Actor) throws -> [Identifier<Person>: Set<RoleGrant>] {
        guard let reader = actor.person, actor.may(.seeRoles, on: .role(of: reader, in: .whole)) else {
            throw Refusal.notFound
        }
        return try roleGrants.all()
    }

    /// Gives someone else a role.
    public func grantRole(_ grant: RoleGrant, to person: Identifier<Person>, by actor: Actor, at now: Date) throws {
        try requireStaff(.grantRole, grant, of: person, by: actor)
        try roleGrants.add(grant, to: person, at: now)
        try note(.roleGranted, .person(person), grant, by: actor, at: now)
    }

    /// Takes a role from someone else. Nobody takes their own, so an operator always remains.
    public func withdrawRole(
        _ grant: RoleGrant, from person: Identifier<Person>, by actor: Actor, at now: Date
    ) throws {
        try requireStaff(.withdrawRole, grant, of: person, by: actor)
        guard try roleGrants.remove(grant, from: person) else { throw Refusal.notFound }
        try note(.roleRevoked, .person(person), grant, by: actor, at: now)
    }

    private func note(
        _ action: AuditAction, _ subject: AuditSubject, _ grant: RoleGrant, by actor: Actor, at now: Date
    ) throws {
        try note(action, subject, in: grant.scope.organisation, by: actor, ["role": grant.role.rawValue], at: now)
    }

    private func requireStaff(_ act: Act, _ grant: RoleGrant, of person: Identifier<Person>, by actor: Actor) throws {
        guard actor.may(.seeStaffArea, on: .platform), try people.find(person) != nil else { throw Refusal.notFound }
        try actor.require(act, on: .role(of: person, in: grant.scope))
        if case .organisation(let id) = grant.scope, try organisations.find(id) == nil { throw Refusal.notFound }
    }
}
