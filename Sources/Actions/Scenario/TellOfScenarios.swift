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
            try tell(
                person,
                .scenarioProposed(
                    author: scenario.author, scenario: scenario.heading.title, path: "staff/scenarios/\(scenario.id)"),
                at: now)
        }
    }

    /// Tells the author, unless the account is closed.
    func tellAuthor(ofPublished scenario: PolicyScenario, at now: Date) throws {
        guard try people.find(scenario.author) != nil else { return }
        try tell(
            scenario.author,
            .scenarioPublished(scenario: scenario.heading.title, path: "scenarios/\(scenario.id)"), at: now)
    }

    /// Says it once until it is read.
    private func tell(_ person: Identifier<Person>, _ content: NotificationContent, at now: Date) throws {
        if try !notifications.isUnread(content, of: person) { try notify(person, content, at: now) }
    }
}
