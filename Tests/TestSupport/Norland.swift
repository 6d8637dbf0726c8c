import DataPackage
import Domain
import Foundation

/// The made-up second country.
public enum Norland {
    private static let readCountry = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        return try CountryPackage(folder: root.appending(path: "Tests/Data/norland")).country
    }

    /// What its package says of the country, read once.
    public static func country() throws -> Country { try readCountry.get() }
}
