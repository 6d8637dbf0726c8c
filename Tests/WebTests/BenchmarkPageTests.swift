import Domain
import Foundation
import Store
import TestSupport
import Testing
import Web

/// Where a result stands among firms that are alike, as its page says it.
struct BenchmarkPageTests {
    private typealias Workshop = CountingPageTests.Workshop

    /// An edition: six small workshops of the north, seven of the south, two of the isles; from 0 in steps of 10.
    private static func publish(in database: any Database, of instrument: String = "workshop-1") async throws {
        var tallies: [FirmGroup: ScoreTally] = [:]
        for (region, count) in [("XN-NS", 6), ("XN-SS", 7), ("XN-IS", 2)] {
            var tally = ScoreTally()
            for number in 0..<count { tally.add(1000 * number, .high) }
            tallies[FirmGroup(activity: "C", region: region, size: "size-small")] = tally
        }
        let edition = IndexEdition(
            instrument: instrument, period: try #require(HalfYear("2025-H2")), dimension: nil,
            madeOn: try #require(Day("2026-01-01")), tallies: tallies)
        try await database.write { try $0.indexEditions.add(edition) }
    }

    @Test(arguments: Language.allCases)
    func `while nothing is published the page says so`(language: Language) async throws {
        let workshop = try await Workshop()
        try await Self.publish(in: workshop.scene.database, of: "guild-ladder-1")
        let path = workshop.path.replacing("/en/", with: "/\(language)/")
        let page = try await workshop.owner.open("\(path)/result")
        #expect(page.status == 200 && page.text.contains("id=\"region\"") && !page.text.contains("box-own"))
    }

    @Test func `a score stands beside the median and the middle half, in words and as a mark`() async throws {
        let workshop = try await Workshop()
        try await Self.publish(in: workshop.scene.database)
        // The workshop has 100 of its tools; nothing else is known.
        let page = try await workshop.owner.open("\(workshop.path)/result?region=XN-SS&activity=C&employees=12").text
        #expect(page.contains("second half of 2025") && page.contains("1 January 2026"))
        #expect(page.contains("South Shore</th><td class=\"number\" data-label=\"Firms\">7</td>"))
        #expect(page.contains("15\u{A0}… 45") && page.contains("In the highest quarter"))
        #expect(page.contains("<option value=\"XN-SS\" selected>"))
        #expect(page.matches(of: /class="box-own"/).count >= 2)
    }

    @Test func `what the index hides is hidden here, in words`() async throws {
        let workshop = try await Workshop()
        try await Self.publish(in: workshop.scene.database)
        let page = try await workshop.owner.open("\(workshop.path)/result?region=XN-IS").text
        #expect(page.contains("Isles</th><td colspan=\"4\">Fewer than five firms"))
    }

    @Test func `what a firm stated with its result is compared by without asking again`() async throws {
        let workshop = try await Workshop()
        try await Self.publish(in: workshop.scene.database)
        _ = try await workshop.freeze(["region": "XN-SS"])
        let page = try await workshop.owner.open("\(workshop.path)/result").text
        #expect(page.contains("South Shore</th><td class=\"number\""))
        let other = try await workshop.owner.open("\(workshop.path)/result?region=").text
        #expect(!other.contains("South Shore</th><td class=\"number\""))
    }
}
