import Actions
import Domain
import Store

extension Services {
    /// The table of gaps that is open data.
    func publishedGaps() async throws -> CoverageAnswer {
        let catalogue = try await read { catalogue, _ in catalogue }
        return try await coverage.table(
            CoverageAnswer.published, catalogue, today: today(in: catalogue.country))
    }

    /// Counts every table that the page of gaps can show, so that nobody waits for it. While nothing is imported there is none.
    public func countGaps() async throws {
        let cache = catalogue
        let catalogue = try await database.read { try cache.catalogue(in: $0) }
        guard !catalogue.isEmpty else { return }
        for rows in GapsRows.offered(in: catalogue.classification) {
            for column in PopulationTrait.allCases {
                for desk in [coverage, register?.desk].compactMap(\.self) {
                    _ = try await desk.table(
                        CoverageLayout(rows: rows.schemes, columns: [column]), catalogue,
                        today: today(in: catalogue.country))
                }
            }
        }
    }

    /// Writes down what was looked for in vain since the last time.
    public func writeDemand() async throws { try await demand.write(to: database) }
}
