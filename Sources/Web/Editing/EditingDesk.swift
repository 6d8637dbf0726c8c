import Actions
import Domain
import Hummingbird
import Store

/// What pages for editors see of the platform in one transaction: with the rights of this moment.
struct Desk {
    let db: Connection
    let actor: Actor
    let catalogue: Catalogue

    init(_ actor: Actor, _ cache: CatalogueCache, in db: Connection) throws {
        self.db = db
        self.actor = actor
        catalogue = try cache.catalogue(in: db)
        guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
    }
}

extension Services {
    /// Reads for the person who asks.
    func look<Value: Sendable>(
        _ context: Context, _ body: @escaping @Sendable (Desk) throws -> Value
    ) async throws -> Value {
        let cache = catalogue
        return try await look(for: context) { db, actor in try body(Desk(actor, cache, in: db)) }
    }

    /// Lets the person who asks do something.
    func act<Value: Sendable>(
        _ context: Context, _ body: @escaping @Sendable (Desk) throws -> Value
    ) async throws -> Value {
        let cache = catalogue
        return try await act(for: context) { db, actor in try body(Desk(actor, cache, in: db)) }
    }
}

extension Desk {
    /// The name of whoever wrote or reviewed something.
    func name(of person: Identifier<Person>, _ strings: Strings) throws -> String {
        try db.people.find(person)?.name ?? strings["editing.formerPerson"]
    }

    /// What a draft is called in lists: its title in this language, or in another, or its identifier.
    func title(of draft: Draft, in language: Language) -> String {
        let titles = ([language] + Language.allCases).compactMap { draft.body["title"]?[$0.rawValue] }
        for case .text(let title) in titles { return title }
        return draft.record
    }
}
