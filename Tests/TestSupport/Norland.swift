import Actions
import DataPackage
import Domain
import Foundation
import Store

/// The made-up second country: small, with records of every kind.
public enum Norland {
    private static let readPackage = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        return try CountryPackage(folder: root.appending(path: "Tests/Data/norland"))
    }

    /// Read once.
    public static func package() throws -> CountryPackage { try readPackage.get() }

    /// What its package says of the country.
    public static func country() throws -> Country { try package().country }

    /// Loads the package.
    public static func load(into database: any Database) async throws {
        let package = try package()
        _ = try await database.write { try $0.importPackage(package, at: .morning) }
    }
}
