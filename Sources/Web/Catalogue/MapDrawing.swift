import Domain
import Foundation
import Store

/// A map of the country drawn from our own data: regions as paths, towns as pins that lead to what is there.
struct MapDrawing: Sendable {
    let mapTitle: String
    let viewBox: String
    let regions: [Region]
    let pins: [Pin]
    /// Every town by itself, beside the drawing.
    let list: [PageLink]
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

    /// A town and how many records are there.
    typealias Town = (place: Place, count: Int)

    /// Nil where there is no outline to draw. Towns that would cover each other share a pin.
    init?(
        _ towns: [Town], of kind: Kind = .organisations, _ catalogue: Catalogue, _ location: Location,
        _ strings: Strings, tileURL: String
    ) {
        guard let projection = Projection(catalogue.outlines, width: 1000) else { return nil }
        let language = location.language
        mapTitle = strings.say("\(kind.listPath).map", ["country": catalogue.country.nameOf[language]])
        mapNote = strings["\(kind.listPath).mapNote"]
        viewBox = projection.viewBox
        regions = catalogue.outlines.map { outline in
            Region(
                regionPath: outline.rings.map(projection.path).joined(),
                regionLabel: outline.notation == catalogue.country.code
                    ? catalogue.country.name[language] : catalogue.classification.label(outline.notation, in: language),
                regionClass: outline.notation == catalogue.country.code ? "country" : "region")
        }
        func label(_ towns: [Town]) -> String {
            let names = towns.map { $0.place.name[language] }
            let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? "…" : "")
            return strings.say("pin.\(kind.listPath)", count: towns.reduce(0) { $0 + $1.count }, ["place": shown])
        }
        func url(_ towns: [Town]) -> String { location.url(kind.listPath, towns.map { ("place", $0.place.id) }) }
        pins = Cluster.clusters(of: towns, projection).map { cluster in
            Pin(
                pinX: Projection.text(cluster.x), pinY: Projection.text(cluster.y),
                pinRadius: Projection.text(Cluster.radius(cluster.count)), pinCount: strings.number(cluster.count),
                pinLabel: label(cluster.towns), pinURL: url(cluster.towns), pinCurrent: false)
        }
        list = towns.sorted { ($1.count, $0.place.id) < ($0.count, $1.place.id) }.map {
            PageLink(linkTitle: label([$0]), linkURL: url([$0]))
        }
        self.tileURL = tileURL.isEmpty ? nil : tileURL
        let data = DataValue.list(
            towns.map { town in
                .list([
                    .number(town.place.latitude), .number(town.place.longitude), .text(label([town])),
                    .text(url([town])),
                ])
            })
        mapData = tileURL.isEmpty ? "" : (try? data.json()) ?? "[]"
    }
}

/// Towns near each other on the drawing, under one pin.
private struct Cluster {
    private(set) var towns: [MapDrawing.Town]
    /// Where the pin stands: at its largest town.
    let x: Double
    let y: Double

    var count: Int { towns.reduce(0) { $0 + $1.count } }

    /// The area of a pin grows with the number.
    static func radius(_ count: Int) -> Double { min(14 + 5 * Double(count).squareRoot(), 60) }

    /// The largest town first; a town that the pin of a larger one would cover joins it.
    static func clusters(of towns: [MapDrawing.Town], _ projection: Projection) -> [Cluster] {
        var clusters: [Cluster] = []
        for town in towns.sorted(by: { ($1.count, $0.place.id) < ($0.count, $1.place.id) }) {
            let point = projection.point(longitude: town.place.longitude, latitude: town.place.latitude)
            let covering = clusters.firstIndex { cluster in
                let (x, y) = (cluster.x - point.x, cluster.y - point.y)
                return (x * x + y * y).squareRoot() < radius(cluster.count) + radius(town.count)
            }
            if let covering {
                clusters[covering].towns.append(town)
            } else {
                clusters.append(Cluster(towns: [town], x: point.x, y: point.y))
            }
        }
        return clusters
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
