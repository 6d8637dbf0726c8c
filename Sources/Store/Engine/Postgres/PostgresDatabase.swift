import Dispatch
import Glibc
import Synchronization

/// PostgreSQL through libpq: a few connections, each used by one transaction at a time, on threads of their own.
public final class PostgresDatabase: Database {
    private let pool: PostgresPool
    private let queue = DispatchQueue(label: "postgres", attributes: .concurrent)
    private static let attempts = 20
    private let repeated = Atomic(0)

    /// How often a transaction had to run again because it met another writer, since this value was made.
    public var repetitions: Int { repeated.load(ordering: .relaxed) }

    /// Opens no connection yet. `schema` holds the tables and is made if missing, so that tests do not meet.
    public init(url: String, schema: String = "public", connections: Int = 8, patience: Int = 5) throws {
        let address = try PostgresAddress(url: url, schema: schema)
        pool = PostgresPool(limit: connections, patience: .seconds(patience)) { try PostgresSession(address) }
    }

    /// Throws when the server cannot be reached or refuses us.
    func connect() throws { pool.keep(try pool.open()) }

    public func read<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        try await transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }

    @discardableResult
    public func write<Value: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
        switch isolation {
        case .alone: try await transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
        case .snapshot: try await transaction("BEGIN ISOLATION LEVEL REPEATABLE READ", body)
        }
    }

    private func transaction<Value: Sendable>(
        _ begin: SQL, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
        try await pool.acquire()
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                let result = Result { try self.attempt(begin, body) }
                self.pool.release()
                continuation.resume(with: result)
            }
        }
    }

    /// Runs the transaction, and again when it met another writer or a connection that was lost meanwhile: a write
    /// then behaves as if alone. A connection lost during `COMMIT` is not tried again: the commit may have happened.
    private func attempt<Value>(_ begin: SQL, _ body: (Connection) throws -> Value) throws -> Value {
        var conflicts = 0
        var hasReconnected = false
        while true {
            let session = try pool.take()
            do {
                let value = try session.transaction(begin, body)
                pool.keep(session)
                return value
            } catch {
                let isLost = session.isLost
                if isLost { pool.discardIdle() } else { pool.keep(session) }
                if isLost, !session.isCommitting, !hasReconnected {
                    hasReconnected = true
                } else if session.canBeRepeated {
                    conflicts += 1
                    repeated.add(1, ordering: .relaxed)
                    if conflicts == Self.attempts { throw DatabaseError.timedOut("too many writers at once") }
                    usleep(.random(in: 0...(2000 * UInt32(conflicts))))
                } else {
                    throw isLost ? DatabaseError.unavailable("the connection was lost") : error
                }
            }
        }
    }
}
