/// Which kinds of project something leads to.
extension [Project] {
    /// Those that share most topics with something; none where nothing is shared. A topic of most kinds of project tells nothing.
    public func closest(to concepts: [String]) -> [Project] {
        let carriers = flatMap(\.core.concepts).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let telling = Set(concepts.filter { carriers[$0, default: 0] <= Swift.max(1, count / 2) })
        let shared = map { project in project.core.concepts.count(where: telling.contains) }
        guard let most = shared.max(), most > 0 else { return [] }
        return zip(self, shared).filter { $0.1 == most }.map(\.0)
    }

    /// Those with a cost that a source of funding pays for; all where it does not say what it pays for, none where it brings no money.
    public func payable(by opportunity: Opportunity) -> [Project] {
        guard opportunity.financing != nil else { return [] }
        let covered = Set(opportunity.costsCovered)
        return filter { covered.isEmpty || !covered.isDisjoint(with: $0.costs.compactMap(\.covered)) }
    }
}
