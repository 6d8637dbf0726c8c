import TestSupport
import Testing

@testable import Store

struct MigrationTests {
    private let one = Migration("one", "CREATE TABLE one (id BIGINT PRIMARY KEY); INSERT INTO one VALUES (1)")

    @Test func `a step runs once`() async throws {
        let database = try blankDatabase()
        try await database.migrate(through: [one])
        try await database.migrate(through: [one])
        #expect(try await database.read { try $0.integers("SELECT id FROM one") } == [1])
    }

    @Test func `a failed step leaves the state before it`() async throws {
        let database = try blankDatabase()
        let broken = Migration("two", "INSERT INTO one VALUES (2); INSERT INTO one VALUES (1)")
        await #expect(throws: DatabaseError.self) { try await database.migrate(through: [one, broken]) }
        #expect(try await database.read { try $0.integers("SELECT id FROM one") } == [1])
        #expect(try await database.read { try $0.rows("SELECT name FROM migrations").count } == 1)
    }

    @Test func `two processes may migrate at once`() async throws {
        let database = try blankDatabase()
        let steps = [one] + (2...6).map { Migration("\($0)", SQL(trusted: "CREATE TABLE t\($0) (id BIGINT)")) }
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 { group.addTask { try await database.migrate(through: steps) } }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.rows("SELECT name FROM migrations").count } == 6)
    }

    @Test func `a database of a newer program is refused`() async throws {
        let database = try blankDatabase()
        try await database.migrate(through: [one, Migration("from 2031", "CREATE TABLE later (id BIGINT)")])
        await #expect(throws: DatabaseError.newerSchema(["from 2031"])) {
            try await database.migrate(through: [one])
        }
    }

    @Test func `names of steps are unique`() {
        #expect(Set(allMigrations.map(\.name)).count == allMigrations.count)
    }
}
