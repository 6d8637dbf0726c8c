import Domain

extension Connection {
    public var unmetDemands: UnmetDemands { UnmetDemands(db: self) }
}

/// How often each thing was looked for in vain, by month.
public struct UnmetDemands {
    let db: Connection

    /// Adds to what is counted already.
    public func add(_ counts: [UnmetDemand: Int]) throws {
        // In one order, so that two servers that add at once do not wait for each other in a circle.
        for (demand, count) in counts.sorted(by: { $0.key.name < $1.key.name }) {
            try db.execute(
                """
                INSERT INTO unmet_demands (month, kind, notation, times)
                VALUES (\(demand.month), \(demand.kind), \(demand.notation), \(count))
                ON CONFLICT (month, kind, notation) DO UPDATE SET times = unmet_demands.times + \(count)
                """)
        }
    }

    /// How often in the months of a range, by kind and notation.
    public func totals(_ months: ClosedRange<Month>) throws -> [DemandKind: [String: Int]] {
        var totals: [DemandKind: [String: Int]] = [:]
        let rows = try db.rows(
            """
            SELECT kind, notation, SUM(times) AS times FROM unmet_demands
            WHERE month BETWEEN \(months.lowerBound) AND \(months.upperBound) GROUP BY kind, notation
            """)
        for row in rows { totals[try row["kind"], default: [:]][try row["notation"]] = try row["times"] }
        return totals
    }
}

extension UnmetDemand {
    fileprivate var name: String { "\(month) \(kind) \(notation)" }
}

extension DemandKind: SQLCodable {}
