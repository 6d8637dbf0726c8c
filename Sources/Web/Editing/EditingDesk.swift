import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Store

/// What pages for editors see of the platform in one transaction: with the rights of this moment.
struct Desk {
    let db: Connection
    let actor: Actor
    let catalogue: Catalogue
    /// Where the country is.
    let today: Day

    init(_ actor: Actor, _ cache: CatalogueCache, in db: Connection, at now: Date) throws {
        self.db = db
        self.actor = actor
        catalogue = try cache.catalogue(in: db)
        guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
        today = catalogue.country.day(at: now)
    }
}

extension Services {
    /// Reads for the person who asks.
    func look<Value: Sendable>(
        _ context: Context, _ body: @escaping @Sendable (Desk) throws -> Value
    ) async throws -> Value {
        let (cache, now) = (catalogue, now())
        return try await look(for: context) { db, actor in try body(Desk(actor, cache, in: db, at: now)) }
    }

    /// Lets the person who asks do something.
    func act<Value: Sendable>(
        _ context: Context, _ body: @escaping @Sendable (Desk) throws -> Value
    ) async throws -> Value {
        let (cache, now) = (catalogue, now())
        return try await act(for: context) { db, actor in try body(Desk(actor, cache, in: db, at: now)) }
    }
}

extension Desk {
    /// The name of whoever wrote or reviewed something.
    func name(of person: Identifier<Person>, _ strings: Strings) throws -> String {
        try db.people.find(person)?.name ?? strings["editing.formerPerson"]
    }
}
