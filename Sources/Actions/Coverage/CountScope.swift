import Domain
import Store

extension CoverageDesk {
    /// Whom a scheme is for, by default as of today. Throws when the answer would be too large.
    public func scope(of request: ScopeRequest, _ catalogue: Catalogue, today: Day) async throws -> ScopeAnswer {
        let population = await population(of: catalogue)
        let question = ScopeQuestion(request, catalogue.classification, on: request.day ?? today)
        return try await turns.take {
            let table = question.table(of: population)
            guard table.columns.count <= CoverageAnswer.mostCells else { throw CoverageTooLarge() }
            let all = question.table(by: [], of: population)
            let detail = question.detail(column: 0, of: all, in: population)
            return ScopeAnswer(
                effect: await question.effect(in: table, of: population), day: question.day, part: detail.sources[0],
                sample: [])
        }
    }

    /// What a page about a scheme shows, kept for those who ask next; nil where there is no such scheme, or no such part of the firms.
    public func scope(_ place: ScopePlace, _ catalogue: Catalogue, today: Day) async throws -> ScopeAnswer? {
        guard let regime = catalogue.regimes.first(where: { $0.id == place.regime }) else { return nil }
        let question = ScopeQuestion(
            ScopeRequest(regime.programme, columns: [place.trait]), catalogue.classification, on: today)
        let population = await population(of: catalogue)
        let isDrawn = registered == nil
        let task = scopes.task(place, at: Moment(version: catalogue.version, day: today)) {
            Task.detached { [turns] in
                try await turns.take { await question.answer(column: place.column, of: population, isDrawn: isDrawn) }
            }
        }
        do {
            return try await task.value
        } catch {
            scopes.forget(place)
            throw error
        }
    }
}

/// Asks a population about one rule.
private struct ScopeQuestion: Sendable {
    let request: ScopeRequest
    let classification: Classification
    let day: Day

    init(_ request: ScopeRequest, _ classification: Classification, on day: Day) {
        self.request = request
        self.classification = classification
        self.day = day
    }

    private var rule: FundingSource { FundingSource(request.programme, purposes: [:]) }

    /// Without rows for what support is for: there is one, whether a firm is in scope.
    func table(of population: Population) -> CoverageTable { table(by: request.columns, of: population) }

    func table(by traits: [PopulationTrait], of population: Population) -> CoverageTable {
        CoverageTable(rows: [], columns: traits, of: population, in: classification)
    }

    func effect(in table: CoverageTable, of population: Population) async -> CoverageEffect {
        var supply = CoverageSupply(asking: [], in: table)
        if let published = request.published {
            let rules = PopulationRules([published], population, on: day, in: classification)
            supply = CoverageSupply(
                [FundingSource(published, purposes: [:])], await population.outcomes(of: rules), in: table)
        }
        return await population.effect(of: [.put(rule)], on: supply, day: day, classification)
    }

    func detail(column: Int, of table: CoverageTable, in population: Population) -> CellDetail {
        CellInquiry(
            [rule], row: 0, column: column, of: table, in: population, on: day, classification
        ).detail
    }

    /// Nil where no firm is in that part.
    func answer(column name: String?, of population: Population, isDrawn: Bool) async -> ScopeAnswer? {
        let table = table(of: population)
        let part = name == nil ? self.table(by: [], of: population) : table
        // All firms are one column, though there may be none of them.
        guard let column = name.map({ part.columns.firstIndex(of: [$0]) }) ?? 0 else { return nil }
        let detail = detail(column: column, of: part, in: population)
        let sample = isDrawn ? detail.sample(CellAnswer.sampleSize) : []
        return ScopeAnswer(
            effect: await effect(in: table, of: population), day: day, part: detail.sources[0],
            sample: sample.map { .init(firm: population.firm($0.place), outcome: $0.outcome) })
    }
}
