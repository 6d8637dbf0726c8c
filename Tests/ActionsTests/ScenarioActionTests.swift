import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// Who writes, sees, shares and publishes scenarios.
struct ScenarioActionTests {
    @Test func `a private scenario is its author's; shared, colleagues read it and cannot change it`() async throws {
        let database = try await ScenarioScene.database()
        let id = try await ScenarioScene.changed(in: database)
        for person in [Identifier<Person>.operator, .auditor, .outsider, .owner, ScenarioScene.banker] {
            #expect(try await !ScenarioScene.finds(person, id, in: database))
        }
        try await database.write { try $0.share(true, id, by: $0.actor(ScenarioScene.analyst), at: .morning) }
        for (person, found) in [
            (Identifier<Person>.operator, true), (.auditor, true), (.outsider, false), (.owner, false),
            (ScenarioScene.banker, false),
        ] {
            #expect(try await ScenarioScene.finds(person, id, in: database) == found, "\(person)")
        }
        await #expect(throws: Refusal.rule(.ownScenario)) {
            try await database.write {
                try $0.say(ScenarioScene.heading, of: id, seen: 1, by: $0.actor(.operator), at: .morning)
            }
        }
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { try $0.removeScenario(id, by: $0.actor(.auditor), at: .morning) }
        }
        try await database.write { try $0.share(false, id, by: $0.actor(ScenarioScene.analyst), at: .morning) }
        #expect(try await !ScenarioScene.finds(.operator, id, in: database))
    }

    @Test func `only those whose role it is begin one, each where the role reaches`() async throws {
        let database = try await ScenarioScene.database()
        for person in [Identifier<Person>.outsider, .auditor, .adviser, .owner] {
            await #expect(throws: Refusal.notAllowed) { try await ScenarioScene.begun(by: person, in: database) }
        }
        let own = try await ScenarioScene.begun(by: ScenarioScene.banker, in: database)
        let stored = try await database.read { try #require(try $0.scenarios.find(own)) }
        #expect(stored.organisation != nil)
        #expect(try await !ScenarioScene.finds(ScenarioScene.analyst, own, in: database))
    }

    @Test func `who loses the role no longer finds their own`() async throws {
        let database = try await ScenarioScene.database()
        let id = try await ScenarioScene.begun(in: database)
        try await database.write { _ = try $0.roleGrants.remove(RoleGrant(.analyst), from: ScenarioScene.analyst) }
        #expect(try await !ScenarioScene.finds(ScenarioScene.analyst, id, in: database))
    }

    @Test func `what was kept is written over only by who has seen it`() async throws {
        let database = try await ScenarioScene.database()
        let id = try await ScenarioScene.begun(in: database)
        let number = try await database.write { db in
            try db.addChange(
                .altered, of: Newsroom.record, to: id, in: try CatalogueCache().catalogue(in: db),
                by: db.actor(ScenarioScene.analyst), at: .morning)
        }
        let kept = try await database.read { try #require(try $0.scenarios.find(id)?[number]) }
        #expect(kept.body["title"] != nil && kept.body["provider"] == nil)
        let (mine, yours) = (
            DataValue.object([.init("note", .text("mine"))]), DataValue.object([.init("note", .text("yours"))])
        )
        let outcomes = try await database.write { db in
            try [mine, yours].map {
                try db.write(
                    $0, in: number, of: id, seen: kept.revision, by: db.actor(ScenarioScene.analyst), at: .morning)
            }
        }
        guard case .saved = outcomes[0], case .meanwhile(let rival?) = outcomes[1] else {
            return #expect(Bool(false), "\(outcomes)")
        }
        #expect(rival.body == mine)
        #expect(try await database.read { try $0.scenarios.find(id)?[number]?.body } == mine)
    }

    @Test func `published, it is text whose digest is noted, and stays`() async throws {
        let database = try await ScenarioScene.database()
        let id = try await ScenarioScene.changed(in: database)
        let published = try await ScenarioScene.publish(id, in: database)
        #expect(published.isUnchanged && published.digest == Digest.of(published.text).hexadecimal)
        let text = try ScenarioText(text: published.text)
        #expect(text.changes.map(\.aim) == [.removed] && text.changes.first?.before != nil)
        #expect(try text.text() == published.text, "read and written again")
        let (stored, newest) = try await database.read { db in
            (try db.publishedScenarios.find(id), try db.publishedScenarios.newest(limit: 10))
        }
        #expect(stored == published && newest.map(\.scenario) == [id] && newest.map(\.digest) == [published.digest])
        await #expect(throws: Refusal.scenario(.isPublished)) {
            try await database.write {
                try $0.removeScenario(id, by: $0.actor(ScenarioScene.analyst), at: .morning)
            }
        }
        await #expect(throws: Refusal.scenario(.isPublished)) { try await ScenarioScene.publish(id, in: database) }
    }

    @Test func `figures of another state of scenario or catalogue are not published`() async throws {
        let database = try await ScenarioScene.database()
        let id = try await ScenarioScene.changed(in: database)
        try await ScenarioScene.propose(id, in: database)
        let (scenario, catalogue) = try await database.read { db in
            (try #require(try db.scenarios.find(id)), try CatalogueCache().catalogue(in: db))
        }
        let text = try #require(try await CoverageDesk().text(of: scenario, scenario.read(catalogue), catalogue))
        func publish() async throws {
            _ = try await database.write { db in
                try db.publishScenario(
                    text, of: id, seen: scenario.revision, in: CatalogueCache().catalogue(in: db),
                    by: db.actor(.operator), at: .morning)
            }
        }
        try await database.write { db in
            _ = try db.addNewProgramme(to: id, by: db.actor(ScenarioScene.analyst), at: .morning)
        }
        await #expect(throws: Refusal.scenario(.changedMeanwhile)) { try await publish() }
        let state = try await database.read { try $0.scenarios.find(id)?.state }
        #expect(state == .shared)
    }

    @Test func `a second person publishes, and only what its author asks for`() async throws {
        let database = try await ScenarioScene.database()
        let id = try await ScenarioScene.changed(in: database)
        try await database.write { try $0.share(true, id, by: $0.actor(ScenarioScene.analyst), at: .morning) }
        let (scenario, catalogue) = try await database.read { db in
            (try #require(try db.scenarios.find(id)), try CatalogueCache().catalogue(in: db))
        }
        let text = try #require(try await CoverageDesk().text(of: scenario, scenario.read(catalogue), catalogue))
        func publish(by person: Identifier<Person>) async throws {
            _ = try await database.write { db in
                try db.publishScenario(
                    text, of: id, seen: try db.scenarios.find(id)?.revision ?? 0,
                    in: CatalogueCache().catalogue(in: db), by: db.actor(person), at: .morning)
            }
        }
        await #expect(throws: Refusal.scenario(.isNotReady)) { try await publish(by: .operator) }
        await #expect(throws: Refusal.rule(.ownScenario)) {
            try await database.write {
                try $0.proposeScenario(id, seen: scenario.revision, by: $0.actor(.operator), at: .morning)
            }
        }
        try await ScenarioScene.propose(id, in: database)
        await #expect(throws: Refusal.rule(.notOwnScenario)) { try await publish(by: ScenarioScene.analyst) }
        await #expect(throws: Refusal.notAllowed) { try await publish(by: .auditor) }
        let listed = try await database.read { try $0.scenarios(for: $0.actor(.operator)).shared }
        #expect(listed.map(\.isProposed) == [true] && listed.map(\.changeCount) == [1])
        #expect(listed.map(\.title) == [ScenarioScene.heading.title])
        try await publish(by: .operator)
        #expect(try await database.read { try $0.scenarios.find(id)?.state } == .published)
    }

    @Test func `those who may publish a scenario hear that it waits, and its author that it is published`() async throws
    {
        let database = try await ScenarioScene.database()
        func news(_ person: Identifier<Person>) async throws -> [NotificationContent] {
            try await database.read { try $0.notifications.of(person, limit: 20).map(\.content) }
        }
        let id = try await ScenarioScene.changed(in: database)
        // Asked for, taken back and asked for again before anybody looks, it is told once.
        try await ScenarioScene.propose(id, in: database)
        try await database.write { try $0.share(true, id, by: $0.actor(ScenarioScene.analyst), at: .morning) }
        #expect(try await database.read { try $0.scenarios.find(id)?.isProposed } == false)
        try await ScenarioScene.propose(id, in: database)
        _ = try await ScenarioScene.publish(id, in: database)
        let title = ScenarioScene.heading.title
        #expect(
            try await news(.operator) == [
                .scenarioProposed(author: ScenarioScene.analyst, scenario: title, path: "staff/scenarios/\(id)")
            ])
        #expect(
            try await news(ScenarioScene.analyst) == [.scenarioPublished(scenario: title, path: "scenarios/\(id)")])
        for person in [ScenarioScene.banker, .auditor] { #expect(try await news(person) == [], "\(person)") }
        let mails = try await database.read { try $0.mail.unsent(limit: 20).map { "\($0.recipient)" } }
        #expect(mails.count == 2 && mails.contains("analyst@example.org"), "\(mails)")
    }

    @Test func `nothing is written of a programme that goes`() async throws {
        let database = try await ScenarioScene.database()
        let id = try await ScenarioScene.changed(in: database)
        let before = try await database.read { try #require(try $0.scenarios.find(id)) }
        await #expect(throws: Refusal.notFound) {
            try await database.write { db in
                try db.write(
                    .object([.init("note", .text("unread"))]), in: 1, of: id, seen: before.revision,
                    by: db.actor(ScenarioScene.analyst), at: .morning)
            }
        }
        #expect(try await database.read { try $0.scenarios.find(id) } == before)
    }

    @Test func `sharing, publishing and deleting are in the log`() async throws {
        let database = try await ScenarioScene.database()
        let (kept, gone) = (
            try await ScenarioScene.changed(in: database), try await ScenarioScene.begun(in: database)
        )
        try await database.write { db in
            let analyst = try db.actor(ScenarioScene.analyst)
            try db.share(true, kept, by: analyst, at: .morning)
            try db.share(true, kept, by: analyst, at: .morning)
            try db.share(false, kept, by: analyst, at: .morning)
            try db.removeScenario(gone, by: analyst, at: .morning)
        }
        _ = try await ScenarioScene.publish(kept, in: database)
        let actions = try await database.read { try $0.audit.entries(AuditQuery(), limit: 100).map(\.action) }
        for action in [
            AuditAction.scenarioShared, .scenarioUnshared, .scenarioRemoved, .scenarioProposed, .scenarioPublished,
        ] {
            #expect(actions.count { $0 == action } == 1, "\(action)")
        }
    }

    @Test func `a closed account takes along what it kept to itself, and leaves what is published`() async throws {
        let database = try await ScenarioScene.database()
        let (kept, gone) = (
            try await ScenarioScene.changed(in: database), try await ScenarioScene.begun(in: database)
        )
        _ = try await ScenarioScene.publish(kept, in: database)
        try await database.write { db in
            let person = try #require(try db.people.find(ScenarioScene.analyst))
            guard case .list(let listed)? = try db.exportAccount(of: person, at: .morning)["scenarios"] else {
                return #expect(Bool(false), "not in the file")
            }
            #expect(listed.count == 2)
            try db.eraseAccount(of: person, at: .morning)
        }
        let left = try await database.read { db in [try db.scenarios.find(kept), try db.scenarios.find(gone)] }
        #expect(left[0] != nil && left[1] == nil)
    }
}
