import DataPackage
import Foundation
import Store

/// `bench [PART …] [ENTRIES …]`: the whole table, with catalogues of 10,000 and 100,000 entries by default; or the rows of some
/// parts only: `eligibility`, `scoring`, `coverage`, `index`, `audit`, `shipped`, `pages`.
///
/// `TEST_DATABASE_URL` adds PostgreSQL; `BENCH_FOLDER` keeps the SQLite files for another run. `bench serve` is started by
/// the benchmark itself.
@main
struct Benchmarks {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 3, arguments[0] == "serve" {
            return try await Serving.run(DatabasePlace(engine: "", url: arguments[1], schema: arguments[2]))
        }
        let sizes = arguments.compactMap { Int($0) }
        let parts = Set(arguments.filter { Int($0) == nil })
        let environment = ProcessInfo.processInfo.environment
        let folder = URL(filePath: environment["BENCH_FOLDER"] ?? NSTemporaryDirectory() + "smart-industry-bench")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { if environment["BENCH_FOLDER"] == nil { try? FileManager.default.removeItem(at: folder) } }
        let table = try await run(
            parts, sizes.isEmpty ? [10_000, 100_000] : sizes, folder, environment["TEST_DATABASE_URL"])
        say("\n\(table.text)\n\nLoad of the machine at the end: \(machineLoad)")
    }

    private static func run(
        _ parts: Set<String>, _ sizes: [Int], _ folder: URL, _ postgres: String?
    ) async throws -> FigureTable {
        func isAsked(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
        func sqlite(_ name: String) -> DatabasePlace {
            DatabasePlace(
                engine: "SQLite", url: "sqlite:\(folder.appending(path: "\(name).sqlite").path(percentEncoded: false))")
        }
        say("Load of the machine at the start: \(machineLoad)")
        let package = try CountryPackage(folder: URL(filePath: "Data/belarus"))
        var table = FigureTable()
        if isAsked("eligibility") { EligibilityBench(package.classification).run(into: &table) }
        if isAsked("scoring") { ScoringBench(package: package).run(into: &table) }
        if isAsked("coverage") {
            try await CoverageBench(package: package, folder: folder, postgres: postgres).run(into: &table)
        }
        for name in ["shipped", "audit", "index"] {
            for ending in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(at: folder.appending(path: "\(name).sqlite\(ending)"))
            }
        }
        if isAsked("index") {
            try await IndexBench(sqlite: sqlite("index"), postgres: postgres).run(into: &table)
        }
        if isAsked("audit") {
            try await AuditBench(sqlite: sqlite("audit"), postgres: postgres).run(into: &table)
        }
        if isAsked("shipped") { try await ShippedBench(place: sqlite("shipped"), package: package).run(into: &table) }
        for entries in isAsked("pages") ? sizes : [] {
            let isLarge = entries > 10_000
            var places = [sqlite("entries-\(entries)")]
            if let postgres {
                places.append(DatabasePlace(engine: "PostgreSQL", url: postgres, schema: "bench_\(entries)"))
            }
            try await SearchPageBench(
                entries: entries, places: places, package: package, rate: isLarge ? 100 : 200,
                limits: isLarge ? ["SQLite": 30, "PostgreSQL": 60] : ["SQLite": 15, "PostgreSQL": 15]
            ).run(into: &table)
        }
        return table
    }

    /// `0.42 0.80 1.03`: processes that ran or waited, over 1, 5 and 15 minutes.
    private static var machineLoad: String {
        let text = try? String(contentsOf: URL(filePath: "/proc/loadavg"), encoding: .utf8)
        return (text ?? "").split(separator: " ").prefix(3).joined(separator: " ")
    }
}
