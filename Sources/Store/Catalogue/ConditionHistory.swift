import Domain

extension RecordHistory {
    /// The versions of the conditions of a source, oldest first; the last is in force.
    public func conditions(of opportunity: Opportunity) throws -> [ConditionVersion] {
        let ended = try versions(.opportunities, opportunity.id, limit: try count(.opportunities, opportunity.id))
        return ConditionVersion.versions(
            in: ended.reversed().compactMap { state in
                (state.record as? Opportunity).map { ($0.criteria, state.endedAt) }
            }, now: opportunity.criteria)
    }
}
