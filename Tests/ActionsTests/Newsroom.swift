import Actions
import DataPackage
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// A platform with the small country and its editors: `author` writes, `colleague` reviews.
enum Newsroom {
    static let author = Identifier<Person>("author")
    static let colleague = Identifier<Person>("colleague")
    static let reviewer = Identifier<Person>("reviewer")
    static let stranger = Identifier<Person>("stranger")
    static let record = "gift-for-micro"

    static func database() async throws -> any Database {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        try await database.write { db in
            for id in [author, colleague, reviewer, stranger] {
                let email = try #require(EmailAddress("\(id)@example.org"))
                try db.people.add(
                    Person(id: id, email: email, name: "\(id)", language: .en, createdAt: .morning), passwordHash: nil)
            }
            try db.roleGrants.add(RoleGrant(.editor), to: author, at: .morning)
            try db.roleGrants.add(RoleGrant(.editor), to: colleague, at: .morning)
            try db.roleGrants.add(RoleGrant(.reviewer), to: reviewer, at: .morning)
        }
        return database
    }

    /// The record with other words, from what it says now.
    static func text(
        _ db: Connection, title: String? = nil, contact: String? = nil, in draft: Draft? = nil
    ) throws -> DraftText {
        var record = try #require(try db.records.find(Opportunity.self, Self.record))
        if let title { record.core.title.en = title }
        if let contact { record.core.contact = contact }
        return DraftText(
            .opportunities, Self.record, saying: record.dataValue, in: draft.map { ($0.id, $0.version) },
            from: try db.revision(of: .opportunities, Self.record))
    }

    static func written(
        _ title: String? = nil, contact: String? = nil, by person: Identifier<Person> = author,
        in database: any Database
    ) async throws -> Draft {
        try await database.write { db in
            let text = try text(db, title: title, contact: contact)
            guard case .saved(let draft) = try db.saveDraft(text, by: db.actor(person), at: .morning) else {
                throw Refusal.draftChanged
            }
            return draft
        }
    }

    static func handIn(_ draft: Draft, in database: any Database) async throws {
        try await database.write { db in
            try db.handIn(
                draft.seen, note: "", in: CatalogueCache().catalogue(in: db), by: db.actor(draft.author), at: .morning)
        }
    }

    static func publish(
        _ id: Identifier<Draft>, by person: Identifier<Person> = colleague, in database: any Database
    ) async throws {
        try await database.write { db in
            let draft = try #require(try db.drafts.find(id))
            try db.publishDraft(
                draft.seen, in: CatalogueCache().catalogue(in: db), by: db.actor(person), at: .morning)
        }
    }

    static func state(_ draft: Draft, in database: any Database) async throws -> Draft.State? {
        try await database.read { try $0.drafts.find(draft.id)?.state }
    }

    static func found(_ text: String, in database: any Database) async throws -> [String] {
        let engine = SearchEngine()
        return try await database.read { db in
            let catalogue = try CatalogueCache().catalogue(in: db)
            let hits = try engine.hits(SearchQuery(text: text), in: db, classification: catalogue.classification)
            return try db.records.headings(hits.hits.map(\.ordinal), in: .en).map(\.id)
        }
    }
}

extension Draft {
    /// As somebody looks at it now.
    var seen: SeenDraft { SeenDraft(id, version: version) }
}
