import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// The small country with those who think about other programmes.
enum ScenarioScene {
    static let analyst = Identifier<Person>("analyst")
    /// Analyst of one organisation only.
    static let banker = Identifier<Person>("banker")
    static let day = Day("2020-06-30") ?? Day(utc: .morning)
    static let heading = PolicyScenario.Heading(title: "Small ones", question: "Whom would it help?", day: day)

    static func database() async throws -> any Database {
        let (database, plant) = try await OrganisationActionTests.plant()
        try await Norland.load(into: database)
        try await database.write { db in
            for id in [analyst, banker] {
                let email = try #require(EmailAddress("\(id)@example.org"))
                try db.people.add(
                    Person(id: id, email: email, name: "\(id)", language: .en, createdAt: .morning), passwordHash: nil)
            }
            try db.roleGrants.add(RoleGrant(.analyst), to: analyst, at: .morning)
            try db.roleGrants.add(RoleGrant(.analyst, in: .organisation(plant)), to: banker, at: .morning)
        }
        return database
    }

    static func begun(
        by person: Identifier<Person> = analyst, in database: any Database
    ) async throws -> Identifier<PolicyScenario> {
        try await database.write { db in
            try db.beginScenario(heading, in: .en, by: db.actor(person), at: .morning).id
        }
    }

    /// With a programme taken away.
    static func changed(in database: any Database) async throws -> Identifier<PolicyScenario> {
        let id = try await begun(in: database)
        try await database.write { db in
            _ = try db.addChange(
                .removed, of: Newsroom.record, to: id, in: try CatalogueCache().catalogue(in: db),
                by: db.actor(analyst), at: .morning)
        }
        return id
    }

    /// The analyst proposes it, and an operator publishes it.
    static func publish(
        _ id: Identifier<PolicyScenario>, in database: any Database
    ) async throws -> PublishedScenarios.Stored {
        try await propose(id, in: database)
        let (scenario, catalogue) = try await database.read { db in
            (try #require(try db.scenarios.find(id)), try CatalogueCache().catalogue(in: db))
        }
        let text = try #require(
            try await CoverageDesk().text(of: scenario, scenario.read(catalogue), catalogue, publishedAt: .morning))
        return try await database.write { db in
            try db.publishScenario(
                text, of: id, seen: scenario.revision, in: CatalogueCache().catalogue(in: db), by: db.actor(.operator),
                at: .morning)
        }
    }

    static func propose(_ id: Identifier<PolicyScenario>, in database: any Database) async throws {
        try await database.write { db in
            let seen = try db.scenarios.find(id)?.revision ?? 0
            try db.proposeScenario(id, seen: seen, by: db.actor(analyst), at: .morning)
        }
    }

    /// Whether somebody finds it.
    static func finds(
        _ person: Identifier<Person>, _ id: Identifier<PolicyScenario>, in database: any Database
    ) async throws -> Bool {
        try await database.read { db in
            do {
                _ = try db.scenario(id, for: db.actor(person))
                return true
            } catch Refusal.notFound { return false }
        }
    }
}
