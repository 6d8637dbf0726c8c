import Domain
import Store

extension Connection {
    /// What the package says of the country; an empty one while no package was imported.
    func country() throws -> Country {
        try packageParts.find(.country).map { Country(reading: DataReader($0)) } ?? Country()
    }
}
