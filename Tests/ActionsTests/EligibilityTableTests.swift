import Actions
import DataPackage
import Domain
import Store
import TestSupport
import Testing

/// `Tests/Data/eligibility.csv`: for every funding source a firm that fits, one that does not, one that is undetermined.
struct EligibilityTableTests {
    private static let today = Day("2026-03-01")

    private func rows() throws -> [[String: String]] { try Belarus.table("eligibility") }

    @Test func `each firm of the table has the outcome that an officer expects`() async throws {
        let database = try await Belarus.database()
        let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
        let today = try #require(Self.today)
        let rows = try rows()
        #expect(rows.count > 40)
        for row in rows {
            let id = try #require(row["opportunity"])
            let reader = DataReader(try DataValue(yaml: row["firm"] ?? ""))
            let firm = Firm(reading: reader, classification: catalogue.classification)
            #expect(reader.mistakes.isEmpty, "\(id): \(reader.mistakes)")
            let request = EligibilityRequest(firm: firm, opportunities: [id])
            let evaluation = catalogue.evaluation(request, today: today)
            #expect(
                evaluation.outcomes.map(\.rawValue) == [row["expected"] ?? ""],
                "\(id): \(row["why"] ?? ""): \(row["firm"] ?? "")")
        }
    }

    @Test func `every source is in the table, with every outcome its conditions allow`() async throws {
        let database = try await Belarus.database()
        let opportunities = try await database.read { try $0.records.all(Opportunity.self) }
        let rows = try rows()
        for opportunity in opportunities {
            let outcomes = Set(rows.filter { $0["opportunity"] == opportunity.id }.compactMap { $0["expected"] })
            switch opportunity.availability {
            case .notOpenToCountry, .announced: #expect(outcomes == ["ineligible"], "\(opportunity.id)")
            default:
                #expect(outcomes.contains("undetermined"), "\(opportunity.id)")
                let decides = opportunity.criteria.contains { $0.severity == .blocking }
                #expect(outcomes.contains("eligible") == decides, "\(opportunity.id)")
            }
        }
    }

    @Test func `nothing is shown as fitting that is not open or publishes no conditions`() async throws {
        let database = try await Belarus.database()
        let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
        let today = try #require(Self.today)
        for row in try rows() {
            let firm = Firm(
                reading: DataReader(try DataValue(yaml: row["firm"] ?? "")), classification: catalogue.classification)
            let evaluation = catalogue.evaluation(EligibilityRequest(firm: firm), today: today)
            for (opportunity, outcome) in zip(catalogue.opportunities, evaluation.outcomes) where outcome == .eligible {
                #expect(opportunity.criteria.contains { $0.severity == .blocking })
                #expect(opportunity.availability == .open || opportunity.availability == nil)
            }
        }
    }
}
