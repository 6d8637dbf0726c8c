import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// Advisers who fill in a sheet together with a firm, and answers that are used again.
struct SheetHelpTests {
    private func share(_ scene: SheetScene, _ id: Identifier<AnswerSheet>, by person: Identifier<Person> = .owner)
        async throws -> (SheetShare, SecretToken)
    {
        let (token, catalogue) = (SecretToken(), scene.catalogue)
        let share = try await scene.database.write { db in
            try db.shareSheet(id, by: token, catalogue, reader: try scene.reader(person, nil, db), at: .morning)
        }
        return (share, token)
    }

    @Test func `who takes a share answers as an adviser, until it ends`() async throws {
        let scene = try await SheetScene()
        let (id, other) = (try await scene.start(), try await scene.start(at: .after))
        let (share, token) = try await share(scene, id)
        let taken = try await scene.database.write { try $0.acceptShare(token, by: $0.actor(.outsider), at: .morning) }
        #expect(taken == id)
        try await scene.answer("looms", .yes(true), in: id, by: .outsider)
        let given = try #require(try await scene.open(id).history.current("looms"))
        #expect(given.by == .outsider && given.role == .adviser)
        // Of one sheet only, and only once.
        await #expect(throws: Refusal.notFound) { try await scene.open(other, by: .outsider) }
        await #expect(throws: Refusal.linkEnded) {
            try await scene.database.write { try $0.acceptShare(token, by: $0.actor(.rival), at: .morning) }
        }
        let catalogue = scene.catalogue
        try await scene.database.write { db in
            try db.endShare(share.id, of: id, catalogue, by: try scene.reader(.representative, nil, db), at: .morning)
        }
        await #expect(throws: Refusal.notFound) { try await scene.open(id, by: .outsider) }
        #expect(try await scene.open(id).answers == ["looms": .yes(true)])
        let actions = try await scene.database.read { try $0.audit.entries(AuditQuery(), limit: 100).map(\.action) }
        for action in [AuditAction.sheetShared, .sheetShareAccepted, .sheetShareEnded] {
            #expect(actions.contains(action), "\(action)")
        }
    }

    @Test func `only owners and representatives ask for help, and links run out`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start()
        for person in [Identifier<Person>.editor, .viewer] {
            await #expect(throws: Refusal.notAllowed) { try await share(scene, id, by: person) }
        }
        await #expect(throws: Refusal.notFound) { try await share(scene, id, by: .outsider) }
        let (_, token) = try await share(scene, id)
        await #expect(throws: Refusal.linkEnded) {
            try await scene.database.write {
                try $0.acceptShare(token, by: $0.actor(.outsider), at: .morning.later(days: 14))
            }
        }
        // A member does not use it up.
        _ = try await scene.database.write { try $0.acceptShare(token, by: $0.actor(.editor), at: .morning) }
        _ = try await scene.database.write { try $0.acceptShare(token, by: $0.actor(.outsider), at: .morning) }
    }

    @Test
    func `an adviser of the platform sees and answers by consent, each look is noted, and taking it back ends it`()
        async throws
    {
        let scene = try await SheetScene()
        let (id, catalogue) = (try await scene.start(), scene.catalogue)
        func open(_ groups: Set<DataGroup>, _ purpose: Purpose) async throws -> Consent {
            try await scene.database.write { db in
                try db.giveConsent(
                    ConsentGiven(
                        subject: .organisation(scene.plant), purpose: purpose, recipient: .whole, dataGroups: groups,
                        expiresAt: .morning.later(days: 30)), by: db.actor(.owner), at: .morning)
            }
        }
        _ = try await open([.profile], .advice)
        _ = try await open([.assessments], .statistics)
        await #expect(throws: Refusal.notFound) { try await scene.open(id, by: .adviser) }
        let consent = try await open([.assessments, .profile], .advice)
        let seen = try await scene.open(id, by: .adviser)
        #expect(seen.standing == .recipient && seen.mayAnswer && !seen.mayShare)
        await #expect(throws: Refusal.notFound) { try await scene.open(id, by: .operator) }
        try await scene.answer("looms", .yes(true), in: id, by: .adviser)
        try await scene.database.write { db in
            let open = try db.sheet(id, in: catalogue, for: try scene.reader(.adviser, nil, db), at: .morning)
            try db.noteLook(at: open, by: db.actor(.adviser), at: .morning)
        }
        let looks = try await scene.database.read {
            try $0.disclosures(of: .organisation(scene.plant), for: $0.actor(.owner), limit: 10)
        }
        #expect(looks.map(\.seenBy) == [.adviser] && looks.first?.dataGroups == [.assessments])
        try await scene.database.write { try $0.revokeConsent(consent.id, by: $0.actor(.owner), at: .morning) }
        await #expect(throws: Refusal.notFound) { try await scene.open(id, by: .adviser) }
        #expect(try await scene.open(id).history.current("looms")?.role == .adviser)
    }

    // MARK: Answers that are used again

    private func reuse(
        _ scene: SheetScene, _ questions: Set<String>, in id: Identifier<AnswerSheet>, by person: Identifier<Person>?,
        holding token: SecretToken? = nil
    ) async throws -> Int {
        let catalogue = scene.catalogue
        return try await scene.database.write { db in
            try db.reuseAnswers(
                to: questions, in: id, catalogue, by: try scene.reader(person, token, db), at: .morning.later(days: 1))
        }
    }

    @Test func `an answer is taken over when somebody asks, and says where it is from`() async throws {
        let scene = try await SheetScene()
        let (workshop, harbour) = (try await scene.start(), try await scene.start("harbour-1"))
        try await scene.answer("looms", .yes(true), in: workshop)
        try await scene.answer("loom-age", .option("new"), in: workshop)
        #expect(try await scene.open(harbour).answers.isEmpty)
        #expect(try await reuse(scene, ["weaves"], in: harbour, by: .editor) == 1)
        let open = try await scene.open(harbour)
        let given = try #require(open.history.current("weaves"))
        #expect(open.answers == ["weaves": .yes(true)] && given.by == .editor)
        #expect(
            given.source == .init(sheet: workshop, instrument: "workshop-1", question: "looms", at: .morning))
        #expect(try await reuse(scene, ["weaves", "condition"], in: harbour, by: .owner) == 1)
        #expect(try await scene.open(harbour).answers["condition"] == .option("fine"))
    }

    @Test func `answers of others, and of other sheets to a guest, are not offered`() async throws {
        let scene = try await SheetScene()
        let (mine, theirs) = (SecretToken(), SecretToken())
        let workshop = try await scene.startAsVisitor(mine)
        try await scene.answer("looms", .yes(true), in: workshop, by: nil, holding: mine)
        let foreign = try await scene.startAsVisitor(theirs, "harbour-1")
        #expect(try await reuse(scene, ["weaves"], in: foreign, by: nil, holding: theirs) == 0)
        let firms = try await scene.start()
        try await scene.answer("looms", .yes(true), in: firms)
        let harbour = try await scene.start("harbour-1")
        let (_, token) = try await share(scene, harbour)
        _ = try await scene.database.write { try $0.acceptShare(token, by: $0.actor(.outsider), at: .morning) }
        #expect(try await reuse(scene, ["weaves"], in: harbour, by: .outsider) == 0)
        #expect(try await reuse(scene, ["weaves"], in: harbour, by: .owner) == 1)
    }

    @Test func `a closed account takes its own sheets along and leaves those of its firm`() async throws {
        let scene = try await SheetScene()
        let (id, catalogue) = (try await scene.start(), scene.catalogue)
        try await scene.answer("looms", .yes(true), in: id, by: .editor)
        let own = try await scene.database.write { db in
            try db.startSheet(
                SheetStart("workshop-1", by: .oneself), in: catalogue, by: db.actor(.editor), at: .morning
            ).id
        }
        try await scene.answer("hands", .number(4), in: own, by: .editor)
        try await scene.database.write { db in
            let editor = try #require(try db.people.find(.editor))
            let export = try db.exportAccount(of: editor, at: .morning)
            guard case .list(let sheets) = export["assessments"] else { throw Refusal.notFound }
            #expect(sheets.count == 1 && sheets.first?["instrument"] == .text("workshop-1"))
            try db.eraseAccount(of: editor, at: .morning)
        }
        #expect(try await scene.database.read { try $0.answerSheets.find(own)?.sheet.id } == nil)
        #expect(try await scene.open(id).answers == ["looms": .yes(true)])
    }
}
