import Domain
import FoundationEssentials

extension Connection {
    public var indexScores: IndexScores { IndexScores(db: self) }
}

/// The scores that firms agreed to be counted with: one firm once in each half-year, by what it froze last.
public struct IndexScores {
    let db: Connection

    /// Counts a result, in the place of what the firm had in the same half-year by the same instrument. To be called with the
    /// freezing, in one transaction.
    public func add(_ result: CountedResult, of firm: Identifier<RegisteredOrganisation>) throws {
        try db.execute(
            """
            DELETE FROM index_scores
            WHERE firm = \(firm) AND period = \(result.period) AND instrument = \(result.instrument)
            """)
        let group = try number(of: result.group)
        for measure in result.measures {
            try db.execute(
                """
                INSERT INTO index_scores (instrument, period, dimension, firm, group_id, hundredths, confidence)
                VALUES (\(result.instrument), \(result.period), \(measure.dimension ?? ""), \(firm),
                        \(group), \(Int((measure.score * 100).rounded())), \(measure.confidence.code))
                """)
        }
    }

    /// Takes a firm out that no longer agrees. What an edition was made of stays, so that nothing follows from a difference, but
    /// nothing says any more whose it was: `stranger` is an identifier that nobody has.
    public func forget(
        _ firm: Identifier<RegisteredOrganisation>, as stranger: Identifier<RegisteredOrganisation>
    ) throws {
        let isPublished: SQL =
            """
            EXISTS (SELECT 1 FROM index_editions e
                    WHERE e.instrument = index_scores.instrument AND e.period = index_scores.period)
            """
        try db.execute("DELETE FROM index_scores WHERE firm = \(firm) AND NOT \(isPublished)")
        try db.execute("UPDATE index_scores SET firm = \(stranger) WHERE firm = \(firm)")
    }

    /// The firms with scores that are in no edition yet and with no consent in force to be counted.
    public func firmsWithoutConsent(at now: Date) throws -> [Identifier<RegisteredOrganisation>] {
        try db.rows(
            """
            SELECT DISTINCT firm FROM index_scores s
            WHERE NOT EXISTS (
                    SELECT 1 FROM index_editions e WHERE e.instrument = s.instrument AND e.period = s.period)
                AND NOT EXISTS (
                    SELECT 1 FROM consents WHERE consents.organisation = s.firm AND consents.recipient IS NULL
                        AND consents.text_version >= \(Consent.firstTextOnCounting)
                        AND \(Consents.inForce(.assessments, for: .statistics, at: now)))
            ORDER BY firm
            """
        ).map { try $0["firm"] }
    }

    /// The half-years before `period` that have scores, and no edition yet.
    public func unpublished(before period: HalfYear) throws -> [IndexMeasure] {
        try db.rows(
            """
            SELECT DISTINCT instrument, period, dimension FROM index_scores s
            WHERE period < \(period) AND NOT EXISTS (
                SELECT 1 FROM index_editions e
                WHERE e.instrument = s.instrument AND e.period = s.period AND e.dimension = s.dimension)
            ORDER BY instrument, period, dimension
            """
        ).map(IndexMeasure.init)
    }

    /// How often each score occurs in each group.
    public func tallies(_ measure: IndexMeasure) throws -> [FirmGroup: ScoreTally] {
        var tallies: [ScoreTally?] = []
        // A row as one number: a million rows are read in a fraction of the time that their columns would take.
        let packed: SQL =
            """
            SELECT group_id * 1000000 + hundredths * 10 + confidence FROM index_scores
            WHERE instrument = \(measure.instrument) AND period = \(measure.period)
                AND dimension = \(measure.dimension ?? "")
            """
        try db.forEachInteger(packed) { row in
            let (group, rest) = row.quotientAndRemainder(dividingBy: 1_000_000)
            if group >= tallies.count { tallies += [ScoreTally?](repeating: nil, count: group + 1 - tallies.count) }
            if tallies[group] == nil { tallies[group] = ScoreTally() }
            tallies[group]?.add(rest / 10, Confidence.allCases[rest % 10])
        }
        let groups = try db.rows("SELECT id, activity, region, size FROM index_groups").compactMap { row in
            let id: Int = try row["id"]
            let tally = id < tallies.count ? tallies[id] : nil
            return try tally.map { (try FirmGroup(row), $0) }
        }
        return Dictionary(uniqueKeysWithValues: groups)
    }

    /// The number of a group, given at its first firm.
    private func number(of group: FirmGroup) throws -> Int {
        let known: SQL =
            """
            SELECT id FROM index_groups
            WHERE activity = \(group.activity) AND region = \(group.region) AND size = \(group.size)
            """
        if let id = try db.integers(known).first { return id }
        try db.execute(
            """
            INSERT INTO index_groups (id, activity, region, size)
            SELECT COALESCE(MAX(id), 0) + 1, \(group.activity), \(group.region), \(group.size) FROM index_groups
            """)
        return try db.integers(known)[0]
    }
}

/// What an edition is made of: one instrument, half-year and dimension.
public struct IndexMeasure: Hashable, Sendable {
    public let instrument: String
    public let period: HalfYear
    /// Nil for the total.
    public let dimension: String?

    public init(instrument: String, period: HalfYear, dimension: String?) {
        self.instrument = instrument
        self.period = period
        self.dimension = dimension
    }

    init(_ row: Row) throws {
        let dimension: String = try row["dimension"]
        self.init(
            instrument: try row["instrument"], period: try row["period"],
            dimension: dimension.isEmpty ? nil : dimension)
    }
}

extension FirmGroup {
    fileprivate init(_ row: Row) throws {
        self.init(activity: try row["activity"], region: try row["region"], size: try row["size"])
    }
}

extension Confidence {
    /// Its place among all, as it is stored.
    fileprivate var code: Int {
        switch self {
        case .high: 0
        case .medium: 1
        case .low: 2
        }
    }
}

/// Half-years are stored as `2026-H2`, which sorts as time goes.
extension HalfYear: SQLCodable {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}
