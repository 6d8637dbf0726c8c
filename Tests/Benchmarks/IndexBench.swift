import Domain
import Foundation
import Store

/// An edition of the index over a million snapshots: read, counted, made safe.
struct IndexBench {
    let sqlite: DatabasePlace
    /// The address of PostgreSQL.
    let postgres: String?

    private static let firms = 1_000_000
    /// Added one by one, as firms do; the rest is doubled from them.
    private static let added = 15_625
    private static let runs = 5

    func run(into table: inout FigureTable) async throws {
        try await run(try sqlite.open(), engine: "SQLite", into: &table)
        guard let postgres else { return }
        let schema = "bench_index_\(UInt32.random(in: 0 ... .max))"
        try await run(try PostgresDatabase(url: postgres, schema: schema), engine: "PostgreSQL", into: &table)
    }

    private func run(_ database: any Database, engine: String, into table: inout FigureTable) async throws {
        try await database.migrate()
        guard let period = HalfYear("2026-H1"), let today = Day("2026-07-01") else { return }
        let measure = IndexMeasure(instrument: "smart-sme-1", period: period, dimension: nil)
        try await fill(database, measure)
        var (whole, reading, floor) = (Figures(), Figures(), Figures())
        var cells = 0
        for _ in 0..<Self.runs {
            floor.add(try await time { try await database.read(Self.count) })
            let start = ContinuousClock.now
            let tallies = try await database.read { try $0.indexScores.tallies(measure) }
            reading.add(.now - start)
            let edition = IndexEdition(
                instrument: measure.instrument, period: period, dimension: nil, madeOn: today, tallies: tallies)
            whole.add(.now - start)
            cells = edition.cells.count
            try await database.write { try $0.indexEditions.add(edition) }
        }
        let data = "\(engine), \(Self.firms) snapshots, \(cells) cells"
        table.add(
            "an edition of the index", data, budget: "≤ 1 s", "\(Figures.rounded(whole.median)) ms",
            floor: "bare count \(Figures.rounded(floor.median)) ms", isWithin: whole.median <= 1000)
        table.add("of which reading the scores", data, "\(Figures.rounded(reading.median)) ms")
        let looking = try await time { _ = try await database.read { try $0.indexEditions.find(measure) } }
        table.add("reading the edition again", data, "\(Figures.rounded(looking.milliseconds)) ms")
    }

    private static let count: @Sendable (Connection) throws -> Void = { db in
        let counted = try db.integers(
            """
            SELECT COUNT(*) FROM index_scores
            WHERE instrument = 'smart-sme-1' AND period = '2026-H1' AND dimension = ''
            """)
        guard counted == [firms] else { throw BenchError("\(counted) snapshots") }
    }

    private func time(_ body: () async throws -> Void) async rethrows -> Duration {
        let start = ContinuousClock.now
        try await body()
        return .now - start
    }

    private func fill(_ database: any Database, _ measure: IndexMeasure) async throws {
        try await database.write { db in
            for number in 0..<Self.added {
                let group = FirmGroup(
                    activity: "A\(number % 21)", region: "R\(number / 21 % 7)", size: "S\(number / 147 % 4)")
                let score = CountedResult.Measure(
                    dimension: nil, score: Double(number * 7919 % 10_001) / 100,
                    confidence: Confidence.allCases[number % 3])
                let result = CountedResult(
                    instrument: measure.instrument, period: measure.period, group: group, measures: [score])
                try db.indexScores.add(result, of: Identifier("f\(number)"))
            }
        }
        for doubling in 0..<6 {
            let suffix = "-\(doubling)"
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO index_scores
                        (instrument, period, dimension, firm, group_id, hundredths, confidence)
                    SELECT instrument, period, dimension, firm || \(suffix), group_id, (hundredths * 31 + 17) % 10001,
                           confidence
                    FROM index_scores
                    """)
            }
        }
        // What a database in use does by itself: without it PostgreSQL takes the table for an empty one.
        try await database.write { _ = try $0.execute("ANALYZE index_scores") }
    }
}
