import Actions
import DataPackage
import Domain
import Foundation
import Store

/// The made-up second country: small, with records of every kind.
public enum Norland {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Data/norland")
        .standardized
    private static let readPackage = Result { try CountryPackage(folder: root) }

    /// Read once.
    public static func package() throws -> CountryPackage { try readPackage.get() }

    /// What its package says of the country.
    public static func country() throws -> Country { try package().country }

    /// Loads the package, with files of a test's own by their paths.
    public static func load(into database: any Database, withMore files: [String: String] = [:]) async throws {
        if files.isEmpty { return try await load(try package(), into: database) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "norland-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.copyItem(at: root, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files { try Data(text.utf8).write(to: folder.appending(path: path)) }
        try await load(try CountryPackage(folder: folder), into: database)
    }

    private static func load(_ package: CountryPackage, into database: any Database) async throws {
        _ = try await database.write { try $0.importPackage(package, at: .morning) }
    }
}
