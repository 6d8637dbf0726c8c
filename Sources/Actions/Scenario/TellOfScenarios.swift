import Domain
import FoundationEssentials
import Store

/// Who hears of what becomes of a scenario; each belongs into the transaction of that step.
extension Connection {
    private static var mostColleagues: Int { 50 }

    /// Tells those who may publish it that it waits for them.
    func tellColleagues(of scenario: PolicyScenario, at now: Date) throws {
        let staff = try roleGrants.people(
            with: PlatformRole.thinkers, reaching: scenario.organisation, limit: Self.mostColleagues)
        for person in staff where try actor(person).may(.publishScenario, on: scenario.subject) {
            try notifyOnce(person, at: now) { _ in
                .scenarioProposed(
                    author: scenario.author, scenario: scenario.heading.title, path: "staff/scenarios/\(scenario.id)")
            }
        }
    }

    func tellAuthor(ofPublished scenario: PolicyScenario, at now: Date) throws {
        try notifyOnce(scenario.author, at: now) { _ in
            .scenarioPublished(scenario: scenario.heading.title, path: "scenarios/\(scenario.id)")
        }
    }
}
