import FoundationEssentials
internal import GRDB

/// SQLite through GRDB: one writer, up to eight readers, a write-ahead log that is flushed at every commit.
public final class SQLiteDatabase: Database {
    private let pool: DatabasePool
    /// Removed with the database, when it is a temporary one.
    private let folder: URL?

    /// Opens the file, or makes it. Its folder must be there.
    public convenience init(path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        var isFolder = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
            throw DatabaseError.unavailable("there is no folder \(folder) for \(path)")
        }
        try self.init(path: path, temporaryFolder: nil)
    }

    private init(path: String, temporaryFolder folder: URL?) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0")
        }
        self.folder = folder
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB leaves the log unflushed at a commit; an acknowledged write has to survive a power cut.
            let flush = folder == nil ? "FULL" : "OFF"
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = \(flush)") }
        } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw DatabaseError.notADatabase(path: path)
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error, path: path)
        }
    }

    /// A database of its own for a test: a file like any other, that goes away with the value.
    public static func temporary() throws -> SQLiteDatabase {
        let folder = FileManager.default.temporaryDirectory.appending(path: "smart-industry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try SQLiteDatabase(
            path: folder.appending(path: "test.sqlite").path(percentEncoded: false), temporaryFolder: folder)
    }

    deinit {
        try? pool.close()
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }

    public func read<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { try body(Connection(engine: .sqlite, session: SQLiteSession(db: $0))) }
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error, path: pool.path)
        }
    }

    /// There is one writer at a time, which is alone whatever it asks for.
    @discardableResult
    public func write<Value: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.write { try body(Connection(engine: .sqlite, session: SQLiteSession(db: $0))) }
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error, path: pool.path)
        }
    }
}
