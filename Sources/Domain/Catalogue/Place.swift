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

extension Place {
    public var dataValue: DataValue {
        .object([
            .init("id", .text(id)), .init("region", .text(region)), .init("name", name.dataValue),
            .init("latitude", .number(latitude)), .init("longitude", .number(longitude)),
        ])
    }

    /// Reads what `dataValue` writes.
    public init?(reading reader: DataReader) {
        guard let id = reader.required("id")?.text(), let region = reader.required("region")?.text(),
            let name = reader.required("name")?.localized(),
            let latitude = reader.required("latitude")?.number(-90...90),
            let longitude = reader.required("longitude")?.number(-180...180)
        else { return nil }
        self.init(id: id, region: region, name: name, latitude: latitude, longitude: longitude)
    }
}
