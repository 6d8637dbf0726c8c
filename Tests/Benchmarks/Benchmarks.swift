import Foundation
import Store

/// Benchmarks of single parts, in a release build: `Benchmarks [ENTRIES …]`, 10,000 and 100,000 by default.
///
/// `BENCH_FOLDER` keeps the SQLite files for another run; `TEST_DATABASE_URL` adds PostgreSQL.
@main
struct Benchmarks {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let folder = URL(filePath: environment["BENCH_FOLDER"] ?? NSTemporaryDirectory() + "smart-industry-bench")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { if environment["BENCH_FOLDER"] == nil { try? FileManager.default.removeItem(at: folder) } }
        for entries in arguments.isEmpty ? [10_000, 100_000] : arguments {
            let path = folder.appending(path: "search-\(entries).sqlite").path()
            try await SearchBench("SQLite", openDatabase(url: "sqlite:\(path)"), entries: entries).run()
            if let url = environment["TEST_DATABASE_URL"] {
                let database = try PostgresDatabase(url: url, schema: "bench_\(entries)")
                try await SearchBench("PostgreSQL", database, entries: entries).run()
            }
        }
    }
}
