import Domain
import Store

/// Counts coverage. What all questions need is made once for each version of the catalogue and each day, and kept: the population, and what
/// every source says of every firm.
public actor CoverageDesk {
    private var populations: (version: Int, task: Task<Population, Never>)?
    private var outcomes: (version: Int, day: Day, task: Task<PopulationOutcomes, Never>)?
    /// Firms of a register that stand in place of drawn ones.
    private let registered: FactColumns?

    public init(registered: FactColumns? = nil) { self.registered = registered }

    /// The answer to a question, by default as of today. Throws when it would be too large.
    public func answer(
        _ request: CoverageRequest, _ catalogue: Catalogue, today: Day
    ) async throws -> CoverageAnswer {
        let day = request.day ?? today
        let population = await population(of: catalogue)
        let outcomes = await outcomes(of: catalogue, population, on: day)
        return try await Self.count(request, catalogue, population, outcomes, on: day)
    }

    private func population(of catalogue: Catalogue) async -> Population {
        if let populations, populations.version == catalogue.version { return await populations.task.value }
        let registered = registered
        let task = Task.detached {
            let columns = registered ?? catalogue.marginals.map(FactColumns.init(drawing:)) ?? FactColumns()
            return Population(columns, traits: PopulationTraits(catalogue.country, catalogue.classification))
        }
        populations = (catalogue.version, task)
        return await task.value
    }

    private func outcomes(
        of catalogue: Catalogue, _ population: Population, on day: Day
    ) async -> PopulationOutcomes {
        if let outcomes, outcomes.version == catalogue.version, outcomes.day == day { return await outcomes.task.value }
        let task = Task.detached {
            await population.outcomes(of: PopulationRules(catalogue.rulebook, population, on: day))
        }
        outcomes = (catalogue.version, day, task)
        return await task.value
    }

    private nonisolated static func count(
        _ request: CoverageRequest, _ catalogue: Catalogue, _ population: Population, _ outcomes: PopulationOutcomes,
        on day: Day
    ) async throws -> CoverageAnswer {
        func ask(_ programme: Programme) async -> PopulationOutcomes {
            await population.outcomes(
                of: PopulationRules([programme], population, on: day, in: catalogue.classification))
        }
        let table = CoverageTable(
            rows: request.rows, columns: request.columns, of: population, in: catalogue.classification)
        guard table.rows.count * table.columns.count <= CoverageAnswer.mostCells else { throw CoverageTooLarge() }
        var supply = CoverageSupply(catalogue.opportunities.map(FundingSource.init), outcomes, in: table)
        if let draft = request.draft { supply = supply.with(draft, await ask(draft.programme)) }
        var counted: PopulationOutcomes?
        if let condition = request.condition { counted = await ask(.counting(condition)) }
        let count = CoverageCount(supply, of: population, among: counted)
        return CoverageAnswer(matrix: CoverageMatrix(count, await population.tally(count)), day: day)
    }
}

extension Programme {
    /// One whose eligible firms are those for whom the condition is true.
    fileprivate static func counting(_ condition: Criterion.Expression) -> Programme {
        let title = LocalizedText(be: "", ru: "", en: "")
        return Programme(
            id: "", title: title, criteria: [Criterion(identifier: "where", title: title, expression: condition)])
    }
}
