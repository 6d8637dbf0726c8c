import Domain
import FoundationEssentials

extension Connection {
    public var linkVisits: LinkVisits { LinkVisits(db: self) }
}

/// Every visit to the addresses that records give.
public struct LinkVisits {
    let db: Connection

    public func save(_ visit: LinkVisit, of kind: Kind, _ id: String) throws {
        let (status, failure): (Int?, String?) =
            switch visit.outcome {
            case .answered(let status): (status, nil)
            case .failed(let failure): (nil, failure.rawValue)
            }
        try db.execute(
            """
            INSERT INTO link_visits (kind, id, visited_at, address, status, failure, final_address, milliseconds)
            VALUES (\(kind), \(id), \(visit.visitedAt.formatted(.iso8601)), \(visit.address), \(status), \(failure),
                    \(visit.finalAddress), \(visit.milliseconds))
            ON CONFLICT (kind, id, visited_at) DO NOTHING
            """)
    }

    /// The latest visit to the address of a record.
    public func latest(_ kind: Kind, _ id: String) throws -> LinkVisit? {
        try db.rows(
            """
            SELECT address, visited_at, status, failure, final_address, milliseconds FROM link_visits
            WHERE kind = \(kind) AND id = \(id) ORDER BY visited_at DESC LIMIT 1
            """
        ).first.map { row in
            let failure: String? = try row["failure"]
            let status: Int? = try row["status"]
            return LinkVisit(
                address: try row["address"], visitedAt: try Date(try row["visited_at"] as String, strategy: .iso8601),
                outcome: status.map(LinkVisit.Outcome.answered)
                    ?? .failed(failure.flatMap(LinkVisit.Failure.init) ?? .other),
                finalAddress: try row["final_address"], milliseconds: try row["milliseconds"])
        }
    }
}
