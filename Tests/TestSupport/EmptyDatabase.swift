import Foundation
import Store

/// An empty, migrated database: SQLite, or a schema of its own in the PostgreSQL of `TEST_DATABASE_URL`.
public func emptyDatabase() async throws -> any Database {
    let database = try blankDatabase()
    try await database.migrate()
    return database
}

/// The same without a schema.
public func blankDatabase() throws -> any Database {
    try blankPostgres() ?? SQLiteDatabase.temporary()
}

/// A blank schema in the PostgreSQL of `TEST_DATABASE_URL`, if that is set.
public func blankPostgres(connections: Int = 2) throws -> PostgresDatabase? {
    guard let url = ProcessInfo.processInfo.environment["TEST_DATABASE_URL"], !url.isEmpty else { return nil }
    // Tests run all at once on few cores: they wait longer for a connection than a visitor would.
    return try PostgresDatabase(
        url: url, schema: "test_\(UInt64.random(in: 0 ... .max))", connections: connections, patience: 120)
}
