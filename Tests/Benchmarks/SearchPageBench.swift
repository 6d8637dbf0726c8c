import DataPackage
import Foundation
import Store

/// The search page over HTTP at a constant rate, on each engine, beside the search alone and the bare query.
struct SearchPageBench {
    let entries: Int
    let places: [DatabasePlace]
    let package: CountryPackage
    /// Requests a second.
    let rate: Double
    /// The slowest of a hundred, in milliseconds, by engine.
    let limits: [String: Double]

    /// A search page gets this many bare queries beside it: they are slow.
    private static let bareQueries = 15

    func run(into table: inout FigureTable) async throws {
        let catalogue = SyntheticCatalogue(entries: entries, classification: package.classification)
        try await fill(catalogue, into: &table)
        for place in places {
            let search = SearchBench(try place.open(), catalogue)
            let alone = try await search.search()
            let server = try ServedPlatform(place)
            defer { server.stop() }
            try await measure(catalogue, server, place, alone, into: &table)
            if place.engine == "SQLite", entries == SyntheticCatalogue.programmes * 10 {
                try await CheckPageBench(port: server.port).run(programmes: SyntheticCatalogue.programmes, into: &table)
            }
            if entries == SyntheticCatalogue.programmes * 10 {
                try await SignInBench(
                    port: server.port, place: place, data: data(place), searches: paths(catalogue, seed: 4), rate: 100
                ).run(into: &table)
            }
            try await RecordPageBench(port: server.port, catalogue: catalogue, data: data(place)).run(into: &table)
            try await HelpPageBench(port: server.port, place: place, catalogue: catalogue, data: data(place))
                .run(into: &table)
            server.stop()
            let bare = try await search.bareQueries(Self.bareQueries)
            table.add("ranked query and facets in bare SQL, one client", data(place), bare.text)
        }
    }

    private func data(_ place: DatabasePlace) -> String { "\(place.engine), \(entries) entries" }

    private func fill(_ catalogue: SyntheticCatalogue, into table: inout FigureTable) async throws {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for place in places {
                let database = try place.open()
                group.addTask { [country = package.country] in try await catalogue.fill(database, as: country) }
            }
            try await group.waitForAll()
        }
        let seconds = start.duration(to: .now).milliseconds / 1000
        table.add(
            "making the catalogue, if it is not there",
            "\(places.map(\.engine).joined(separator: " and ")), \(entries) entries",
            "\(Figures.rounded(seconds)) s")
    }

    private func measure(
        _ catalogue: SyntheticCatalogue, _ server: ServedPlatform, _ place: DatabasePlace, _ alone: Figures,
        into table: inout FigureTable
    ) async throws {
        let empty = try await Load(port: server.emptyPort, rate: rate).ask(Array(repeating: "/empty", count: 600))
        _ = try await Load(port: server.port, rate: rate / 4).ask(Array(paths(catalogue, seed: 1).prefix(200)))
        _ = try await Load(port: server.port, rate: rate).ask(paths(catalogue, seed: 3))
        let paths = paths(catalogue, seed: 2)
        let first = try await Load(port: server.port, rate: rate).ask(paths)
        let floor = "empty route \(empty.figures.text)"
        let what = "search page, \(Int(rate)) requests/s"
        table.add(
            what, "\(data(place)), page of \(first.bytes / 1024) KB", p99: limits[place.engine] ?? .infinity,
            first.figures, floor: floor)
        let again = try await Load(port: server.port, rate: rate).ask(paths)
        table.add("the same 600 searches again", data(place), again.figures.text)
        table.add("the search alone, one client", data(place), alone.text)
        let memory = server.residentMegabytes
        table.add(
            "resident memory after it", data(place), budget: place.engine == "SQLite" ? "< 150 MB" : "",
            "\(memory) MB", isWithin: place.engine == "SQLite" ? memory < 150 : nil)
    }

    private func paths(_ catalogue: SyntheticCatalogue, seed: UInt64) -> [String] {
        catalogue.queries(600, seed: seed).map { query in
            let filters = query.filters.flatMap { scheme, notations in notations.map { "&\(scheme)=\($0)" } }
            let words = query.text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            return "/en/search?q=\(words)\(filters.joined())"
        }
    }
}
