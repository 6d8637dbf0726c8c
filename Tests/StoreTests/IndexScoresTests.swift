import Domain
import Foundation
import Store
import TestSupport
import Testing

struct IndexScoresTests {
    private typealias Firm = Identifier<RegisteredOrganisation>

    private static let group = FirmGroup(activity: "C", region: "BY-HR", size: "small")

    private static func result(
        _ score: Double, _ group: FirmGroup = group, in period: String = "2026-H1", dimension: String? = nil
    ) throws -> CountedResult {
        CountedResult(
            instrument: "ladder-1", period: try #require(HalfYear(period)), group: group,
            measures: [.init(dimension: dimension, score: score, confidence: .medium)])
    }

    private static func measure(_ period: String = "2026-H1", _ dimension: String? = nil) throws -> IndexMeasure {
        IndexMeasure(instrument: "ladder-1", period: try #require(HalfYear(period)), dimension: dimension)
    }

    private static func edition(_ body: [IndexCell] = []) throws -> IndexEdition {
        let measure = try measure()
        return IndexEdition(
            instrument: measure.instrument, period: measure.period, dimension: nil,
            madeOn: try #require(Day("2026-07-01")), cells: body)
    }

    @Test func `scores come back by group`() async throws {
        let database = try await emptyDatabase()
        let south = FirmGroup(activity: "", region: "BY-HM", size: "")
        let results = [
            try Self.result(41.256), try Self.result(0), try Self.result(100, south), try Self.result(7, in: "2026-H2"),
            try Self.result(50, dimension: "DATA"),
        ]
        try await database.write { db in
            for (number, result) in results.enumerated() { try db.indexScores.add(result, of: Firm("f\(number)")) }
        }
        let measure = try Self.measure()
        let tallies = try await database.read { try $0.indexScores.tallies(measure) }
        #expect(tallies.mapValues(\.firms) == [Self.group: 2, south: 1])
    }

    @Test func `a firm counts once in a half-year, by what it froze last`() async throws {
        let database = try await emptyDatabase()
        let results = [try Self.result(10), try Self.result(20, FirmGroup(activity: "H", region: "", size: ""))]
        let later = try Self.result(30, in: "2026-H2")
        try await database.write { db in
            for result in results + [later] { try db.indexScores.add(result, of: Firm("one")) }
        }
        let (first, second) = (try Self.measure(), try Self.measure("2026-H2"))
        #expect(try await database.read { try $0.indexScores.tallies(first) }.keys.map(\.activity) == ["H"])
        #expect(try await database.read { try $0.indexScores.tallies(second) }.count == 1)
    }

    @Test func `who leaves is no longer counted, but what was published keeps its figures without a name`() async throws
    {
        let database = try await emptyDatabase()
        let (past, present) = (try Self.result(10), try Self.result(20, in: "2026-H2"))
        let edition = try Self.edition()
        try await database.write { db in
            try db.indexScores.add(past, of: Firm("one"))
            try db.indexScores.add(present, of: Firm("one"))
            try db.indexEditions.add(edition)
            try db.indexScores.forget(Firm("one"), as: Firm("nobody"))
        }
        let (first, second) = (try Self.measure(), try Self.measure("2026-H2"))
        #expect(try await database.read { try $0.indexScores.tallies(first) }.count == 1)
        #expect(try await database.read { try $0.indexScores.tallies(second) }.isEmpty)
        // Nothing is left under its name: to forget it once more changes nothing.
        try await database.write { try $0.indexScores.forget(Firm("one"), as: Firm("other")) }
        #expect(try await database.read { try $0.indexScores.tallies(first) }.count == 1)
    }

    @Test func `what is over and has no edition is to be published`() async throws {
        let database = try await emptyDatabase()
        let results = [
            try Self.result(10), try Self.result(10, dimension: "DATA"), try Self.result(10, in: "2026-H2"),
            try Self.result(10, in: "2025-H2"),
        ]
        let edition = try Self.edition()
        try await database.write { db in
            for (number, result) in results.enumerated() { try db.indexScores.add(result, of: Firm("f\(number)")) }
            try db.indexEditions.add(edition)
        }
        let now = try #require(HalfYear("2026-H2"))
        let expected = [try Self.measure("2025-H2"), try Self.measure("2026-H1", "DATA")]
        #expect(try await database.read { try $0.indexScores.unpublished(before: now) } == expected)
    }

    @Test func `an edition is kept as it was made first`() async throws {
        let database = try await emptyDatabase()
        let (first, second) = (
            try Self.edition([IndexCell(key: CellKey(region: ""), figures: nil)]), try Self.edition()
        )
        try await database.write { db in
            try db.indexEditions.add(first)
            try db.indexEditions.add(second)
        }
        let measure = try Self.measure()
        #expect(try await database.read { try $0.indexEditions.find(measure) } == first)
        #expect(try await database.read { try $0.indexEditions.cellCount() } == 1)
        #expect(try await database.read { try $0.indexEditions.measures() } == [measure])
    }

    @Test func `the newest total of an instrument is found`() async throws {
        let database = try await emptyDatabase()
        func edition(_ instrument: String, _ period: String, _ dimension: String?) throws -> IndexEdition {
            IndexEdition(
                instrument: instrument, period: try #require(HalfYear(period)), dimension: dimension,
                madeOn: try #require(Day("2026-07-01")), cells: [])
        }
        let newest = try edition("ladder-1", "2026-H1", nil)
        let editions = [
            try edition("ladder-1", "2025-H2", nil), newest, try edition("ladder-1", "2026-H2", "DATA"),
            try edition("ladder-2", "2026-H2", nil),
        ]
        try await database.write { db in for edition in editions { try db.indexEditions.add(edition) } }
        #expect(try await database.read { try $0.indexEditions.newest(of: "ladder-1") } == newest)
        #expect(try await database.read { try $0.indexEditions.newest(of: "ladder-3") } == nil)
    }

    @Test func `a score that no instrument has is not counted`() throws {
        #expect(try Self.result(-1).measures.isEmpty && Self.result(1000).measures.isEmpty)
        #expect(try Self.result(999.99).measures.count == 1)
    }
}
