import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Publishes a scenario with the figures that were counted for this revision of it and of the catalogue: from now on it never changes.
    public func publishScenario(
        _ text: ScenarioText, of id: Identifier<PolicyScenario>, seen revision: Int, in catalogue: Catalogue,
        by actor: Actor, at now: Date
    ) throws -> PublishedScenarios.Stored {
        let before = try scenario(id, for: actor)
        try actor.require(.publishScenario, on: before.subject)
        guard text.id == id.rawValue, text.catalogueVersion == catalogue.version else {
            throw Refusal.scenario(.changedMeanwhile)
        }
        try change(id, by: actor) { (scenario) throws(PolicyScenario.Refused) in
            try scenario.publish(seen: revision, at: now)
        }
        let body = try text.text()
        let published = PublishedScenarios.Stored(id, digest: Digest.of(body).hexadecimal, text: body, at: now)
        try publishedScenarios.add(published)
        try note(
            .scenarioPublished, .scenario(id), in: before.organisation, by: actor, ["digest": published.digest],
            at: now)
        return published
    }
}

extension PublishedScenarios.Stored {
    /// Whether the text is the one whose digest was noted.
    public var isUnchanged: Bool { Digest.of(text).hexadecimal == digest }
}
