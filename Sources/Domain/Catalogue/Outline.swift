/// The border of the country or of a region, for the map.
public struct Outline: Hashable, Sendable {
    /// The region's notation, or the country's code.
    public let notation: String
    /// Rings of longitude and latitude in degrees, WGS 84.
    public let rings: [[Point]]

    public struct Point: Hashable, Sendable {
        public let longitude: Double
        public let latitude: Double
    }
}

extension Outline {
    /// Reads the features of a GeoJSON feature collection (RFC 7946): polygons and multi-polygons with a `notation`.
    public static func outlines(reading reader: DataReader) -> [Outline] {
        (reader.required("features")?.list(limit: 500) ?? []).compactMap { feature in
            guard let notation = feature.required("properties")?.required("notation")?.words(limit: 40),
                let geometry = feature.required("geometry"), let type = geometry.required("type")?.text(),
                let coordinates = geometry.required("coordinates")
            else { return nil }
            switch type {
            case "Polygon": return Outline(notation: notation, rings: rings(coordinates))
            case "MultiPolygon": return Outline(notation: notation, rings: coordinates.list().flatMap(rings))
            default:
                geometry.note(.notOneOf(["Polygon", "MultiPolygon"]), at: "type")
                return nil
            }
        }
    }

    private static func rings(_ reader: DataReader) -> [[Point]] {
        reader.list().map { ring in
            let points = ring.list(limit: 20_000).compactMap(point)
            // RFC 7946 §3.1.6: a ring is closed and so has four positions at least.
            if points.count < 4 { ring.note(.empty) }
            return points
        }
    }

    private static func point(_ reader: DataReader) -> Point? {
        let pair = reader.list(limit: 3)
        if pair.count < 2 { reader.note(.missing) }
        guard pair.count >= 2, let longitude = pair[0].number(-180...180), let latitude = pair[1].number(-90...90)
        else { return nil }
        return Point(longitude: longitude, latitude: latitude)
    }

    /// `{notation, rings: [[[longitude, latitude]]]}`
    public var dataValue: DataValue {
        .object([
            .init("notation", .text(notation)),
            .init(
                "rings", .list(rings.map { .list($0.map { .list([.number($0.longitude), .number($0.latitude)]) }) })),
        ])
    }

    /// Reads what `dataValue` writes.
    public init?(reading reader: DataReader) {
        guard let notation = reader.required("notation")?.text(), let rings = reader.required("rings") else {
            return nil
        }
        self.notation = notation
        self.rings = Self.rings(rings)
    }
}
