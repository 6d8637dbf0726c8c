import Domain
import Store

extension CoverageDesk {
    /// What changes of sources do, by default as of today: unchanged sources are not asked again. Throws when the answer would be too large.
    public func effect(
        of request: EffectRequest, _ catalogue: Catalogue, today: Day
    ) async throws -> EffectAnswer {
        let day = request.day ?? today
        return try await counting(catalogue, on: day) { population, outcomes in
            let layout = CoverageLayout(rows: request.rows, columns: request.columns)
            let table = try CoverageTable(layout, of: population, in: catalogue.classification)
            let effect = await Self.effect(
                of: request.changes, among: request.condition, in: table, catalogue, population, outcomes, on: day)
            return EffectAnswer(effect: effect, day: day)
        }
    }

    /// What changes do to the cells of a table: to all firms, or only to those for whom a condition is true.
    nonisolated static func effect(
        of changes: [SourceChange], among condition: Criterion.Expression? = nil, in table: CoverageTable,
        _ catalogue: Catalogue, _ population: Population, _ outcomes: PopulationOutcomes, on day: Day
    ) async -> CoverageEffect {
        await population.effect(
            of: changes, among: condition,
            on: CoverageSupply(catalogue.opportunities.map(FundingSource.init), outcomes, in: table), day: day,
            catalogue.classification)
    }
}

extension Population {
    /// What changes do beside what is supplied: to all firms, or only to those for whom a condition is true.
    func effect(
        of changes: [SourceChange], among condition: Criterion.Expression? = nil, on supply: CoverageSupply, day: Day,
        _ classification: Classification
    ) async -> CoverageEffect {
        func ask(_ programmes: [Programme]) async -> PopulationOutcomes {
            await outcomes(of: PopulationRules(programmes, self, on: day, in: classification))
        }
        let question = EffectQuestion(changes, on: day)
        var counted: PopulationOutcomes?
        if let condition { counted = await ask([.counting(condition)]) }
        let count = EffectCount(question, await ask(question.programmes), changing: supply, of: self, among: counted)
        return CoverageEffect(count, await tally(count))
    }
}
