import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// Who hears of what becomes of a draft.
struct DraftNewsTests {
    private static func news(
        of person: Identifier<Person>, in database: any Database
    ) async throws -> [NotificationContent] {
        try await database.read { try $0.notifications.of(person, limit: 20).map(\.content) }
    }

    private static func mails(in database: any Database) async throws -> [String] {
        try await database.read { try $0.mail.unsent(limit: 20).map { "\($0.recipient)" } }
    }

    /// A draft in review, and the path to it.
    private static func handedIn(in database: any Database) async throws -> (Draft, path: String) {
        let draft = try await Newsroom.written("Zanzibar funding", in: database)
        try await Newsroom.handIn(draft, in: database)
        return (draft, "staff/drafts/\(draft.id)")
    }

    /// A step of the colleague's.
    private static func decide(
        _ draft: Draft, in database: any Database,
        _ step: @Sendable @escaping (Connection, SeenDraft, Actor) throws -> Void
    ) async throws {
        try await database.write { db in
            let seen = try #require(try db.drafts.find(draft.id)).seen
            try step(db, seen, db.actor(Newsroom.colleague))
        }
    }

    @Test func `those who may review it hear that it waits, its author and strangers do not`() async throws {
        let database = try await Newsroom.database()
        let (_, path) = try await Self.handedIn(in: database)
        let told = NotificationContent.draftHandedIn(author: Newsroom.author, record: "Zanzibar funding", path: path)
        #expect(try await Self.news(of: Newsroom.colleague, in: database) == [told])
        #expect(try await Self.news(of: Newsroom.reviewer, in: database) == [told])
        #expect(try await Self.news(of: Newsroom.author, in: database) == [])
        #expect(try await Self.news(of: Newsroom.stranger, in: database) == [])
        #expect(try await Set(Self.mails(in: database)) == ["colleague@example.org", "reviewer@example.org"])
    }

    @Test func `whoever reviews for one organisation hears of drafts about it only`() async throws {
        let database = try await Newsroom.database()
        try await database.write { db in
            let own = RegisteredOrganisation(
                id: Identifier("own"), name: "Guild",
                identifier: OrganisationIdentifier(scheme: "MARK", number: "N1202X"), record: "guild",
                createdAt: .morning)
            _ = try db.organisations.add(own)
            try db.roleGrants.add(RoleGrant(.reviewer, in: .organisation(own.id)), to: Newsroom.stranger, at: .morning)
            for record in ["guild", "purse"] {
                var said = try #require(try db.records.find(Organisation.self, record))
                said.core.contact = "office@example.org"
                let text = DraftText(.organisations, record, saying: said.dataValue, in: nil, from: 1)
                guard case .saved(let draft) = try db.saveDraft(text, by: db.actor(Newsroom.author), at: .morning)
                else { throw Refusal.draftChanged }
                try db.handIn(
                    draft.seen, note: "", in: CatalogueCache().catalogue(in: db), by: db.actor(Newsroom.author),
                    at: .morning)
            }
        }
        let news = try await Self.news(of: Newsroom.stranger, in: database)
        let guild = try await database.read { try $0.records.find(.organisations, "guild")?.core.title.en }
        #expect(news.count == 1)
        guard case .draftHandedIn(_, let record, _)? = news.first else { throw Refusal.notFound }
        #expect(record == guild)
    }

    @Test func `a draft that goes to and fro is told of once until that is read`() async throws {
        let database = try await Newsroom.database()
        let (draft, _) = try await Self.handedIn(in: database)
        func again() async throws {
            try await database.write { db in
                let author = try db.actor(Newsroom.author)
                try db.withdrawDraft(#require(try db.drafts.find(draft.id)).seen, by: author, at: .morning)
                let seen = try #require(try db.drafts.find(draft.id)).seen
                try db.handIn(seen, note: "", in: CatalogueCache().catalogue(in: db), by: author, at: .morning)
            }
        }
        try await again()
        #expect(try await Self.news(of: Newsroom.colleague, in: database).count == 1)
        try await database.write { db in
            let latest = try #require(try db.notifications.of(Newsroom.colleague, limit: 1).first)
            try db.notifications.markRead(through: latest.id, of: Newsroom.colleague, at: .morning)
        }
        try await again()
        #expect(try await Self.news(of: Newsroom.colleague, in: database).count == 2)
    }

    @Test func `the author hears what is asked of them, at most the beginning of it`() async throws {
        let database = try await Newsroom.database()
        let (draft, path) = try await Self.handedIn(in: database)
        let words = String(repeating: "ж", count: 600)
        try await Self.decide(draft, in: database) { try $0.askForChanges(words, in: $1, by: $2, at: .morning) }
        let quote = String(repeating: "ж", count: 500) + "…"
        #expect(
            try await Self.news(of: Newsroom.author, in: database)
                == [.changesAsked(record: "Zanzibar funding", words: quote, path: path)])
    }

    @Test func `a declined draft is closed, and its author hears why`() async throws {
        let database = try await Newsroom.database()
        let (draft, path) = try await Self.handedIn(in: database)
        try await Self.decide(draft, in: database) {
            try $0.declineDraft($1, because: "It ended in May.", by: $2, at: .morning)
        }
        #expect(try await Newsroom.state(draft, in: database) == .discarded)
        #expect(
            try await Self.news(of: Newsroom.author, in: database)
                == [.draftDeclined(record: "Zanzibar funding", words: "It ended in May.", path: path)])
    }

    @Test func `who may not publish does not decline`() async throws {
        let database = try await Newsroom.database()
        let (draft, _) = try await Self.handedIn(in: database)
        for (person, refusal) in [
            (Newsroom.reviewer, Refusal.notAllowed), (Newsroom.author, .rule(.notOwnDraft)),
            (Newsroom.stranger, .notFound),
        ] {
            await #expect(throws: refusal) {
                try await database.write { db in
                    let seen = try #require(try db.drafts.find(draft.id)).seen
                    try db.declineDraft(seen, because: "no", by: db.actor(person), at: .morning)
                }
            }
        }
        #expect(try await Newsroom.state(draft, in: database) == .inReview)
    }

    @Test func `the author and others who write about the record hear of a publication`() async throws {
        let database = try await Newsroom.database()
        let (draft, path) = try await Self.handedIn(in: database)
        try await database.write { try $0.roleGrants.add(RoleGrant(.editor), to: Newsroom.stranger, at: .morning) }
        let other = try await Newsroom.written("Other", by: Newsroom.stranger, in: database)
        try await Newsroom.publish(draft.id, in: database)
        #expect(
            try await Self.news(of: Newsroom.author, in: database)
                == [.draftPublished(record: "Zanzibar funding", path: path)])
        #expect(
            try await Self.news(of: Newsroom.stranger, in: database)
                == [.recordChanged(record: "Other", path: "staff/drafts/\(other.id)")])
        #expect(try await Self.news(of: Newsroom.colleague, in: database).count == 1)
    }

    @Test func `what was handed in by someone who left is published all the same`() async throws {
        let database = try await Newsroom.database()
        let (draft, _) = try await Self.handedIn(in: database)
        try await database.write { db in
            try db.eraseAccount(of: #require(try db.people.find(Newsroom.author)), at: .morning)
        }
        try await Newsroom.publish(draft.id, in: database)
        #expect(try await Newsroom.state(draft, in: database) == .published)
    }

    @Test func `a step that fails tells nobody`() async throws {
        struct Killed: Error {}
        let database = try await Newsroom.database()
        let draft = try await Newsroom.written("Zanzibar funding", in: database)
        await #expect(throws: Killed.self) {
            try await database.write { db in
                try db.handIn(
                    draft.seen, note: "", in: CatalogueCache().catalogue(in: db), by: db.actor(draft.author),
                    at: .morning)
                throw Killed()
            }
        }
        #expect(try await Self.news(of: Newsroom.colleague, in: database) == [])
        #expect(try await Self.mails(in: database) == [])
    }

    @Test func `mail about drafts comes as each person wishes`() async throws {
        let database = try await Newsroom.database()
        try await database.write { db in
            try db.mailPreferences.save(.never, for: .draftHandedIn, of: Newsroom.colleague)
            try db.mailPreferences.save(.daily, for: .draftHandedIn, of: Newsroom.reviewer)
        }
        _ = try await Self.handedIn(in: database)
        #expect(try await Self.mails(in: database) == [])
        #expect(try await Self.news(of: Newsroom.colleague, in: database).count == 1)
        #expect(try await Self.news(of: Newsroom.reviewer, in: database).count == 1)
    }
}
