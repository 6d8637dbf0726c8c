import Actions
import DataPackage
import Domain
import Foundation
import Store
import TestSupport
import Testing

struct IndexEditionMakingTests {
    private static func counted(_ count: Int, on day: String, in database: any Database) async throws {
        let period = HalfYear(containing: try #require(Day(day)))
        let start = try Date("2025-12-01T00:00:00Z", strategy: .iso8601)
        try await database.write { db in
            for number in 0..<count {
                let firm = RegisteredOrganisation(
                    id: Identifier("firm\(number)"), name: "Firm \(number)", identifier: nil, createdAt: start)
                _ = try db.organisations.add(firm)
                try db.consents.add(
                    Consent(
                        id: Identifier("consent\(number)"), subject: .organisation(firm.id), purpose: .statistics,
                        recipient: .whole, dataGroups: [.assessments, .profile], textVersion: 2, givenBy: .owner,
                        givenAt: start, expiresAt: start.later(days: 365)))
                let group = FirmGroup(activity: number < 6 ? "C" : "H", region: "BY-HR", size: "small")
                let result = CountedResult(
                    instrument: "ladder-1", period: period, group: group,
                    measures: [.init(dimension: nil, score: Double(number), confidence: .high)])
                try db.indexScores.add(result, of: firm.id)
            }
        }
    }

    private static func edition(in database: any Database) async throws -> IndexEdition? {
        try await database.read { db in try db.indexEditions.measures().first.flatMap(db.indexEditions.find) }
    }

    @Test func `an edition is made when the half-year is over, once`() async throws {
        let database = try await peopledDatabase()
        try await Self.counted(12, on: "2026-06-30", in: database)
        let before = try Date("2026-06-30T23:59:00Z", strategy: .iso8601)
        #expect(try await database.makeIndexEditions(at: before).isEmpty)
        let after = try Date("2026-07-01T00:00:00Z", strategy: .iso8601)
        let made = try await database.makeIndexEditions(at: after)
        #expect(made.map(\.period.description) == ["2026-H1"])
        #expect(try await database.makeIndexEditions(at: after).isEmpty)
        let edition = try #require(try await Self.edition(in: database))
        #expect(edition.madeOn.description == "2026-07-01")
        let activities = edition.cells(by: Breakdown([.activity])).map {
            "\($0.key.activity ?? "") \($0.figures?.firms ?? 0)"
        }
        #expect(activities == ["C 6", "H 6"])
    }

    @Test func `who leaves after an edition does not change it`() async throws {
        let database = try await peopledDatabase()
        try await Self.counted(6, on: "2026-01-01", in: database)
        let now = try Date("2026-07-02T00:00:00Z", strategy: .iso8601)
        try await database.makeIndexEditions(at: now)
        try await database.write { try $0.indexScores.forget(Identifier("firm1"), as: Identifier("nobody")) }
        #expect(try await database.makeIndexEditions(at: now).isEmpty)
        let edition = try #require(try await Self.edition(in: database))
        #expect(edition.cells.first?.figures?.firms == 6)
    }

    @Test func `a result of an instrument is counted with what was measured of it`() throws {
        let ladder = try #require(try Norland.package().records.compactMap { $0 as? Instrument }.first)
        // Nothing is known of the kilns.
        let score = ladder.score(["nets": .yes(true)])
        let group = FirmGroup(activity: "C", region: "", size: "")
        let result = CountedResult(score, by: ladder.id, on: try #require(Day("2026-03-01")), group: group)
        #expect(result.period.description == "2026-H1")
        #expect(result.measures.map(\.dimension) == [nil, "NETS"])
        #expect(result.measures.map(\.score) == [score.total.score, 100])
    }
}
