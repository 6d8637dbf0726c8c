import DataPackage
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// `Tests/Data/seed-rows.csv` and `Tests/Data/seed-coverage/*.csv`: which rows, entries and facts of the source documents there are,
/// and which record carries each. A record of an indicator is named `indicator#observation`.
struct SeedRowsTests {
    private static let parts = [
        "seed-rows", "seed-coverage/training", "seed-coverage/policy", "seed-coverage/peers",
        "seed-coverage/recommendations", "seed-coverage/indicators", "seed-coverage/programmes",
        "seed-coverage/cooperation",
    ]

    @Test(arguments: parts) func `every row of the sources is in the database`(part: String) async throws {
        let database = try await Belarus.database()
        let known = try await database.read { db in
            try Set(
                Kind.allCases.flatMap { kind in
                    try db.records.all(kind).flatMap { record in
                        let name = "\(kind.rawValue)/\(record.id)"
                        return [name] + ((record as? Indicator)?.observations.map { "\(name)#\($0.id)" } ?? [])
                    }
                })
        }
        let rows = try Belarus.table(part)
        #expect(rows.count > 40)
        for row in rows {
            let record = "\(row["kind"] ?? "")/\(row["id"] ?? "")"
            let isThere = known.contains(record)
            #expect(isThere, "\(row["place"] ?? row["section"] ?? "") \(row["row"] ?? ""): \(record)")
        }
    }

    @Test func `every record comes from a row of the sources`() throws {
        let rows = Set(
            try Self.parts.flatMap(Belarus.table).map { row in
                "\(row["kind"] ?? "")/\((row["id"] ?? "").prefix { $0 != "#" })"
            })
        // Instruments and kinds of project are ours; each figure of a project has a source of its own (`Tests/Data/effects/defaults.csv`).
        for record in try Belarus.package().records where !(record is Project || record is Instrument) {
            let name = "\(type(of: record).kind.rawValue)/\(record.id)"
            let isThere = rows.contains(name)
            #expect(isThere, "\(name) comes from nowhere")
        }
    }

    /// The counts of tables and lists in the sources, counted by hand.
    @Test(arguments: [
        ("seed-rows", "Table 5", 10), ("seed-rows", "Annex 4", 12), ("seed-rows", "Table 4", 8),
        ("seed-coverage/training", "Annex 6", 35 + 37 + 31), ("seed-coverage/peers", "Annex 2", 15),
        ("seed-coverage/peers", "Annex 3", 36), ("seed-coverage/recommendations", "Table 1", 44),
    ])
    func `each list is complete`(part: String, section: String, atLeast: Int) throws {
        let rows = try Belarus.table(part).filter {
            ($0["section"] ?? $0["place"] ?? "").contains(section)
        }
        #expect(rows.count >= atLeast, "\(section)")
    }

    @Test func `every record cites a document and a place in it, and says when it was true`() throws {
        for record in try Belarus.package().records {
            #expect(!record.core.sources.isEmpty && record.core.asOf != nil, "\(record.id)")
        }
    }
}
