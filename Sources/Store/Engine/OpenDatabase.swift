import FoundationEssentials

/// Opens the database at `sqlite:PATH` or `postgresql://…` (several hosts allowed, as libpq reads them).
///
/// An SQLite file that is missing is made, its folder is not. PostgreSQL is asked once, so that a wrong address or
/// password is known at the start. Throws a `DatabaseError` that names no password.
public func openDatabase(url: String) throws -> any Database {
    if url.hasPrefix("postgresql://") || url.hasPrefix("postgres://") {
        let database = try PostgresDatabase(url: url)
        try database.connect()
        return database
    }
    guard url.hasPrefix("sqlite:") else {
        let scheme = url.contains(":") ? String(url.prefix { $0 != ":" }) + ":…" : "there is no scheme"
        throw DatabaseError.unknownAddress(scheme)
    }
    var path = String(url.dropFirst("sqlite:".count))
    if path.hasPrefix("//") { path = String(path.dropFirst(2)) }
    guard !path.isEmpty else { throw DatabaseError.unknownAddress("sqlite: names no file") }
    return try SQLiteDatabase(path: path)
}
