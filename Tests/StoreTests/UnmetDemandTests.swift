import Domain
import Store
import TestSupport
import Testing

struct UnmetDemandTests {
    private static func demand(_ notation: String, _ month: String = "2026-03", _ kind: DemandKind = .search) throws
        -> UnmetDemand
    {
        UnmetDemand(month: try #require(Month(month)), kind: kind, notation: notation)
    }

    private static func months(_ first: String, _ last: String) throws -> ClosedRange<Month> {
        try #require(Month(first))...(try #require(Month(last)))
    }

    @Test func `counts of a month add up, and months to a total`() async throws {
        let database = try await emptyDatabase()
        let (security, april) = (try Self.demand("COSME-G"), try Self.demand("COSME-G", "2026-04"))
        let (help, old) = (try Self.demand("COSME-G", "2026-03", .help), try Self.demand("COSME-G", "2025-03"))
        try await database.write { try $0.unmetDemands.add([security: 2, april: 1, help: 7, old: 50]) }
        try await database.write { try $0.unmetDemands.add([security: 3, try Self.demand(""): 1]) }
        let year = try Self.months("2025-05", "2026-04")
        let totals = try await database.read { try $0.unmetDemands.totals(year) }
        #expect(totals == [.search: ["COSME-G": 6, "": 1], .help: ["COSME-G": 7]])
    }

    @Test func `what is counted in memory is written once, and kept when writing fails`() async throws {
        let counter = DemandCounter()
        let demand = try Self.demand("COSME-A")
        counter.note([demand])
        counter.note([demand])
        let blank = try blankDatabase()
        await #expect(throws: (any Error).self) { try await counter.write(to: blank) }
        let database = try await emptyDatabase()
        try await counter.write(to: database)
        try await counter.write(to: database)
        let march = try Self.months("2026-03", "2026-03")
        let totals = try await database.read { try $0.unmetDemands.totals(march) }
        #expect(totals == [.search: ["COSME-A": 2]])
    }
}
