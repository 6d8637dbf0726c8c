import DataPackage
import Domain
import TestSupport
import Testing

/// `Tests/Data/seed-rows.csv`: which row of which source document each record comes from.
struct SeedRowsTests {
    @Test func `every row of the sources is in the catalogue`() throws {
        let records = try Belarus.package().records
        let known = Set(records.map { "\(type(of: $0).kind.rawValue)/\($0.id)" })
        let rows = try Belarus.table("seed-rows")
        #expect(rows.count > 150)
        for row in rows {
            let record = "\(row["kind"] ?? "")/\(row["id"] ?? "")"
            #expect(
                known.contains(record), "\(row["section"] ?? "") \(row["row"] ?? "") \(row["name"] ?? ""): \(record)")
        }
    }

    @Test func `every record comes from a row of the sources`() throws {
        let rows = Set(try Belarus.table("seed-rows").map { "\($0["kind"] ?? "")/\($0["id"] ?? "")" })
        for record in try Belarus.package().records {
            let name = "\(type(of: record).kind.rawValue)/\(record.id)"
            #expect(rows.contains(name), "\(name) comes from nowhere")
        }
    }

    /// The counts of the lists in the report, counted by hand.
    @Test(arguments: [
        ("8.2, Table 5", 10), ("Annex 4", 12), ("8.1, Table 4", 8),
    ])
    func `each list is complete`(section: String, atLeast: Int) throws {
        let rows = try Belarus.table("seed-rows").filter {
            ($0["section"] ?? "").contains(section.split(separator: ", ").last ?? "")
        }
        #expect(Set(rows.map { $0["row"] ?? "" }).count >= 1)
        #expect(Set(rows.map { "\($0["kind"] ?? "")/\($0["id"] ?? "")" }).count >= atLeast, "\(section)")
    }

    @Test func `every record cites a document and a place in it, and says when it was true`() throws {
        for record in try Belarus.package().records {
            #expect(!record.core.sources.isEmpty && record.core.asOf != nil, "\(record.id)")
        }
    }
}
