/// Sources of funding: which rows of a table each serves, and what its rules say of every firm of a population.
///
/// Outcomes are kept apart for each set of sources asked together. A source that changes gets outcomes of its own; those of all others
/// stay as they are.
public struct CoverageSupply: Sendable {
    public private(set) var sources: [FundingSource]
    private(set) var outcomes: [PopulationOutcomes]
    /// By source: whose outcomes are where.
    private(set) var places: [Place]
    /// By source and row: whether it is for what the row says.
    private(set) var serving: [[Truth]]
    let table: CoverageTable

    /// Sets of outcomes, kept or not.
    var sets: Int { max(1, outcomes.count) }

    struct Place: Hashable, Sendable {
        let set: Int
        let programme: Int
    }

    /// Expects the outcomes of the programmes of the sources, in their order.
    public init(_ sources: [FundingSource], _ outcomes: PopulationOutcomes, in table: CoverageTable) {
        self.init(asking: sources, in: table)
        self.outcomes = [outcomes]
    }

    /// Sources whose outcomes are not kept: there may be more firms than memory for them. Count them by asking.
    public init(asking sources: [FundingSource], in table: CoverageTable) {
        self.sources = sources
        self.table = table
        serving = sources.map(table.serving)
        outcomes = []
        places = sources.indices.map { Place(set: 0, programme: $0) }
    }

    /// The place of the source with that name.
    public func place(of id: String) -> Int? { sources.firstIndex { $0.programme.id == id } }

    /// The same with another source, in the place of the one with its name where there is one. Expects the outcomes of its programme.
    public func with(_ source: FundingSource, _ outcomes: PopulationOutcomes) -> CoverageSupply {
        var supply = self
        let place = Place(set: supply.outcomes.count, programme: 0)
        supply.outcomes.append(outcomes)
        if let known = self.place(of: source.programme.id) {
            supply.sources[known] = source
            supply.places[known] = place
            supply.serving[known] = table.serving(source)
        } else {
            supply.sources.append(source)
            supply.places.append(place)
            supply.serving.append(table.serving(source))
        }
        return supply
    }
}
