import Domain
import Testing

/// A score among firms that are alike, as far as an edition shows them.
struct BenchmarkTests {
    private static let mill = FirmGroup(activity: "C", region: "N", size: "small")

    /// Six small mills of the north, five of the south, and two ferries.
    private static func edition() throws -> IndexEdition {
        var tallies: [FirmGroup: ScoreTally] = [:]
        let groups = [
            (mill, 6), (FirmGroup(activity: "C", region: "S", size: "small"), 5),
            (FirmGroup(activity: "H", region: "N", size: "large"), 2),
        ]
        for (group, count) in groups {
            for number in 0..<count { tallies[group, default: ScoreTally()].add(1000 * number, .high) }
        }
        return IndexEdition(
            instrument: "ladder-1", period: try #require(HalfYear("2026-H1")), dimension: nil,
            madeOn: try #require(Day("2026-07-01")), tallies: tallies)
    }

    @Test func `a firm is compared with those most alike first, then by size, activity and region, then with all`()
        throws
    {
        let rows = Benchmark(try Self.edition(), of: Self.mill, score: 30).rows
        #expect(
            rows.map(\.key) == [
                CellKey(activity: "C", region: "N", size: "small"), CellKey(size: "small"), CellKey(activity: "C"),
                CellKey(region: "N"), CellKey(),
            ])
    }

    @Test func `what an edition hides, or has nobody in, is not compared with`() throws {
        let edition = try Self.edition()
        for row in Benchmark(edition, of: Self.mill, score: 30).rows {
            #expect(row.shown?.figures == edition.cells.first { $0.key == row.key }?.figures)
        }
        let ferry = FirmGroup(activity: "H", region: "N", size: "large")
        #expect(Benchmark(edition, of: ferry, score: 30).rows.filter { $0.shown == nil }.count >= 3)
        let unheard = FirmGroup(activity: "A", region: "", size: "")
        let rows = Benchmark(edition, of: unheard, score: 30).rows
        #expect(rows.map(\.key) == [CellKey(activity: "A"), CellKey()] && rows[0].shown == nil)
    }

    @Test func `of whom nothing is known is compared with all`() throws {
        let nameless = FirmGroup(activity: "", region: "", size: "")
        #expect(Benchmark(try Self.edition(), of: nameless, score: 30).rows.map(\.key) == [CellKey()])
    }

    @Test(arguments: [
        (19.9, Benchmark.Standing.lowestQuarter), (20, .belowMiddle), (29.94, .belowMiddle), (29.95, .middle),
        (30, .middle), (30.04, .middle), (30.1, .aboveMiddle), (40, .aboveMiddle), (40.04, .aboveMiddle),
        (40.1, .highestQuarter),
    ])
    func `a score stands by its quarter, read to the tenth`(score: Double, standing: Benchmark.Standing) {
        #expect(Benchmark.Standing(score, among: Quartiles(lower: 20, median: 30, upper: 40)) == standing)
    }
}
