import Domain

extension Connection {
    public var packageParts: PackageParts { PackageParts(db: self) }
}

/// What the platform keeps of the country package beside its records: country, documents, places, outlines, and the files as
/// their authors wrote them.
public struct PackageParts {
    let db: Connection

    public enum Name: String, SQLCodable, Sendable {
        case country, documents, places, outlines
    }

    public func find(_ name: Name) throws -> DataValue? {
        try db.rows("SELECT body FROM package_parts WHERE name = \(name)").first.map { try DataValue(json: $0["body"]) }
    }

    public func save(_ name: Name, _ value: DataValue) throws {
        try db.execute(
            """
            INSERT INTO package_parts (name, body) VALUES (\(name), \(value.json()))
            ON CONFLICT (name) DO UPDATE SET body = excluded.body
            """)
    }

    /// The files, by path.
    public func files() throws -> [(path: String, text: String)] {
        try db.rows("SELECT path, body FROM package_files ORDER BY path").map { (try $0["path"], try $0["body"]) }
    }

    public func saveFile(_ path: String, _ text: String) throws {
        try db.execute(
            """
            INSERT INTO package_files (path, body) VALUES (\(path), \(text))
            ON CONFLICT (path) DO UPDATE SET body = excluded.body
            """)
    }

    public func removeFile(_ path: String) throws {
        try db.execute("DELETE FROM package_files WHERE path = \(path)")
    }
}
