import Domain

extension Connection {
    public var packageParts: PackageParts { PackageParts(db: self) }
}

/// What the platform keeps of the country package beside its records: country, documents, places, outlines, and the files as
/// their authors wrote them.
public struct PackageParts {
    let db: Connection

    public enum Name: String, SQLCodable, Sendable {
        case country, documents, places, outlines, surveys, population
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

    /// What surveys found, in the order of the package.
    public func surveys() throws -> [SurveyFigure] {
        try find(.surveys).map { DataReader($0).list(limit: 100_000).compactMap(SurveyFigure.init) } ?? []
    }

    /// What is published of the country's firms; nil where the package does not say.
    public func marginals() throws -> PopulationMarginals? {
        try find(.population).flatMap { PopulationMarginals(reading: DataReader($0), nil) }
    }

    /// The files, by path.
    public func files() throws -> [(path: String, text: String)] {
        try db.rows("SELECT path, body FROM package_files ORDER BY path").map { (try $0["path"], try $0["body"]) }
    }

    public func paths() throws -> [String] { try db.rows("SELECT path FROM package_files").map { try $0["path"] } }

    /// The texts of the files that are there, by path.
    public func texts(_ paths: [String]) throws -> [String: String] {
        let rows = try db.rows("SELECT path, body FROM package_files WHERE path IN (\(paths))")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["path"], try $0["body"]) })
    }

    public func save(_ files: [(path: String, text: String)]) throws {
        try db.insert(
            into: "package_files (path, body)", files.map { [$0.path.sqlValue, $0.text.sqlValue] },
            conflict: "ON CONFLICT (path) DO UPDATE SET body = excluded.body")
    }

    public func removeFiles(_ paths: [String]) throws {
        for path in paths { try db.execute("DELETE FROM package_files WHERE path = \(path)") }
    }
}
