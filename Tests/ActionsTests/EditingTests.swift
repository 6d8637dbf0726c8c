import Actions
import DataPackage
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// Editors at work on the catalogue.
struct EditingTests {
    // MARK: From the draft to the catalogue

    @Test func `what is published is shown and found, and history keeps what it said before`() async throws {
        let database = try await Newsroom.database()
        let version = try await database.read { try $0.search.version() }
        let old = try await database.read { try $0.records.find(.opportunities, Newsroom.record)?.core.title.en }
        let draft = try await Newsroom.written("Zanzibar funding", in: database)
        try await Newsroom.handIn(draft, in: database)
        #expect(try await Newsroom.found("zanzibar", in: database) == [])
        try await Newsroom.publish(draft.id, in: database)
        #expect(try await Newsroom.found("zanzibar", in: database) == [Newsroom.record])
        try await database.read { db in
            #expect(try db.records.find(.opportunities, Newsroom.record)?.core.title.en == "Zanzibar funding")
            let versions = try db.history.versions(.opportunities, Newsroom.record, limit: 10)
            #expect(versions.map(\.record.core.title.en) == [old])
            #expect(try db.search.version() != version)
            #expect(try db.drafts.find(draft.id)?.reviewer == Newsroom.colleague)
            let actions = try db.audit.entries(AuditQuery(), limit: 10).map(\.action)
            #expect(Set(actions) == [.catalogueImported, .recordDrafted, .recordPublished])
        }
    }

    @Test func `a new record is found and stands in the export`() async throws {
        let database = try await Newsroom.database()
        let draft = try await database.write { db in
            let body = try #require(try db.records.find(.services, "loom-trial")).dataValue
            let text = DraftText(.services, "zanzibar", saying: body, in: nil, from: 1)
            guard case .saved(let draft) = try db.saveDraft(text, by: db.actor(Newsroom.author), at: .morning) else {
                throw Refusal.draftChanged
            }
            return draft
        }
        #expect(draft.base == nil)
        try await Newsroom.handIn(draft, in: database)
        try await Newsroom.publish(draft.id, in: database)
        let files = try await database.read { try $0.storedPackage() }.exportedFiles()
        #expect(files.contains { $0.path == "services/zanzibar.yaml" })
    }

    @Test func `a publication that fails at its last step leaves the draft in review, to be published again`()
        async throws
    {
        struct Killed: Error {}
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("Zanzibar funding", in: database)
        try await Newsroom.handIn(draft, in: database)
        await #expect(throws: Killed.self) {
            try await database.write { db in
                let seen = try #require(try db.drafts.find(draft.id)).seen
                try db.publishDraft(
                    seen, in: CatalogueCache().catalogue(in: db), by: db.actor(Newsroom.colleague), at: .morning)
                throw Killed()
            }
        }
        #expect(try await Newsroom.state(draft, in: database) == .inReview)
        #expect(try await Newsroom.found("zanzibar", in: database) == [])
        #expect(try await database.read { try $0.history.count(.opportunities, Newsroom.record) } == 0)
        try await Newsroom.publish(draft.id, in: database)
        #expect(try await Newsroom.found("zanzibar", in: database) == [Newsroom.record])
    }

    // MARK: Two at once

    @Test func `of two windows on one draft the first saves, the second is shown both texts`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("first", in: database)
        let outcomes = try await database.write { db in
            try ["second", "third"].map { title in
                try db.saveDraft(
                    Newsroom.text(db, title: title, in: draft), by: db.actor(Newsroom.author), at: .morning)
            }
        }
        guard case .saved(let second) = outcomes[0], case .meanwhile(let stored) = outcomes[1] else {
            Issue.record("the first is to win, the second to be told")
            return
        }
        #expect(stored == second && stored.body["title"]?["en"] == .text("second"))
    }

    @Test func `many who save the same draft at once: one wins`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("first", in: database)
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    try await database.write { db in
                        let text = try Newsroom.text(db, title: "number \(number)", in: draft)
                        let outcome = try db.saveDraft(text, by: db.actor(Newsroom.author), at: .morning)
                        if case .saved = outcome { return true } else { return false }
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
    }

    @Test func `a text typed over a draft that was published meanwhile becomes a draft of its own`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("first", in: database)
        let late = try await database.read { try Newsroom.text($0, title: "late", in: draft) }
        try await Newsroom.handIn(draft, in: database)
        try await Newsroom.publish(draft.id, in: database)
        let saved = try await database.write { try $0.saveDraft(late, by: $0.actor(Newsroom.author), at: .morning) }
        guard case .saved(let new) = saved else {
            Issue.record("nothing typed is lost")
            return
        }
        #expect(new.id != draft.id && new.base == draft.base && new.body["title"]?["en"] == .text("late"))
    }

    @Test func `of two editors of a record the second brings their draft up to date and loses nothing`() async throws {
        let database = try await Newsroom.database()
        let mine = try await Newsroom.written(contact: "me@example.org", in: database)
        let theirs = try await Newsroom.written("Theirs", by: Newsroom.colleague, in: database)
        try await Newsroom.handIn(theirs, in: database)
        try await Newsroom.publish(theirs.id, by: Newsroom.author, in: database)
        try await Newsroom.handIn(mine, in: database)
        await #expect(throws: Refusal.draft(.recordChanged)) { try await Newsroom.publish(mine.id, in: database) }
        try await database.write { db in
            let author = try db.actor(Newsroom.author)
            try db.withdrawDraft(#require(try db.drafts.find(mine.id)).seen, by: author, at: .morning)
            try db.bringDraftUpToDate(#require(try db.drafts.find(mine.id)).seen, by: author, at: .morning)
        }
        let draft = try #require(try await database.read { try $0.drafts.find(mine.id) })
        try await Newsroom.handIn(draft, in: database)
        try await Newsroom.publish(draft.id, in: database)
        let record = try #require(try await database.read { try $0.records.find(.opportunities, Newsroom.record) })
        #expect(record.core.title.en == "Theirs" && record.core.contact == "me@example.org")
    }

    @Test func `a draft that went on since it was looked at is not published`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("first", in: database)
        try await Newsroom.handIn(draft, in: database)
        await #expect(throws: Refusal.draftChanged) {
            try await database.write { db in
                try db.publishDraft(
                    draft.seen, in: CatalogueCache().catalogue(in: db), by: db.actor(Newsroom.colleague), at: .morning)
            }
        }
    }

    // MARK: Who may

    @Test func `four eyes: nobody publishes or reviews what they wrote`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("first", in: database)
        try await Newsroom.handIn(draft, in: database)
        await #expect(throws: Refusal.rule(.notOwnDraft)) {
            try await Newsroom.publish(draft.id, by: Newsroom.author, in: database)
        }
        await #expect(throws: Refusal.rule(.notOwnDraft)) {
            try await database.write { db in
                let seen = try #require(try db.drafts.find(draft.id)).seen
                try db.askForChanges("the year", in: seen, by: db.actor(Newsroom.author), at: .morning)
            }
        }
        await #expect(throws: Refusal.notAllowed) {
            try await Newsroom.publish(draft.id, by: Newsroom.reviewer, in: database)
        }
        #expect(try await Newsroom.state(draft, in: database) == .inReview)
    }

    @Test func `a reviewer asks for changes, and only the author writes on`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("first", in: database)
        try await Newsroom.handIn(draft, in: database)
        try await database.write { db in
            let seen = try #require(try db.drafts.find(draft.id)).seen
            try db.askForChanges("Which year?", in: seen, by: db.actor(Newsroom.reviewer), at: .morning)
        }
        let asked = try #require(try await database.read { try $0.drafts.find(draft.id) })
        #expect(asked.state == .changesAsked && asked.request == "Which year?")
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { try $0.discardDraft(asked.seen, by: $0.actor(Newsroom.colleague), at: .morning) }
        }
    }

    @Test func `whoever is no editor writes nothing and learns of no draft`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("first", in: database)
        await #expect(throws: Refusal.notAllowed) {
            _ = try await Newsroom.written("mine", by: Newsroom.stranger, in: database)
        }
        await #expect(throws: Refusal.notFound) {
            try await database.read { _ = try $0.draft(draft.id, for: $0.actor(Newsroom.stranger)) }
        }
    }

    @Test func `members write about their own organisation only`() async throws {
        let database = try await Newsroom.database()
        let may = try await database.write { db in
            let number = OrganisationIdentifier(scheme: "MARK", number: "N1202X")
            let organisation = RegisteredOrganisation(
                id: Identifier("own"), name: "Guild", identifier: number, record: "guild", createdAt: .morning)
            _ = try db.organisations.add(organisation)
            let membership = Membership(
                organisation: organisation.id, person: Newsroom.stranger, role: .editor, since: .morning)
            _ = try db.memberships.add(membership)
            let actor = try db.actor(Newsroom.stranger)
            return try ["guild", "purse"].map { try db.mayEdit(.organisations, $0, actor) }
                + [db.mayEdit(.services, "guild", actor)]
        }
        #expect(may == [true, false, false])
    }

    @Test func `a draft with mistakes is kept and not handed in`() async throws {
        let database = try await Newsroom.database()
        let draft = try await database.write { db in
            let body = DataValue.object([.init("provider", .list([.text("nobody")]))])
            let text = DraftText(.opportunities, Newsroom.record, saying: body, in: nil, from: 1)
            guard case .saved(let draft) = try db.saveDraft(text, by: db.actor(Newsroom.author), at: .morning) else {
                throw Refusal.draftChanged
            }
            return draft
        }
        await #expect(throws: Refusal.draftHasMistakes) { try await Newsroom.handIn(draft, in: database) }
        let mistakes = try await database.read { db in
            try db.check(
                draft.body, of: draft.kind, draft.record, in: CatalogueCache().catalogue(in: db), on: Day(utc: .morning)
            ).mistakes
        }
        #expect(mistakes.contains(Mistake(pointer: "/provider/0", problem: .unknownReference("nobody"))))
        #expect(mistakes.contains(Mistake(pointer: "/title", problem: .missing)))
    }

    @Test(arguments: [
        (limits: [10, 50], doubts: ["/criteria/0/expression/all/1"], isReady: true),
        (limits: [50], doubts: [], isReady: true), (limits: [50, -10], doubts: [], isReady: false),
    ])
    func `a rule that nobody can meet is kept and not handed in; one with doubts is`(
        limits: [Double], doubts: [String], isReady: Bool
    ) async throws {
        let database = try await Newsroom.database()
        let draft = try await database.write { db in
            var record = try #require(try db.records.find(Opportunity.self, Newsroom.record))
            let parts = limits.map { limit in
                Criterion.Expression.comparison(
                    Comparison(.employees, limit < 0 ? .lessThan : .atLeast, .numbers([abs(limit)])))
            }
            record.criteria = [
                Criterion(
                    identifier: "size", title: LocalizedText(be: "Памер", ru: "Размер", en: "Size"),
                    legalResource: "Rules of the Guild", expression: .all(parts.reversed()))
            ]
            record.testFirms = [Known.known(60), .known(2), .unknown].map { employees in
                var firm = Firm()
                firm.employees = employees
                let outcome = employees.value.map { $0 == 60 ? Outcome.eligible : .ineligible } ?? .undetermined
                return TestFirm(title: "\(employees)", firm: firm, day: Day(utc: .morning), outcome: outcome)
            }
            if limits.count > 1, limits[1] < 0 { record.testFirms[0] = record.testFirms[1] }
            let text = DraftText(
                .opportunities, Newsroom.record, saying: record.dataValue, in: nil,
                from: try db.revision(of: .opportunities, Newsroom.record))
            guard case .saved(let draft) = try db.saveDraft(text, by: db.actor(Newsroom.author), at: .morning) else {
                throw Refusal.draftChanged
            }
            return draft
        }
        let check = try await database.read {
            try $0.check(draft, in: CatalogueCache().catalogue(in: $0), on: Day(utc: .morning))
        }
        #expect(check.doubts.map(\.pointer) == doubts)
        if isReady {
            try await Newsroom.handIn(draft, in: database)
        } else {
            #expect(check.mistakes.map(\.problem).prefix(1) == [.rule(.neverHolds)])
            await #expect(throws: Refusal.draftHasMistakes) { try await Newsroom.handIn(draft, in: database) }
        }
    }

    @Test func `nothing becomes a part of itself`() async throws {
        let database = try await Newsroom.database()
        let mistakes = try await database.read { db in
            var whole = try #require(try db.records.find(Organisation.self, "council"))
            whole.partOf = ["guild"]
            return try db.check(
                whole.dataValue, of: .organisations, whole.id, in: CatalogueCache().catalogue(in: db),
                on: Day(utc: .morning)
            ).mistakes
        }
        #expect(mistakes.map(\.pointer) == ["/partOf"])
    }

    // MARK: Beside imports

    @Test func `an import does not take from editors what they published, unless it is told to`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("Zanzibar funding", in: database)
        try await Newsroom.handIn(draft, in: database)
        try await Newsroom.publish(draft.id, in: database)
        let package = try Norland.package()
        await #expect(throws: EditsAtStake(records: ["opportunities/\(Newsroom.record)"])) {
            try await database.write { _ = try $0.importPackage(package) }
        }
        let kept = try await database.write { try $0.importPackage(package, edits: .keep) }
        #expect(kept.changed == 0)
        #expect(try await Newsroom.found("zanzibar", in: database) == [Newsroom.record])
        let replaced = try await database.write { try $0.importPackage(package, edits: .replace) }
        #expect(replaced.changed == 1)
        #expect(try await Newsroom.found("zanzibar", in: database) == [])
    }

    @Test func `an edit that was exported and imported is the package's own from then on`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("Zanzibar funding", in: database)
        try await Newsroom.handIn(draft, in: database)
        try await Newsroom.publish(draft.id, in: database)
        let exported = try CountryPackage(files: try await database.read { try $0.storedPackage() }.exportedFiles())
        _ = try await database.write { try $0.importPackage(exported) }
        #expect(try await database.read { try $0.recordEdits.all() } == [])
        let original = try Norland.package()
        #expect(try await database.write { try $0.importPackage(original) }.changed == 1)
    }
}
