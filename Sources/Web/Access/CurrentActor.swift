import Domain
import Store

extension Services {
    /// Does something for whoever asks, with the roles and memberships they have in the transaction that does it.
    func act<Value: Sendable>(
        for context: Context, _ body: @escaping @Sendable (Connection, Actor) throws -> Value
    ) async throws -> Value {
        let person = context.visit.person?.id
        return try await database.write { db in try body(db, person.map(db.actor) ?? .visitor) }
    }

    /// Reads something for whoever asks, likewise.
    func look<Value: Sendable>(
        for context: Context, _ body: @escaping @Sendable (Connection, Actor) throws -> Value
    ) async throws -> Value {
        let person = context.visit.person?.id
        return try await database.read { db in try body(db, person.map(db.actor) ?? .visitor) }
    }
}
