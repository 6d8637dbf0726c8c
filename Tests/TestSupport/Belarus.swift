import Actions
import DataPackage
import Domain
import Foundation
import Store
import Web

/// The country package we ship, and the tables that a domain expert keeps for the tests.
public enum Belarus {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    public static let folder = root.appending(path: "Data/belarus")

    public static func package() throws -> CountryPackage { try CountryPackage(folder: folder) }

    /// Its records of one kind.
    public static func records<Record: CatalogueRecord>(_: Record.Type) throws -> [Record] {
        try package().records.compactMap { $0 as? Record }
    }

    private static let readCountry = Result { try package().country }

    /// What the package says of the country, read once.
    public static func country() throws -> Country { try readCountry.get() }

    /// The rows of `Tests/Data/<name>.csv`, by column.
    public static func table(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOf: root.appending(path: "Tests/Data/\(name).csv"), encoding: .utf8)
        return rows(of: text)
    }

    private static func rows(of text: String) -> [[String: String]] {
        let rows = text.split(whereSeparator: \.isNewline).map { fields(String($0)) }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// The fields of one line (RFC 4180).
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var quoted = false
        var before: Character?
        for character in line {
            switch character {
            case "\"":
                if before == "\"", !quoted { fields[fields.count - 1].append("\"") }
                quoted.toggle()
            case "," where !quoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
            before = character
        }
        return fields
    }
}

/// A database of its own with the country package loaded, for a test that changes it.
public func belarusDatabase() async throws -> any Database {
    let database = try await emptyDatabase()
    let package = try Belarus.package()
    _ = try await database.write { try $0.importPackage(package) }
    return database
}

extension Belarus {
    private static let loaded = Task { try await belarusDatabase() }

    /// The country package in a database that no test changes, loaded once.
    public static func database() async throws -> any Database { try await loaded.value }

    private static let guest = Task {
        var settings = Services.Settings()
        settings.searchesPerMinute = 0
        return try Visitor(await database(), settings: settings)
    }

    /// Someone who visits that database; what the platform keeps in memory is kept for all tests.
    public static func visitor() async throws -> Visitor { try await guest.value }
}
