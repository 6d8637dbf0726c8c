import Domain

/// Lists, records and comparisons over HTTP at a constant rate.
struct RecordPageBench {
    let port: Int
    let catalogue: SyntheticCatalogue
    /// "SQLite, 100000 entries"
    let data: String

    private static let requests = 300

    func run(into table: inout FigureTable) async throws {
        try await measure("page of a list, 200 requests/s", lists, limit: 20, into: &table)
        try await measure("page of a record, 200 requests/s", records, limit: 20, into: &table)
        try await measure("four records side by side, 200 requests/s", comparisons, limit: 30, into: &table)
    }

    private func measure(_ what: String, _ paths: [String], limit: Double, into table: inout FigureTable) async throws {
        _ = try await Load(port: port, rate: 50).ask(Array(paths.prefix(50)))
        let answer = try await Load(port: port, rate: 200).ask(paths)
        table.add(what, "\(data), page of \(answer.bytes / 1024) KB", p99: limit, answer.figures)
    }

    private var lists: [String] {
        (0..<Self.requests).map { number in
            let list = ["centres", "services", "solutions"][number % 3]
            return "/\(["be", "ru", "en"][number % 3])/\(list)?page=\(1 + number * 7 % 100)"
        }
    }

    private var records: [String] {
        ordinals(Self.requests).map { ordinal in
            "/en/\(Self.paths[catalogue.kind(ordinal)] ?? "centres")/entry-\(ordinal)"
        }
    }

    private var comparisons: [String] {
        let services = ordinals(Self.requests * 8).filter { catalogue.kind($0) == .services }
        return (0..<Self.requests / 2).map { number in
            let four = (0..<4).map { "id=entry-\(services[(number * 4 + $0) % services.count])" }
            return "/en/services/compare?\(Set(four).sorted().joined(separator: "&"))"
        }
    }

    /// From all over the catalogue, always the same.
    private func ordinals(_ count: Int) -> [Int] { (0..<count).map { 1 + $0 &* 7_919 % catalogue.entries } }

    private static let paths: [Kind: String] = [
        .opportunities: "funding", .organisations: "centres", .services: "services", .solutions: "solutions",
    ]
}
