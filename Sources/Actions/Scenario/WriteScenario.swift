import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Begins a scenario, for its author only.
    public func beginScenario(
        _ heading: PolicyScenario.Heading, in language: Language, by actor: Actor, at now: Date
    ) throws -> PolicyScenario {
        guard let scope = actor.scenarioScope else { throw Refusal.notAllowed }
        let author = try actor.requirePerson()
        let scenario = PolicyScenario(
            id: .new(at: now), heading, in: language, by: author, of: scope.organisation, at: now)
        try actor.require(.writeScenario, on: scenario.subject)
        try scenarios.add(scenario)
        return scenario
    }

    /// `seen` is the revision of the heading that was before whoever typed.
    public func say(
        _ heading: PolicyScenario.Heading, of id: Identifier<PolicyScenario>, seen: Int, by actor: Actor, at now: Date
    ) throws {
        try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in
            try scenario.say(heading, seen: seen, at: now)
        }
    }

    /// Copies a programme of the catalogue in, or takes it away; gives the number of the change.
    public func addChange(
        _ aim: PolicyScenario.Change.Aim, of programme: String, to id: Identifier<PolicyScenario>,
        in catalogue: Catalogue,
        by actor: Actor, at now: Date
    ) throws -> Int {
        guard let opportunity = catalogue.opportunities.first(where: { $0.id == programme }) else {
            throw Refusal.notFound
        }
        return try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in
            try scenario.add(
                aim, of: programme, saying: aim == .removed ? .object([]) : PolicyScenario.Change.copy(of: opportunity),
                at: now)
        }
    }

    /// Adds a programme that nobody has yet; gives the number of the change.
    public func addNewProgramme(to id: Identifier<PolicyScenario>, by actor: Actor, at now: Date) throws -> Int {
        try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in try scenario.addNew(at: now) }
    }

    /// Keeps what was typed, right or wrong. `seen` is the revision of the change that was before whoever typed.
    public func write(
        _ body: DataValue, in number: Int, of id: Identifier<PolicyScenario>, seen: Int, by actor: Actor, at now: Date
    ) throws -> SavedChange {
        let before = try scenario(id, for: actor)
        // Nothing can be said of a programme that goes.
        if before[number]?.aim == .removed { throw Refusal.notFound }
        do {
            try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in
                try scenario.write(body, in: number, seen: seen, at: now)
            }
            return .saved
        } catch Refusal.scenario(.changedMeanwhile) {
            return .meanwhile(before[number])
        }
    }

    /// Takes a change back.
    public func removeChange(
        _ number: Int, of id: Identifier<PolicyScenario>, seen: Int, by actor: Actor, at now: Date
    ) throws {
        try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in
            try scenario.removeChange(number, seen: seen, at: now)
        }
    }

    /// Shows it to colleagues in their list, or to nobody else any more.
    public func share(_ isShared: Bool, _ id: Identifier<PolicyScenario>, by actor: Actor, at now: Date) throws {
        let before = try scenario(id, for: actor).state
        try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in try scenario.share(isShared, at: now) }
        guard (before == .shared) != isShared else { return }
        try note(isShared ? .scenarioShared : .scenarioUnshared, .scenario(id), by: actor, at: now)
    }

    /// Takes out a scenario that was not published.
    public func removeScenario(_ id: Identifier<PolicyScenario>, by actor: Actor, at now: Date) throws {
        let scenario = try scenario(id, for: actor)
        try actor.require(.writeScenario, on: scenario.subject)
        guard scenario.state != .published else { throw Refusal.scenario(.isPublished) }
        try scenarios.remove(id)
        try note(.scenarioRemoved, .scenario(id), in: scenario.organisation, by: actor, at: now)
    }

    /// One step of a scenario, by its author.
    @discardableResult
    func change<Value>(
        _ id: Identifier<PolicyScenario>, by actor: Actor,
        _ step: (inout PolicyScenario) throws(PolicyScenario.Refused) -> Value
    ) throws -> Value {
        let scenario = try scenario(id, for: actor)
        try actor.require(.writeScenario, on: scenario.subject)
        return try self.step(scenario, step)
    }

    /// One step of a scenario, by whoever may do it.
    @discardableResult
    func step<Value>(
        _ before: PolicyScenario, _ step: (inout PolicyScenario) throws(PolicyScenario.Refused) -> Value
    ) throws -> Value {
        var scenario = before
        let revision = scenario.revision
        let value: Value
        do { value = try step(&scenario) } catch { throw Refusal.scenario(error) }
        if scenario.revision != revision { try scenarios.save(scenario, from: revision) }
        return value
    }
}

/// What became of a change that was to be saved.
public enum SavedChange: Sendable {
    case saved
    /// It says something else since it was looked at, or is gone: nothing was written.
    case meanwhile(PolicyScenario.Change?)
}
