import Domain
import Testing

struct IndexEditionTests {
    private static func edition(_ scores: [(FirmGroup, [Int], Confidence)]) throws -> IndexEdition {
        var tallies: [FirmGroup: ScoreTally] = [:]
        for (group, hundredths, confidence) in scores {
            for score in hundredths { tallies[group, default: ScoreTally()].add(score, confidence) }
        }
        return IndexEdition(
            instrument: "ladder-1", period: try #require(HalfYear("2026-H1")), dimension: nil,
            madeOn: try #require(Day("2026-07-01")), tallies: tallies)
    }

    private static let north = FirmGroup(activity: "C", region: "N", size: "small")
    private static let south = FirmGroup(activity: "C", region: "S", size: "")

    @Test func `the figures of a cell are those of its firms`() throws {
        // 10, 20, 30, 40, 60: mean 32, median 30, quartiles 20 and 40.
        let edition = try Self.edition([(Self.north, [1000, 2000, 3000], .high), (Self.south, [4000, 6000], .low)])
        let total = try #require(edition.cells(by: Breakdown([FirmTrait]())).first?.figures)
        #expect(total.firms == 5 && total.mean == 32)
        #expect(total.quartiles == Quartiles(lower: 20, median: 30, upper: 40))
        #expect([total.high, total.medium, total.low] == [3, 0, 2])
        // Three and two: neither is shown, and both are named.
        let regions = edition.cells(by: Breakdown([.region]))
        #expect(regions.map(\.key.region) == ["N", "S"] && regions.allSatisfy { $0.figures == nil })
    }

    @Test func `firms that do not say a trait are a cell of their own`() throws {
        let edition = try Self.edition([
            (Self.north, [100, 200, 300, 400, 500], .high), (Self.south, [100, 100, 100, 100, 150], .medium),
        ])
        let sizes = edition.cells(by: Breakdown([.size]))
        #expect(sizes.map(\.key.size) == ["", "small"])
        #expect(sizes[0].figures?.mean == 1.1 && sizes[1].figures?.quartiles.median == 3)
    }

    @Test func `an edition is read back as it was kept`() throws {
        let edition = try Self.edition([(Self.north, [1234, 2000, 3001, 4000, 9999], .low), (Self.south, [1], .high)])
        let copy = IndexEdition(
            instrument: edition.instrument, period: edition.period, dimension: nil, madeOn: edition.madeOn,
            body: edition.body)
        #expect(copy == edition)
    }

    @Test func `a firm is counted by section, region and size, wherever its notations stand`() {
        func concept(_ scheme: String, _ notation: String, _ broader: String?) -> Concept {
            Concept(scheme: scheme, notation: notation, prefLabel: .init(be: "", ru: "", en: ""), broader: broader)
        }
        let classification = Classification(concepts: [
            concept("NACE", "C", nil), concept("NACE", "C16", "C"), concept("REGION", "BY", nil),
            concept("REGION", "BY-HR", "BY"), concept("REGION", "BY-HR-lida", "BY-HR"),
        ])
        let group = FirmGroup(activity: "C16", region: "BY-HR-lida", size: "small", classification)
        #expect(group == FirmGroup(activity: "C", region: "BY-HR", size: "small"))
        // The whole country is no region, and what is not known is none either.
        let vague = FirmGroup(activity: nil, region: "BY", size: nil, classification)
        #expect(vague == FirmGroup(activity: "", region: "", size: ""))
    }

    @Test(arguments: [("2026-01-01", "2026-H1"), ("2026-06-30", "2026-H1"), ("2026-07-01", "2026-H2")])
    func `a day lies in a half-year`(day: String, name: String) throws {
        let half = HalfYear(containing: try #require(Day(day)))
        #expect(half.description == name && HalfYear(name) == half)
    }

    @Test(arguments: ["2026", "2026-H3", "2026-H", "26-H1", "2026-H1-", "H1-2026", ""])
    func `what is no half-year is refused`(text: String) { #expect(HalfYear(text) == nil) }

    @Test func `a half-year is over on the day after its last`() throws {
        let half = try #require(HalfYear("2026-H1"))
        #expect(!half.isOver(on: try #require(Day("2026-06-30"))))
        #expect(half.isOver(on: try #require(Day("2026-07-01"))))
    }
}
