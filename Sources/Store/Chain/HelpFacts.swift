import Domain

/// What the ranking of help asks of a record and the index does not know.
struct HelpFacts {
    let ordinal: Int
    let kind: Kind
    let id: String
    let title: String
    /// The later of the day it was true and the day its address was last found alive.
    let checkedOn: Day?
}

extension Records {
    func helpFacts(_ ordinals: [Int], in language: Language) throws -> [HelpFacts] {
        guard !ordinals.isEmpty else { return [] }
        // Alive is what `LinkVisit.isAlive` says.
        return try db.rows(
            """
            SELECT ordinal, kind, id, \(Self.heading(in: language)), as_of, (
                SELECT MAX(visited_at) FROM link_visits
                WHERE link_visits.kind = records.kind AND link_visits.id = records.id
                    AND (link_visits.status BETWEEN 200 AND 399 OR link_visits.status IN (401, 403))
            ) AS visited_at
            FROM records WHERE ordinal IN (\(ordinals))
            """
        ).map { row in
            let visited: String? = try row["visited_at"]
            let days = [Day(try row["as_of"]), visited.flatMap { Day(String($0.prefix(10))) }]
            return HelpFacts(
                ordinal: try row["ordinal"], kind: try row["kind"], id: try row["id"], title: try row["title"],
                checkedOn: days.compactMap(\.self).max())
        }
    }
}
