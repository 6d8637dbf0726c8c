import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

struct EngineTests {
    private func table() async throws -> any Database {
        let database = try blankDatabase()
        try await database.write { db in
            try db.script(
                """
                CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT UNIQUE, share DOUBLE PRECISION, is_new BOOLEAN,
                                     size BIGINT CHECK (size >= 0))
                """)
        }
        return database
    }

    @Test func `values come back as they were bound`() async throws {
        let database = try await table()
        let name = "O'Brien; DROP TABLE things -- \u{1F3ED} \"x\" \\ $1 ?"
        let day = Day("2026-03-01")
        let row = try await database.write { db in
            try db.execute("INSERT INTO things VALUES (\(7), \(name), \(0.25), \(true), \(nil as Int?))")
            return try db.rows("SELECT id, name, share, is_new, size FROM things WHERE is_new = \(true)")[0]
        }
        #expect(try row["id"] == 7)
        #expect(try row["name"] == name)
        #expect(try row["share"] == 0.25)
        #expect(try row["is_new"] == true)
        #expect(try row["size"] as Int? == nil)
        #expect(throws: DatabaseError.noColumn("colour")) { try row["colour"] as Int }
        #expect(throws: DatabaseError.self) { try row["name"] as Int }
        #expect(day.flatMap { Day(sqlValue: $0.sqlValue) } == day)
    }

    @Test func `bytes come back as they were bound`() async throws {
        let database = try blankDatabase()
        let bytes = (0...255).map(UInt8.init)
        let read: [UInt8] = try await database.write { db in
            let type: SQL = db.engine == .sqlite ? "BLOB" : "BYTEA"
            try db.script("CREATE TABLE files (body \(type))")
            try db.execute("INSERT INTO files VALUES (\(bytes))")
            return try db.rows("SELECT body FROM files")[0]["body"]
        }
        #expect(read == bytes)
    }

    @Test func `an instant comes back to the millisecond`() async throws {
        let database = try await table()
        let instants = (0..<300).map { Date(timeIntervalSince1970: 1_790_000_000 + Double($0) * 0.977) }
        let read = try await database.write { db in
            try instants.map { try db.rows("SELECT CAST(\($0) AS TEXT) AS at")[0]["at"] as Date }
        }
        #expect(read == instants.map(\.wholeMilliseconds))
    }

    @Test func `bytes are read as they are stored`() async throws {
        let database = try await table()
        let bytes = try await database.write { db in
            try db.execute("INSERT INTO things VALUES (1, 'ў', NULL, NULL, NULL), (-20, '', NULL, NULL, 7)")
            return try db.bytes("SELECT id, name, size FROM things ORDER BY id DESC")
        }
        #expect(bytes.rowCount == 2)
        let values = (0..<2).map { row in (0..<3).map { bytes[row, $0].map { String(decoding: $0, as: UTF8.self) } } }
        #expect(values == [["1", "ў", nil], ["-20", "", "7"]])
    }

    @Test func `SQLite hides nothing behind a NUL, and a blob is no text`() async throws {
        let database = try SQLiteDatabase.temporary()
        let bytes = try await database.read {
            try $0.bytes("SELECT 'a' || char(0) || 'b', x'6162', x'ff', CAST(x'ff' AS TEXT)")
        }
        let values = (0..<4).map { bytes[0, $0].map { Array($0) } }
        #expect(values == [Array("a\0b".utf8), Array("\\x6162".utf8), Array("\\xff".utf8), [0xFF]])
    }

    @Test func `many integers are read at once`() async throws {
        let database = try await table()
        let ids = try await database.write { db in
            try db.insert(into: "things (id, name)", (1...1000).map { [.integer($0 * 3), .text("n\($0)")] })
            return try db.integers("SELECT id FROM things ORDER BY id")
        }
        #expect(ids == (1...1000).map { $0 * 3 })
    }

    @Test func `a list is bound value by value, an empty one holds nothing`() async throws {
        let database = try await table()
        let counts = try await database.write { db in
            try db.insert(into: "things (id)", (1...100).map { [.integer($0)] })
            return try [[], [1], Array(1...40), Array(50...200)].map { (list: [Int]) in
                try db.integers("SELECT COUNT(*) FROM things WHERE id IN (\(list))")
            }
        }
        #expect(counts == [[0], [1], [40], [51]])
    }

    @Test func `a failed body leaves nothing behind`() async throws {
        let database = try await table()
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await database.write { db in
                try db.execute("INSERT INTO things (id) VALUES (1)")
                throw Stop()
            }
        }
        #expect(try await database.read { try $0.integers("SELECT COUNT(*) FROM things") } == [0])
    }

    @Test func `a broken rule says which kind it was`() async throws {
        let database = try await table()
        try await database.write { try $0.execute("INSERT INTO things (id, name) VALUES (1, 'a')") }
        await #expect {
            try await database.write { try $0.execute("INSERT INTO things (id, name) VALUES (2, 'a')") }
        } throws: {
            if case DatabaseError.duplicate = $0 { true } else { false }
        }
        await #expect {
            try await database.write { try $0.execute("INSERT INTO things (id, size) VALUES (2, -1)") }
        } throws: {
            if case DatabaseError.constraint = $0 { true } else { false }
        }
        await #expect(throws: DatabaseError.nulCharacter) {
            try await database.write { try $0.execute("INSERT INTO things (id, name) VALUES (3, \("a\0b"))") }
        }
    }

    @Test func `a read cannot change anything`() async throws {
        let database = try await table()
        await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.execute("INSERT INTO things (id) VALUES (1)") }
        }
        #expect(try await database.read { try $0.integers("SELECT COUNT(*) FROM things") } == [0])
    }

    @Test func `writers behave as if alone`() async throws {
        let database = try await table()
        try await database.write { try $0.execute("INSERT INTO things (id, size) VALUES (1, 0)") }
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    try await database.write { db in
                        let size = try db.integers("SELECT size FROM things WHERE id = 1")[0]
                        try db.execute("UPDATE things SET size = \(size + 1) WHERE id = 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.integers("SELECT size FROM things") } == [20])
    }

    @Test func `many readers share a few connections`() async throws {
        let database = try await table()
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask { try await database.read { try $0.rows("SELECT \(number) + 0 AS n")[0]["n"] } }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 199 * 100)
    }
}
