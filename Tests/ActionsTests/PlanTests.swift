import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

struct PlanTests {
    typealias Person = Identifier<Domain.Person>

    /// A visitor's plan with three steps of their own.
    private static func plan() async throws -> (any Database, PlanKey, SecretToken) {
        let (database, secret) = (try await emptyDatabase(), SecretToken())
        try await database.write { try $0.beginPlan(secret, at: .morning) }
        for words in ["first", "second", "third"] { try await add(words, to: .secret(secret), in: database) }
        return (database, .secret(secret), secret)
    }

    private static func add(
        _ words: String, to key: PlanKey, in database: any Database, by person: Person? = nil
    ) async throws {
        try await database.write { db in
            try db.addStep(
                PlanStep.Content(ownWords: words), to: key, by: try person.map(db.actor) ?? .visitor, at: .morning)
        }
    }

    private static func steps(_ key: PlanKey, in database: any Database, for person: Person? = nil) async throws
        -> [PlanStep]
    {
        try await database.read { db in
            let actor = try person.map(db.actor) ?? .visitor
            return try db.content(of: try db.openPlan(key, for: actor, at: .morning)).steps
        }
    }

    private static func words(_ key: PlanKey, in database: any Database) async throws -> [String] {
        try await steps(key, in: database).map(\.content.title.en)
    }

    @Test func `steps stand in the order in which they were put, and move one place at a time`() async throws {
        let (database, key, _) = try await Self.plan()
        let steps = try await Self.steps(key, in: database)
        try await database.write { db in
            try db.moveStep(steps[2].id, .up, in: key, by: .visitor, at: .morning)
            try db.moveStep(steps[0].id, .up, in: key, by: .visitor, at: .morning)
        }
        #expect(try await Self.words(key, in: database) == ["first", "third", "second"])
        try await database.write { db in
            try db.moveStep(steps[0].id, .down, in: key, by: .visitor, at: .morning)
            try db.removeStep(steps[1].id, in: key, by: .visitor, at: .morning)
        }
        #expect(try await Self.words(key, in: database) == ["third", "first"])
    }

    @Test func `a record stands in a plan once, called as the catalogue calls it`() async throws {
        let (database, key, _) = try await Self.plan()
        try await Norland.load(into: database)
        let record = try #require(PlanStep.RecordName("services/loom-trial"))
        for _ in 0..<2 {
            try await database.write {
                try $0.addStep(record, closing: "problem-nets", to: key, by: .visitor, at: .morning)
            }
        }
        let added = try await Self.steps(key, in: database).filter { $0.content.record == record }
        #expect(added.map(\.content.title.en) == ["Trial of a loom"])
        #expect(added.map(\.content.gap) == ["problem-nets"])
        await #expect(throws: Refusal.notFound) {
            try await database.write {
                try $0.addStep(.init(.services, "no-such"), closing: nil, to: key, by: .visitor, at: .morning)
            }
        }
    }

    @Test func `of many steps added at once none is lost`() async throws {
        let (database, key, _) = try await Self.plan()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 { group.addTask { try await Self.add("at once \(number)", to: key, in: database) } }
            try await group.waitForAll()
        }
        let steps = try await Self.steps(key, in: database)
        #expect(steps.count == 11)
        #expect(Set(steps.map(\.position)).count == 11)
    }

    @Test func `who changes a step that was changed meanwhile overwrites nothing`() async throws {
        let (database, key, _) = try await Self.plan()
        let step = try #require(try await Self.steps(key, in: database).first)
        let month = Month("2027-03")
        try await database.write {
            try $0.changeStep(step.id, note: "theirs", due: month, seen: 1, in: key, by: .visitor, at: .morning)
        }
        await #expect(throws: DatabaseError.self) {
            try await database.write {
                try $0.changeStep(step.id, note: "ours", due: nil, seen: 1, in: key, by: .visitor, at: .morning)
            }
        }
        let kept = try #require(try await Self.steps(key, in: database).first)
        #expect(kept.note == "theirs" && kept.due == month && kept.version == 2)
        // To tick it off meanwhile is no change of its text.
        try await database.write {
            let day = Day(utc: .morning)
            try $0.mark(step.id, asDone: true, in: key, by: .visitor, on: day, at: .morning)
            try $0.changeStep(step.id, note: "ours", due: month, seen: 2, in: key, by: .visitor, at: .morning)
        }
        #expect(try await Self.steps(key, in: database).first?.done == PlanStep.Done(on: Day(utc: .morning)))
    }

    @Test(arguments: PlanLink.Level.allCases)
    func `a link lets do what was given with it, until it is taken back`(level: PlanLink.Level) async throws {
        let (database, key, _) = try await Self.plan()
        let (secret, step) = (SecretToken(), try #require(try await Self.steps(key, in: database).first))
        let shared = PlanKey.link(secret)
        try await database.write {
            try $0.sharePlan(key, with: "Adviser", as: level, secret: secret, by: .visitor, at: .morning)
        }
        #expect(try await Self.words(shared, in: database).count == 3)
        let works: [@Sendable (Connection) throws -> Void] = [
            { try $0.mark(step.id, asDone: true, in: shared, by: .visitor, on: Day(utc: .morning), at: .morning) },
            { try $0.remark("Ask the centre first", on: step.id, in: shared, by: .visitor, at: .morning) },
        ]
        for work in works {
            if level == .help {
                try await database.write(work)
            } else {
                await #expect(throws: Refusal.notAllowed) { try await database.write(work) }
            }
        }
        let content = try await database.read { try $0.content(of: try $0.openPlan(key, for: .visitor, at: .morning)) }
        #expect(content.steps[0].done?.by == (level == .help ? "Adviser" : nil))
        #expect(content.remarks[step.id]?.map(\.author) == (level == .help ? ["Adviser"] : nil))
        await #expect(throws: Refusal.notAllowed) {
            try await Self.add("of the adviser", to: shared, in: database)
        }
        let link = try #require(content.links.first)
        try await database.write { try $0.endPlanLink(link.id, of: key, by: .visitor, at: .morning) }
        await #expect(throws: Refusal.linkEnded) { try await Self.words(shared, in: database) }
        let actions = try await database.read { try $0.audit.entries(AuditQuery(), limit: 10).map(\.action) }
        #expect(Set(actions) == [.planUnshared, .planShared] && actions.count == 2)
    }

    @Test func `a step of one plan cannot be reached by another`() async throws {
        let (database, key, _) = try await Self.plan()
        let (foreign, step) = (SecretToken(), try #require(try await Self.steps(key, in: database).first))
        try await database.write { try $0.beginPlan(foreign, at: .morning) }
        await #expect(throws: Refusal.notFound) {
            try await database.write {
                try $0.removeStep(step.id, in: .secret(foreign), by: .visitor, at: .morning)
            }
        }
        await #expect(throws: Refusal.notFound) { try await Self.words(.secret(SecretToken()), in: database) }
        #expect(try await Self.words(key, in: database).count == 3)
    }

    @Test func `members see the plan of their organisation and change it as their role allows`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let key = PlanKey.organisation(id)
        for person in [Person.owner, .representative, .editor] {
            try await Self.add("of \(person)", to: key, in: database, by: person)
        }
        await #expect(throws: Refusal.notAllowed) { try await Self.add("x", to: key, in: database, by: .viewer) }
        await #expect(throws: Refusal.notFound) { try await Self.add("x", to: key, in: database, by: .outsider) }
        #expect(try await Self.steps(key, in: database, for: .viewer).count == 3)
        await #expect(throws: Refusal.notFound) { try await Self.steps(key, in: database, for: .outsider) }
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { db in
                try db.sharePlan(
                    key, with: "Adviser", as: .read, secret: SecretToken(), by: db.actor(.editor), at: .morning)
            }
        }
    }

    @Test func `a visitor's plan goes over to an organisation, behind what is planned there`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let (secret, link) = (SecretToken(), SecretToken())
        try await database.write { db in
            try db.beginPlan(secret, at: .morning)
            try db.addStep(.init(ownWords: "mine"), to: .secret(secret), by: .visitor, at: .morning)
            try db.sharePlan(.secret(secret), with: "x", as: .read, secret: link, by: .visitor, at: .morning)
        }
        try await Self.add("ours", to: .organisation(id), in: database, by: .owner)
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { try $0.givePlan(secret, to: id, by: $0.actor(.viewer), at: .morning) }
        }
        try await database.write { try $0.givePlan(secret, to: id, by: $0.actor(.editor), at: .morning) }
        let steps = try await Self.steps(.organisation(id), in: database, for: .viewer)
        #expect(steps.map(\.content.title.en) == ["ours", "mine"])
        await #expect(throws: Refusal.notFound) { try await Self.words(.secret(secret), in: database) }
        await #expect(throws: Refusal.self) { try await Self.words(.link(link), in: database) }
    }

    @Test func `a plan without a name is forgotten ninety days after its last change`() async throws {
        let (database, key, _) = try await Self.plan()
        let step = try #require(try await Self.steps(key, in: database).first)
        try await database.write { db in
            try db.mark(
                step.id, asDone: true, in: key, by: .visitor, on: Day(utc: .morning), at: .morning.later(days: 50))
            try db.forgetExpired(at: .morning.later(days: 120))
        }
        #expect(try await Self.words(key, in: database).count == 3)
        try await database.write { try $0.forgetExpired(at: .morning.later(days: 141)) }
        await #expect(throws: Refusal.notFound) { try await Self.words(key, in: database) }
    }
}
