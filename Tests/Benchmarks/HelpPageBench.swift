import Domain
import Store

/// What helps a firm with three gaps, over HTTP at a constant rate, beside the bare query of the same engine for one gap and kind.
struct HelpPageBench {
    let port: Int
    let place: DatabasePlace
    let catalogue: SyntheticCatalogue
    /// "SQLite, 100000 entries"
    let data: String

    private static let requests = 300
    private static let bareQueries = 30

    func run(into table: inout FigureTable) async throws {
        _ = try await Load(port: port, rate: 20).ask(Array(paths(seed: 1).prefix(50)))
        let answer = try await Load(port: port, rate: 40).ask(paths(seed: 2))
        let bare = try await bare()
        table.add(
            "help with three gaps, 40 requests/s", "\(data), page of \(answer.bytes / 1024) KB", p99: 40,
            answer.figures,
            floor: "one gap and kind in bare SQL \(bare.text)")
    }

    private var problems: [String] { catalogue.classification.concepts(of: "PROBLEM").map(\.notation) }

    /// Three problems, region, size and trade of a firm.
    private func paths(seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        let problems = problems
        let regions = catalogue.classification.narrower(than: "BY")
        let activities = catalogue.classification.narrower(than: "C")
        return (0..<Self.requests).map { number in
            let gaps = problems.shuffled(using: &generator).prefix(3).map { "gap=\($0)" }.joined(separator: "&")
            let (region, activity) = (regions[number % regions.count], activities[number % activities.count])
            return "/\(["be", "ru", "en"][number % 3])/help?\(gaps)&region=\(region)&activity=\(activity)"
                + "&employees=\(1 + number * 7 % 400)"
        }
    }

    /// The records of a kind that carry what one problem is mapped to, freshest first: neither points nor reasons.
    private func bare() async throws -> Figures {
        let (database, classification, clock) = (try place.open(), catalogue.classification, ContinuousClock())
        var figures = Figures()
        for problem in problems.prefix(Self.bareQueries) {
            let notations = classification.mappings(from: problem).map(\.to)
            let start = clock.now
            _ = try await database.read { db in
                try db.rows(
                    """
                    SELECT ordinal, title_en, as_of FROM records
                    WHERE kind = \(Kind.services.rawValue)
                        AND ordinal IN (SELECT ordinal FROM search_facets WHERE notation IN (\(notations)))
                    ORDER BY as_of DESC, title_en LIMIT 3
                    """)
            }
            figures.add(clock.now - start)
        }
        return figures
    }
}
