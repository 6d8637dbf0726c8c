/// A town of the country.
public struct Place: Hashable, Sendable {
    public let id: String
    public let region: String
    public let name: LocalizedText
    /// Degrees, WGS 84.
    public let latitude: Double
    public let longitude: Double

    public init(id: String, region: String, name: LocalizedText, latitude: Double, longitude: Double) {
        self.id = id
        self.region = region
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
    }
}
