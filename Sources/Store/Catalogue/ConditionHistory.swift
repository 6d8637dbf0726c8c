import Domain
import FoundationEssentials

/// Versions of conditions. Each state that has ended keeps the number of its conditions, so that one state is read at most.
extension RecordHistory {
    /// The versions of the conditions of a record, oldest first; the last is in force.
    public func conditions(of record: any RuleRecord) throws -> [ConditionVersion] {
        let kind = type(of: record).kind
        let ended = try db.rows(Self.ends(kind, record.id)).map { row in
            (number: try row["conditions"] as Int, at: try Date(try row["ended"] as String, strategy: .iso8601))
        }
        let last = ended.isEmpty ? nil : try latestConditions(kind, record.id)
        return ConditionVersion.versions(ended: ended, lastIsInForce: last?.criteria == record.criteria)
    }

    /// What the conditions of a record were in a version.
    public func criteria(of record: any RuleRecord, in version: ConditionVersion) throws -> [Criterion] {
        guard version.until != nil else { return record.criteria }
        let kind = type(of: record).kind
        let states = try db.rows(
            """
            SELECT body FROM record_versions
            WHERE kind = \(kind) AND id = \(record.id) AND conditions = \(version.number)
            ORDER BY version DESC LIMIT 1
            """)
        return try states.first.map { try Self.criteria(in: $0["body"], of: kind, record.id) } ?? []
    }

    /// The number of the conditions of a state that ends: that of the state before, where they are the same.
    func conditionNumber(_ kind: Kind, _ id: String, body: String) throws -> Int {
        guard kind.holdsRules else { return 0 }
        guard let last = try latestConditions(kind, id) else { return 1 }
        return try Self.criteria(in: body, of: kind, id) == last.criteria ? last.number : last.number + 1
    }

    static func ends(_ kind: Kind, _ id: String) -> SQL {
        """
        SELECT conditions, MAX(ended_at) AS ended FROM record_versions
        WHERE kind = \(kind) AND id = \(id) GROUP BY conditions ORDER BY conditions
        """
    }

    /// Of the state that ended last; nil where none has.
    private func latestConditions(_ kind: Kind, _ id: String) throws -> (number: Int, criteria: [Criterion])? {
        try db.rows(
            """
            SELECT conditions, body FROM record_versions WHERE kind = \(kind) AND id = \(id)
            ORDER BY version DESC LIMIT 1
            """
        ).first.map { (try $0["conditions"], try Self.criteria(in: $0["body"], of: kind, id)) }
    }

    private static func criteria(in body: String, of kind: Kind, _ id: String) throws -> [Criterion] {
        let record = kind.record.init(id: id, reading: DataReader(try DataValue(json: body)), context: nil)
        return (record as? any RuleRecord)?.criteria ?? []
    }
}
