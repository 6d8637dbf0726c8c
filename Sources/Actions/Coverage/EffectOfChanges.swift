import Domain
import Store

extension CoverageDesk {
    /// What changes of sources do, by default as of today: unchanged sources are not asked again. Throws when the answer would be too large.
    public func effect(
        of request: EffectRequest, _ catalogue: Catalogue, today: Day
    ) async throws -> EffectAnswer {
        let day = request.day ?? today
        let population = await population(of: catalogue)
        let outcomes = await outcomes(of: catalogue, population, on: day)
        return try await Self.effect(of: request, catalogue, population, outcomes, on: day)
    }

    /// Makes ready what every question needs, so that the first one is not slower than others.
    public func prepare(for catalogue: Catalogue, on day: Day) async {
        _ = await outcomes(of: catalogue, population(of: catalogue), on: day)
    }

    private nonisolated static func effect(
        of request: EffectRequest, _ catalogue: Catalogue, _ population: Population, _ outcomes: PopulationOutcomes,
        on day: Day
    ) async throws -> EffectAnswer {
        let table = CoverageTable(
            rows: request.rows, columns: request.columns, of: population, in: catalogue.classification)
        guard table.rows.count * table.columns.count <= CoverageAnswer.mostCells else { throw CoverageTooLarge() }
        func ask(_ programmes: [Programme]) async -> PopulationOutcomes {
            await population.outcomes(
                of: PopulationRules(programmes, population, on: day, in: catalogue.classification))
        }
        let question = EffectQuestion(request.changes, on: day)
        var counted: PopulationOutcomes?
        if let condition = request.condition { counted = await ask([.counting(condition)]) }
        let count = EffectCount(
            question, await ask(question.programmes),
            changing: CoverageSupply(catalogue.opportunities.map(FundingSource.init), outcomes, in: table),
            of: population, among: counted)
        return EffectAnswer(effect: CoverageEffect(count, await population.tally(count)), day: day)
    }
}
