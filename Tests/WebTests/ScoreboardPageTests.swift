import Domain
import Foundation
import Store
import TestSupport
import Testing
import Web

struct ScoreboardPageTests {
    /// Norland with a half-year that is over: six workshops of one shore, seven of another, and two of the isles.
    private static func visitor() async throws -> Visitor {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        var tallies: [FirmGroup: ScoreTally] = [:]
        for (region, count) in [("XN-NS", 6), ("XN-SS", 7), ("XN-IS", 2)] {
            var tally = ScoreTally()
            for number in 0..<count { tally.add(1000 * number, number == 0 ? .low : .high) }
            tallies[FirmGroup(activity: "C", region: region, size: "size-small")] = tally
        }
        let period = try #require(HalfYear("2024-H1"))
        for dimension in [nil, "NETS"] {
            let edition = IndexEdition(
                instrument: "guild-ladder-1", period: period, dimension: dimension,
                madeOn: try #require(Day("2024-07-01")), tallies: tallies)
            try await database.write { try $0.indexEditions.add(edition) }
        }
        return try Visitor(database)
    }

    @Test func `a cell says how many firms, where they stand and how sure it is`() async throws {
        let page = try await Self.visitor().get("/en/scoreboard?by=region").text
        #expect(page.contains("Ladder of the guild, first half of 2024"))
        // 0, 10, … 60.
        #expect(page.contains("South Shore</th><td class=\"number\" data-label=\"Firms\">7</td>"))
        #expect(page.contains("15\u{A0}… 45") && page.contains("high 86 %, medium 0 %, low 14 %"))
    }

    @Test func `what would tell of two firms is hidden in words`() async throws {
        let page = try await Self.visitor().get("/en/scoreboard?by=region").text
        #expect(page.matches(of: /Not shown, so that nothing about fewer than five firms/).count == 2)
        #expect(page.contains("Isles</th><td colspan=\"5\">") && page.contains("North Shore</th><td colspan=\"5\">"))
    }

    @Test func `surveys stand beside it with their source`() async throws {
        let page = try await Self.visitor().get("/en/scoreboard").text
        #expect(page.contains("What surveys found") && page.contains("41.5") && page.contains("table 3, page 21"))
        #expect(page.contains("40 (22.5\u{A0}… 61)"))
    }

    @Test func `a choice that there is no edition of leads to the nearest`() async throws {
        let visitor = try await Self.visitor()
        let page = try await visitor.get("/en/scoreboard?period=2023-H2&dimension=KILNS").text
        #expect(page.contains("first half of 2024"))
        let dimension = try await visitor.get("/en/scoreboard?dimension=NETS").text
        #expect(dimension.contains("<option value=\"NETS\" selected>"))
    }

    @Test(arguments: ["by=colour", "period=2024", "instrument=nothing-1"])
    func `what means nothing is not found`(query: String) async throws {
        #expect(try await Self.visitor().get("/en/scoreboard?\(query)").status == 404)
    }

    @Test func `a country without an edition says so`() async throws {
        let page = try await Belarus.visitor().get("/en/scoreboard").text
        #expect(page.contains("There is no edition yet.") && !page.contains("What surveys found"))
    }

    @Test func `the open table has every cell, hidden ones without figures`() async throws {
        let visitor = try await Self.visitor()
        let lines = try await visitor.get("/en/data/index.csv").text.split(whereSeparator: \.isNewline)
        #expect(lines.contains("guild-ladder-1,2024-H1,,region,,XN-IS,,true,,,,,,,,"))
        #expect(lines.contains("guild-ladder-1,2024-H1,NETS,region,,XN-SS,,,7,30,15,30,45,6,0,1"))
        let surveys = try await visitor.get("/en/data/surveys.csv").text
        #expect(surveys.contains("guild-ladder-1,2024-H1,NETS,C,,size-small,40,38,,,,harbour-plan,"))
    }

    @Test func `a program gets the same`() async throws {
        let visitor = try await Self.visitor()
        let list = try DataValue(json: await visitor.get("/api/v1/index").text)
        guard case .list(let items) = list["items"] else { return #expect(Bool(false), "\(list)") }
        #expect(items.count == 2 && items[0]["dimension"] == .null)
        let answer = try await visitor.get("/api/v1/index/guild-ladder-1/2024-H1?by=region")
        let edition = try DataValue(json: answer.text)
        guard case .list(let cells) = edition["cells"], case .list(let surveys) = edition["surveys"] else {
            return #expect(Bool(false), "\(edition)")
        }
        #expect(cells.map { $0["hidden"] } == [.boolean(true), .boolean(true), .boolean(false)])
        #expect(cells[2]["median"] == .integer(30) && surveys.count == 2)
        #expect(try await visitor.get("/api/v1/index/guild-ladder-1/2024-H1?by=colour").status == 422)
        #expect(try await visitor.get("/api/v1/index/guild-ladder-1/2023-H1").status == 404)
    }
}
