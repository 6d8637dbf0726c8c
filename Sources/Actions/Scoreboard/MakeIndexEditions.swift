import Domain
import FoundationEssentials
import Store

extension PeriodicJob {
    /// Twice a year there is something to do; it is looked for every hour.
    public static let makeIndexEditions = PeriodicJob("make index editions", every: 3600) { database, now in
        try await database.makeIndexEditions(at: now)
    }
}

extension Database {
    /// Makes the editions of all half-years that are over and have none; returns what it made them of.
    @discardableResult
    public func makeIndexEditions(at now: Date) async throws -> [IndexMeasure] {
        let today = try await read { try $0.country().day(at: now) }
        let period = HalfYear(containing: today)
        guard try await !read({ try $0.indexScores.unpublished(before: period) }).isEmpty else { return [] }
        let missing = try await write { db in
            try db.forgetResultsWithoutConsent(at: now)
            return try db.indexScores.unpublished(before: period)
        }
        for measure in missing {
            // Read apart from the writing: scores of a half-year that is over do not change.
            let tallies = try await read { try $0.indexScores.tallies(measure) }
            let edition = IndexEdition(
                instrument: measure.instrument, period: measure.period, dimension: measure.dimension, madeOn: today,
                tallies: tallies)
            try await write { try $0.indexEditions.add(edition) }
        }
        return missing
    }
}
