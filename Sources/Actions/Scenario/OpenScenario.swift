import Domain
import Store

extension Connection {
    /// The only way to a scenario: one's own, or one that colleagues share. What is not shared is not found.
    public func scenario(_ id: Identifier<PolicyScenario>, for actor: Actor) throws -> PolicyScenario {
        guard let scenario = try scenarios.find(id) else { throw Refusal.notFound }
        let mayKnow =
            actor.may(.writeScenario, on: scenario.subject)
            || scenario.state != .alone && actor.may(.seeScenario, on: scenario.subject)
        guard mayKnow else { throw Refusal.notFound }
        return scenario
    }

    /// One that this person can still write in.
    public func openScenario(_ id: Identifier<PolicyScenario>, for actor: Actor) throws -> PolicyScenario {
        let scenario = try scenario(id, for: actor)
        guard actor.mayWrite(scenario) else { throw Refusal.notFound }
        return scenario
    }

    /// One that a colleague has proposed and this person can publish.
    public func proposedScenario(_ id: Identifier<PolicyScenario>, for actor: Actor) throws -> PolicyScenario {
        let scenario = try scenario(id, for: actor)
        try actor.require(.publishScenario, on: scenario.subject)
        return scenario
    }

    /// One's own scenarios, and those that colleagues share or have published; the one changed last first.
    public func scenarios(for actor: Actor) throws -> (
        own: [PolicyScenario.Summary], shared: [PolicyScenario.Summary]
    ) {
        guard let person = actor.person else { return ([], []) }
        let own = try scenarios.all(by: person, limit: Self.mostScenarios)
        let shared = try scenarios.shown(byOthersThan: person, limit: Self.mostScenarios)
        return (
            own.filter { actor.may(.writeScenario, on: $0.subject) },
            shared.filter { actor.may(.seeScenario, on: $0.subject) }
        )
    }

    private static var mostScenarios: Int { 50 }
}

extension Actor {
    /// Whether this person thinks through scenarios: of the whole platform, or of one organisation.
    public var writesScenarios: Bool { scenarioScope != nil }

    /// Whether a scenario is this person's to go on with.
    public func mayWrite(_ scenario: PolicyScenario) -> Bool {
        scenario.state != .published && may(.writeScenario, on: scenario.subject)
    }

    /// For whom a new scenario is: the widest role decides.
    var scenarioScope: Scope? {
        let scopes = roles.filter { PlatformRole.thinkers.contains($0.role) }.map(\.scope)
        return scopes.contains(.whole)
            ? .whole : scopes.min { ($0.organisation?.rawValue ?? "") < ($1.organisation?.rawValue ?? "") }
    }
}

extension PolicyScenario {
    /// As the policy asks about it.
    public var subject: Subject { .scenario(by: author, of: organisation) }
}

extension PolicyScenario.Summary {
    var subject: Subject { .scenario(by: author, of: organisation) }
}
