import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// Whose sheets are whose, and that nothing said in them is lost.
struct SheetTests {
    typealias Person = Identifier<Domain.Person>

    // MARK: Answers

    @Test func `every answer stays in the history, and the newest counts`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start()
        try await scene.answer("looms", .yes(true), in: id)
        try await scene.answer("looms", .yes(false), shown: 1, in: id, by: .editor, at: .morning.later(days: 1))
        let open = try await scene.open(id)
        #expect(open.answers == ["looms": .yes(false)] && open.sheet.changedAt == .morning.later(days: 1))
        #expect(open.history.entries["looms"]?.compactMap(\.by) == [Person.owner, .editor])
        #expect(open.history.said("looms", at: 1).answer == .yes(true))
    }

    @Test func `answers of every kind come back as they were given`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start()
        let answers: [String: Instrument.Answer] = [
            "looms": .yes(true), "loom-age": .option("old"), "hands": .number(12.5),
            "crafts": .options(["weaving", "mending"]), "order": .number(3),
            "rooms": .rows(["hall": .option("warm"), "attic": .unknown]), "worry": .notApplicable,
        ]
        for (question, answer) in answers { try await scene.answer(question, answer, in: id) }
        #expect(try await scene.open(id).answers == answers)
    }

    @Test func `an old tab does not undo what another has saved, and says when both changed the same`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start()
        try await scene.answer("looms", .yes(true), in: id)
        let untouched = try await scene.answer("looms", nil, shown: 0, in: id)
        #expect(untouched.map(\.saving) == [.unchanged])
        let both = try await scene.answer(
            "looms", .yes(false), shown: 0, in: id, by: .editor, at: .morning.later(days: 1))
        #expect(both.map(\.saving) == [.replaced(.init(.yes(false)))] && both.first?.other?.by == .owner)
        let late = try await scene.answer(
            "looms", .unknown, shown: 0, in: id, at: .morning.later(days: 2), typed: .morning.later(days: 0.5))
        #expect(late.map(\.saving) == [.late(.init(.unknown))])
        let open = try await scene.open(id)
        #expect(open.answers["looms"] == .yes(false) && open.history.entries["looms"]?.count == 3)
    }

    @Test func `an earlier answer can be taken back`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start()
        try await scene.answer("looms", .yes(true), in: id)
        try await scene.answer("looms", .yes(false), shown: 1, in: id)
        let catalogue = scene.catalogue
        try await scene.database.write { db in
            try db.restoreAnswer(
                to: "looms", revision: 1, in: id, catalogue, by: try scene.reader(.editor, nil, db), at: .morning)
        }
        let history = try await scene.open(id).history
        #expect(history.answers["looms"] == .yes(true) && history.current("looms")?.revision == 3)
    }

    @Test func `of many who answer at once nobody's answer is lost`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start()
        let people: [Person] = [.owner, .representative, .editor]
        try await withThrowingTaskGroup { group in
            for (person, hands) in zip(people, [11.0, 22, 33]) {
                group.addTask { try await scene.answer("hands", .number(hands), in: id, by: person) }
                group.addTask { try await scene.answer("order", .number(3), in: id, by: person) }
            }
            try await group.waitForAll()
        }
        let history = try await scene.open(id).history
        #expect(Set(history.entries["hands"]?.compactMap(\.by) ?? []) == Set(people))
        #expect(history.entries["hands"]?.map(\.revision) == [1, 2, 3])
        #expect(history.entries["order"]?.count == 1)
    }

    // MARK: Whose it is

    @Test func `members who may write write, a viewer reads, and others find nothing`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start(by: .editor)
        for person in [Person.owner, .representative, .editor] {
            #expect(try await scene.open(id, by: person).mayAnswer)
        }
        #expect(try await !scene.open(id, by: .viewer).mayAnswer)
        await #expect(throws: Refusal.notAllowed) { try await scene.answer("looms", .yes(true), in: id, by: .viewer) }
        for person in [Person.outsider, .adviser, .operator, .auditor, nil] {
            await #expect(throws: Refusal.notFound) { try await scene.open(id, by: person) }
            await #expect(throws: Refusal.notFound) { try await scene.answer("looms", .yes(true), in: id, by: person) }
        }
        await #expect(throws: Refusal.notFound) { try await scene.start(by: .outsider) }
        await #expect(throws: Refusal.notAllowed) { try await scene.start(by: .viewer) }
    }

    @Test func `an organisation has one sheet of a check for each point in time`() async throws {
        let scene = try await SheetScene()
        let first = try await scene.start()
        #expect(try await scene.start(by: .editor) == first)
        #expect(try await scene.start(at: .after) != first)
        let started = try await scene.database.read { try $0.audit.entries(AuditQuery(), limit: 100) }
            .filter { $0.action == .sheetStarted }
        #expect(started.count == 2 && started.allSatisfy { $0.organisation == scene.plant.rawValue })
    }

    @Test func `who holds the secret has the sheet, and nobody else`() async throws {
        let scene = try await SheetScene()
        let token = SecretToken()
        let id = try await scene.startAsVisitor(token)
        try await scene.answer("looms", .yes(true), in: id, by: .outsider, holding: token)
        let open = try await scene.open(id, by: nil, holding: token)
        #expect(open.standing == .bearer && open.mayAnswer && !open.mayShare)
        // The link shows answers, not accounts.
        #expect(open.history.current("looms")?.by == nil)
        for person in [Person.owner, .operator, nil] {
            await #expect(throws: Refusal.notFound) { try await scene.open(id, by: person, holding: SecretToken()) }
        }
    }

    @Test func `visitors begin only so many from one address`() async throws {
        let scene = try await SheetScene()
        try await scene.database.write { db in
            for _ in 0..<SignInLimit.sheets.attempts { try db.attempts.add(about: "sheets:192.0.2.1", at: .morning) }
        }
        await #expect(throws: Refusal.tooManyAttempts) { try await scene.startAsVisitor(SecretToken()) }
    }

    @Test func `sheets that nobody keeps are forgotten after ninety days without an answer`() async throws {
        let scene = try await SheetScene()
        let (token, other) = (SecretToken(), SecretToken())
        let (forgotten, touched) = (try await scene.startAsVisitor(token), try await scene.startAsVisitor(other))
        let kept = try await scene.start()
        try await scene.answer("looms", .yes(true), in: forgotten, by: nil, holding: token)
        try await scene.answer("looms", .yes(true), in: touched, by: nil, holding: other, at: .morning.later(days: 2))
        try await scene.database.write { try $0.forgetExpired(at: .morning.later(days: 91)) }
        await #expect(throws: Refusal.notFound) { try await scene.open(forgotten, by: nil, holding: token) }
        #expect(try await scene.open(touched, by: nil, holding: other).answers == ["looms": .yes(true)])
        #expect(try await scene.open(kept).sheet.id == kept)
    }

    @Test func `a visitor who signs in keeps the sheet, and its link ends`() async throws {
        let scene = try await SheetScene()
        let token = SecretToken()
        let id = try await scene.startAsVisitor(token)
        try await scene.answer("looms", .yes(true), in: id, by: nil, holding: token)
        func keep(_ organisation: Identifier<RegisteredOrganisation>?, by person: Person) async throws {
            let catalogue = scene.catalogue
            try await scene.database.write { db in
                try db.keepSheet(
                    id, for: organisation, as: .before, catalogue, by: try scene.reader(person, token, db), at: .morning
                )
            }
        }
        await #expect(throws: Refusal.notFound) { try await keep(scene.plant, by: .outsider) }
        await #expect(throws: Refusal.notAllowed) { try await keep(scene.plant, by: .viewer) }
        try await keep(scene.plant, by: .editor)
        #expect(try await scene.open(id, by: .owner).answers == ["looms": .yes(true)])
        await #expect(throws: Refusal.notFound) { try await scene.open(id, by: nil, holding: token) }
        await #expect(throws: Refusal.notFound) { try await keep(nil, by: .editor) }
    }

    @Test func `a second sheet for the same point in time is not taken over`() async throws {
        let scene = try await SheetScene()
        _ = try await scene.start()
        let (token, catalogue) = (SecretToken(), scene.catalogue)
        let id = try await scene.startAsVisitor(token)
        await #expect(throws: Refusal.alreadyAssessed) {
            try await scene.database.write { db in
                try db.keepSheet(
                    id, for: scene.plant, as: .before, catalogue, by: try scene.reader(.owner, token, db), at: .morning)
            }
        }
        #expect(try await scene.open(id, by: nil, holding: token).standing == .bearer)
    }

    @Test func `the link is mailed only so often`() async throws {
        let scene = try await SheetScene()
        let (token, catalogue) = (SecretToken(), scene.catalogue)
        let id = try await scene.startAsVisitor(token)
        func mail(_ address: String) async throws {
            let email = try #require(EmailAddress(address))
            try await scene.database.write { db in
                try db.mailLink(
                    of: id, "https://industry.example/x", to: email, in: .en, catalogue,
                    by: try scene.reader(nil, token, db), at: .morning)
            }
        }
        for place in 0..<SignInLimit.mails.attempts { try await mail("anna\(place)@firm.by") }
        await #expect(throws: Refusal.tooManyAttempts) { try await mail("boris@firm.by") }
        #expect(try await scene.database.read { try $0.mail.unsent(limit: 100).count } == SignInLimit.mails.attempts)
    }
}
