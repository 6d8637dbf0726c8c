import Foundation
import TestSupport
import Testing

@testable import Store

struct EngineOpeningTests {
    @Test(arguments: ["mysql://h/x", "/var/x.sqlite", "sqlite:", "", "postgresql://[bad/db"])
    func `any other address is refused`(_ url: String) throws {
        #expect {
            _ = try openDatabase(url: url)
        } throws: {
            if case DatabaseError.unknownAddress = $0 { true } else { false }
        }
    }

    @Test func `a missing folder is named`() throws {
        #expect {
            _ = try openDatabase(url: "sqlite:/no/such/folder/x.sqlite")
        } throws: {
            "\($0)".contains("/no/such/folder")
        }
    }

    @Test func `a file that is no database is named and left alone`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).txt").path(
            percentEncoded: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try String(repeating: "Dear Sir or Madam, ", count: 100).write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: DatabaseError.notADatabase(path: path)) { _ = try openDatabase(url: "sqlite:\(path)") }
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("Dear Sir"))
    }

    @Test func `a refused connection says so without the password`() throws {
        #expect {
            _ = try openDatabase(url: "postgresql://me:s3cret@127.0.0.1:1/db?connect_timeout=2")
        } throws: {
            guard case DatabaseError.unavailable(let reason) = $0 else { return false }
            return !reason.contains("s3cret") && reason.contains("127.0.0.1")
        }
    }

    @Test func `a database may live in a folder with a space and letters of any script`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "a folder ў \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try openDatabase(
            url: "sqlite:\(folder.appending(path: "x.sqlite").path(percentEncoded: false))")
        #expect(try await database.read { try $0.integers("SELECT 1") } == [1])
    }

    @Test func `SQLite flushes every commit and keeps foreign keys`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try openDatabase(url: "sqlite:\(folder.appending(path: "x.sqlite").path(percentEncoded: false))")
        let settings: [Int] = try await database.write { db in
            try db.integers("PRAGMA synchronous") + db.integers("PRAGMA foreign_keys")
        }
        #expect(settings == [2, 1])
    }

    @Test func `a connection that was cut is replaced`() async throws {
        guard let database = try blankPostgres() else { return }
        let own = try await database.read { try $0.integers("SELECT pg_backend_pid()") }[0]
        // The other of its two connections cuts the one that is lent next.
        _ = try? await database.write { try $0.rows("SELECT pg_terminate_backend(\(own)) AS done") }
        #expect(try await database.read { try $0.integers("SELECT 1") } == [1])
        #expect(try await database.write { try $0.integers("SELECT 2") } == [2])
    }

    @Test func `who waits too long for a connection is told`() async throws {
        let pool = PostgresPool(limit: 1, patience: .milliseconds(1)) { throw DatabaseError.unavailable("") }
        try await pool.acquire()
        await #expect(throws: DatabaseError.timedOut("no connection became free")) { try await pool.acquire() }
        pool.release()
        try await pool.acquire()
    }

    @Test func `the statement used longest ago gives way`() {
        var names = StatementNames(limit: 2)
        let first = names.add("a").name
        let second = names.add("b").name
        #expect(names.name(of: "a") == first)
        #expect(names.add("c").surplus == second)
        #expect(names.name(of: "b") == nil)
    }
}
