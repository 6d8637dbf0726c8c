internal import CPostgres

/// One libpq connection with its prepared statements.
///
/// `@unchecked Sendable`: `PostgresPool` lends it to one transaction at a time, which runs on one thread.
final class PostgresSession: EngineSession, @unchecked Sendable {
    private let handle: OpaquePointer?
    private var statements = StatementNames(limit: 256)
    private var lastCode = ""
    /// Whether the transaction that ran last had come as far as `COMMIT`.
    private(set) var isCommitting = false

    init(_ address: PostgresAddress) throws {
        handle = address.connect()
        // From here on a throw closes the handle by itself: every property is set, so `deinit` runs.
        guard PQstatus(handle) == CONNECTION_OK else { throw DatabaseError.unavailable(address.reason(handle)) }
        try prepare(schema: address.schema)
    }

    deinit { PQfinish(handle) }

    private func prepare(schema: String) throws {
        try script("SET client_min_messages TO warning; SET statement_timeout = '30s'; SET lock_timeout = '5s'")
        try script("SET idle_in_transaction_session_timeout = '60s'; SET standard_conforming_strings = on")
        _ = try rows("SELECT set_config('search_path', \(schema), FALSE) AS path")
        guard schema != "public" else { return }
        do { try script(SQL(trusted: "CREATE SCHEMA IF NOT EXISTS \(schema)")) } catch DatabaseError.duplicate {}
    }

    var isLost: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Whether the failure was one that goes away when the whole transaction runs again: a conflict of writers, a
    /// deadlock, or a statement prepared before the schema changed.
    var canBeRepeated: Bool { ["40001", "40P01", "0A000"].contains(lastCode) }

    /// Runs `body` between `begin` and `COMMIT`, and undoes it when it fails.
    func transaction<Value>(_ begin: SQL, _ body: (Connection) throws -> Value) throws -> Value {
        isCommitting = false
        lastCode = ""
        do {
            try script(begin)
            let value = try body(Connection(engine: .postgres, session: self))
            isCommitting = true
            try commit()
            return value
        } catch {
            let code = lastCode
            try? script("ROLLBACK")
            lastCode = code
            if code == "0A000" { try? forgetStatements() }
            throw error
        }
    }

    /// PostgreSQL answers `ROLLBACK` to the `COMMIT` of a transaction in which a statement failed, and calls it success.
    private func commit() throws {
        let result = PostgresResult(PQexec(handle, "COMMIT"))
        try check(result)
        guard result.command == "COMMIT" else {
            throw DatabaseError.failed(code: lastCode, message: "a statement had failed, so nothing was saved")
        }
    }

    private func forgetStatements() throws {
        statements.removeAll()
        try script("DEALLOCATE ALL")
    }

    func rows(_ sql: SQL) throws -> [Row] { try run(sql).rows() }
    func execute(_ sql: SQL) throws -> Int { try run(sql).changes }

    func forEachInteger(_ sql: SQL, _ body: (Int) throws -> Void) throws {
        try run(sql, asBinary: true).forEachInteger(body)
    }

    func bytes(_ sql: SQL) throws -> StoredBytes { try run(sql).bytes() }

    func script(_ sql: SQL) throws {
        let rendered = try sql.rendered { _ in "" }
        guard rendered.values.isEmpty else {
            throw DatabaseError.failed(code: "", message: "a script takes no values")
        }
        try check(PostgresResult(PQexec(handle, rendered.text)))
    }

    private func run(_ sql: SQL, asBinary: Bool = false) throws -> PostgresResult {
        let rendered = try sql.rendered { "$\($0)" }
        let count = Int32(rendered.values.count)
        let format: Int32 = asBinary ? 1 : 0
        let name = rendered.isWorthKeeping ? try prepared(rendered.text) : nil
        let result = Parameters(rendered.values).withPointers { pointers in
            if let name {
                PQexecPrepared(handle, name, count, pointers, nil, nil, format)
            } else {
                PQexecParams(handle, rendered.text, count, nil, pointers, nil, nil, format)
            }
        }
        let answer = PostgresResult(result)
        try check(answer)
        return answer
    }

    private func prepared(_ text: String) throws -> String {
        if let name = statements.name(of: text) { return name }
        let (name, surplus) = statements.add(text)
        if let surplus { try script(SQL(trusted: "DEALLOCATE \(surplus)")) }
        do { try check(PostgresResult(PQprepare(handle, name, text, 0, nil))) } catch {
            statements.remove(text)
            throw error
        }
        return name
    }

    private func check(_ result: PostgresResult) throws {
        guard let failure = result.failure else { return }
        lastCode = failure.code
        throw isLost ? DatabaseError.unavailable("the connection was lost") : failure.error
    }
}
