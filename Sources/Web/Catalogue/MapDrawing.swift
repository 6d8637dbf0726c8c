import Domain
import Foundation
import Store

/// A map of the country drawn from our own data: regions as paths, towns as pins that lead to what is there.
struct MapDrawing: Sendable {
    let mapTitle: String
    let viewBox: String
    let regions: [Region]
    let pins: [Pin]
    let mapNote: String
    /// Nil for the map drawn from our own data alone.
    let tileURL: String?
    /// The pins as JSON for the script: latitude, longitude, label, address.
    let mapData: String

    struct Region: Sendable {
        let regionPath: String
        let regionLabel: String
        let regionClass: String
    }

    struct Pin: Sendable {
        let pinX: String
        let pinY: String
        let pinRadius: String
        let pinCount: String
        let pinLabel: String
        let pinURL: String
        let pinCurrent: Bool
    }

    /// Nil where there is no outline to draw.
    init?(
        _ organisations: [Organisation], _ catalogue: Catalogue, _ location: Location, _ strings: Strings,
        tileURL: String
    ) {
        guard let projection = Projection(catalogue.outlines, width: 1000) else { return nil }
        let language = location.language
        mapTitle = strings.say("centres.map", ["country": catalogue.country.nameOf[language]])
        mapNote = strings["centres.mapNote"]
        viewBox = projection.viewBox
        regions = catalogue.outlines.map { outline in
            Region(
                regionPath: outline.rings.map(projection.path).joined(),
                regionLabel: outline.notation == catalogue.country.code
                    ? catalogue.country.name[language] : catalogue.classification.label(outline.notation, in: language),
                regionClass: outline.notation == catalogue.country.code ? "country" : "region")
        }
        let byPlace = Dictionary(grouping: organisations.filter { $0.place != nil }) { $0.place ?? "" }
        let towns = byPlace.compactMap { id, there in catalogue.places[id].map { (place: $0, there: there) } }
            .sorted { ($0.there.count, $1.place.id) > ($1.there.count, $0.place.id) }
        pins = towns.map { place, there in
            let point = projection.point(longitude: place.longitude, latitude: place.latitude)
            let name = place.name[language]
            return Pin(
                pinX: Projection.text(point.x), pinY: Projection.text(point.y),
                pinRadius: Projection.text(14 + 5 * Double(there.count).squareRoot()),
                pinCount: strings.number(there.count),
                pinLabel: there.count == 1
                    ? "\(name): \(there[0].core.title[language])"
                    : strings.say("pin.count", count: there.count, ["place": name]),
                pinURL: there.count == 1
                    ? location.url("centres/\(there[0].id)") : location.url("centres", [("q", name)]),
                pinCurrent: false)
        }
        self.tileURL = tileURL.isEmpty ? nil : tileURL
        let data = DataValue.list(
            zip(towns, pins).map { town, pin in
                .list([
                    .number(town.place.latitude), .number(town.place.longitude), .text(pin.pinLabel), .text(pin.pinURL),
                ])
            })
        mapData = tileURL.isEmpty ? "" : (try? data.json()) ?? "[]"
    }
}

/// An equirectangular projection that keeps proportions at the country's middle latitude.
private struct Projection {
    private let west: Double
    private let north: Double
    private let scaleX: Double
    private let scaleY: Double
    let viewBox: String

    init?(_ outlines: [Outline], width: Double) {
        let points = outlines.flatMap(\.rings).flatMap(\.self)
        guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(), east > west,
            north > south
        else { return nil }
        self.west = west
        self.north = north
        scaleX = width / (east - west)
        scaleY = scaleX / cos((south + north) / 2 * .pi / 180)
        let height = (north - south) * scaleY
        viewBox = "-20 -20 \(Self.text(width + 40)) \(Self.text(height + 40))"
    }

    func point(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
        ((longitude - west) * scaleX, (north - latitude) * scaleY)
    }

    func path(of ring: [Outline.Point]) -> String {
        var path = ""
        for (index, corner) in ring.enumerated() {
            let point = point(longitude: corner.longitude, latitude: corner.latitude)
            path += "\(index == 0 ? "M" : "L")\(Self.text(point.x)) \(Self.text(point.y))"
        }
        return path + "Z"
    }

    static func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
