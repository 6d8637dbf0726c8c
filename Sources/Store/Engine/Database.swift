/// Where the platform keeps its data: an SQLite file by default, PostgreSQL in larger installations.
///
/// A body is synchronous, so that no network call can be made while a transaction is open, and it may run more
/// than once, so it must change nothing but the database. An error thrown by the body, or by any statement in it,
/// undoes the whole transaction: do not catch a statement's error inside the body and go on.
public protocol Database: Sendable {
    /// Runs `body` on one unchanging state of the data.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value

    /// Runs `body` with the isolation that it needs. When it returns, what was written is on disk.
    @discardableResult
    func write<Value: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value
}

extension Database {
    /// Runs `body` as if no other write ran at the same time. When it returns, what was written is on disk.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
        try await write(.alone, body)
    }
}

/// One open transaction. It never leaves the body that received it.
public struct Connection {
    public enum Engine: Sendable { case sqlite, postgres }

    public let engine: Engine
    let session: any EngineSession

    public func rows(_ sql: SQL) throws -> [Row] { try session.rows(sql) }

    /// Runs a statement and returns the number of rows it changed.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int { try session.execute(sql) }

    /// The one column of a query, which must be whole numbers without `NULL`: made for hundreds of thousands of rows.
    public func integers(_ sql: SQL) throws -> [Int] {
        var integers: [Int] = []
        try session.forEachInteger(sql) { integers.append($0) }
        return integers
    }

    /// Like `integers`, without keeping them.
    func forEachInteger(_ sql: SQL, _ body: (Int) throws -> Void) throws { try session.forEachInteger(sql, body) }

    /// The columns of a query as they are stored, byte by byte.
    func bytes(_ sql: SQL) throws -> StoredBytes { try session.bytes(sql) }

    /// Runs several statements in one text; for migrations.
    func script(_ sql: SQL) throws { try session.script(sql) }
}

/// What an engine does for an open transaction.
protocol EngineSession {
    func rows(_ sql: SQL) throws -> [Row]
    func execute(_ sql: SQL) throws -> Int
    func forEachInteger(_ sql: SQL, _ body: (Int) throws -> Void) throws
    func bytes(_ sql: SQL) throws -> StoredBytes
    func script(_ sql: SQL) throws
}
