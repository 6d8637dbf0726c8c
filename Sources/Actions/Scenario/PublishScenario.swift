import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Asks a colleague to publish a scenario as it stands. `seen` is the revision that its author looked at.
    public func proposeScenario(
        _ id: Identifier<PolicyScenario>, seen: Int, by actor: Actor, at now: Date
    ) throws {
        let before = try scenario(id, for: actor)
        try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in
            try scenario.propose(seen: seen, at: now)
        }
        if before.isProposed { return }
        try note(.scenarioProposed, .scenario(id), in: before.organisation, by: actor, at: now)
        try tellColleagues(of: before, at: now)
    }

    /// Publishes a scenario that a colleague has proposed, with the figures that were counted for this revision of it and of the catalogue: from now on it never changes.
    public func publishScenario(
        _ text: ScenarioText, of id: Identifier<PolicyScenario>, seen revision: Int, in catalogue: Catalogue,
        by actor: Actor, at now: Date
    ) throws -> PublishedScenarios.Stored {
        let before = try proposedScenario(id, for: actor)
        guard text.id == id.rawValue, text.catalogueVersion == catalogue.version else {
            throw Refusal.scenario(.changedMeanwhile)
        }
        try step(before) { (scenario) throws(PolicyScenario.Refused) in
            try scenario.publish(seen: revision, at: now)
        }
        let body = try text.text()
        let published = PublishedScenarios.Stored(id, digest: Digest.of(body).hexadecimal, text: body, at: now)
        try publishedScenarios.add(published, saying: text)
        try note(
            .scenarioPublished, .scenario(id), in: before.organisation, by: actor, ["digest": published.digest],
            at: now)
        try tellAuthor(ofPublished: before, at: now)
        return published
    }
}

extension PublishedScenarios.Stored {
    /// Whether the text is the one whose digest was noted.
    public var isUnchanged: Bool { Digest.of(text).hexadecimal == digest }
}
