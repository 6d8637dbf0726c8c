import Domain
import FoundationEssentials

/// Versions of conditions. Each state that has ended keeps the number of its conditions, so that one state is read at most.
extension RecordHistory {
    /// The versions of the conditions of a source, oldest first; the last is in force.
    public func conditions(of opportunity: Opportunity) throws -> [ConditionVersion] {
        let ended = try db.rows(Self.ends(opportunity.id)).map { row in
            (number: try row["conditions"] as Int, at: try Date(try row["ended"] as String, strategy: .iso8601))
        }
        let last = ended.isEmpty ? nil : try latestConditions(opportunity.id)
        return ConditionVersion.versions(ended: ended, lastIsInForce: last?.criteria == opportunity.criteria)
    }

    /// What the conditions of a source were in a version.
    public func criteria(of opportunity: Opportunity, in version: ConditionVersion) throws -> [Criterion] {
        guard version.until != nil else { return opportunity.criteria }
        let states = try db.rows(
            """
            SELECT body FROM record_versions
            WHERE kind = \(Kind.opportunities) AND id = \(opportunity.id) AND conditions = \(version.number)
            ORDER BY version DESC LIMIT 1
            """)
        return try states.first.map { try Self.criteria(in: $0["body"], of: opportunity.id) } ?? []
    }

    /// The number of the conditions of a state that ends: that of the state before, where they are the same.
    func conditionNumber(_ kind: Kind, _ id: String, body: String) throws -> Int {
        guard kind == .opportunities else { return 0 }
        guard let last = try latestConditions(id) else { return 1 }
        return try Self.criteria(in: body, of: id) == last.criteria ? last.number : last.number + 1
    }

    static func ends(_ id: String) -> SQL {
        """
        SELECT conditions, MAX(ended_at) AS ended FROM record_versions
        WHERE kind = \(Kind.opportunities) AND id = \(id) GROUP BY conditions ORDER BY conditions
        """
    }

    /// Of the state that ended last; nil where none has.
    private func latestConditions(_ id: String) throws -> (number: Int, criteria: [Criterion])? {
        try db.rows(
            """
            SELECT conditions, body FROM record_versions WHERE kind = \(Kind.opportunities) AND id = \(id)
            ORDER BY version DESC LIMIT 1
            """
        ).first.map { (try $0["conditions"], try Self.criteria(in: $0["body"], of: id)) }
    }

    private static func criteria(in body: String, of id: String) throws -> [Criterion] {
        Opportunity(id: id, reading: DataReader(try DataValue(json: body)), context: nil).criteria
    }
}
