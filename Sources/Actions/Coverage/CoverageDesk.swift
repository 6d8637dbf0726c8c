import Domain
import Store

/// Counts coverage. What all questions need is made once for each version of the catalogue and each day, and kept: the population, what
/// every source says of every firm, and the tables that people look at most.
public actor CoverageDesk {
    private var populations: (version: Int, task: Task<Population, Never>)?
    /// Those of today and of one other day, as scenarios have; the one used last stands last.
    private var outcomes: [(moment: Moment, task: Task<PopulationOutcomes, Never>)] = []
    private static let mostDays = 2
    /// Tables by layout, and cells taken apart, of one moment.
    private var tables = KeptAnswers<CoverageLayout, CoverageAnswer>(limit: 24)
    private var cells = KeptAnswers<CoveragePlace, CellAnswer?>(limit: 200)
    /// Whom schemes are for.
    var scopes = KeptAnswers<ScopePlace, ScopeAnswer?>(limit: 100)
    let turns = CountingTurns()
    /// Firms of a register that stand in place of drawn ones.
    let registered: FactColumns?

    /// What an answer holds for: a version of the catalogue and a day.
    struct Moment: Hashable {
        let version: Int
        let day: Day
    }

    public init(registered: FactColumns? = nil) { self.registered = registered }

    /// The answer to a question, by default as of today. Throws when it would be too large.
    public func answer(
        _ request: CoverageRequest, _ catalogue: Catalogue, today: Day
    ) async throws -> CoverageAnswer {
        let day = request.day ?? today
        if let draft = request.draft, request.condition == nil, day == today {
            return try await answer(with: draft, in: request.layout, catalogue, today: today)
        }
        return try await counting(catalogue, on: day) {
            try await Self.count(request, catalogue, $0, $1, on: day)
        }
    }

    /// The kept table with another source: only what that source changes is counted.
    private func answer(
        with draft: FundingSource, in layout: CoverageLayout, _ catalogue: Catalogue, today: Day
    ) async throws -> CoverageAnswer {
        let kept = try await table(layout, catalogue, today: today)
        return try await counting(catalogue, on: today) { population, _ in
            let rules = PopulationRules([draft.programme], population, on: today, in: catalogue.classification)
            let recount = kept.matrix.recount(draft, await population.outcomes(of: rules), of: population)
            let matrix = kept.matrix.updated(by: recount, await population.tally(recount))
            return CoverageAnswer(matrix: matrix, day: today)
        }
    }

    /// Counts when its turn has come, with the population and what every source says of it on a day. Throws `CountingTurns.Full`.
    func counting<Value: Sendable>(
        _ catalogue: Catalogue, on day: Day,
        _ count: @Sendable (Population, PopulationOutcomes) async throws -> Value
    ) async throws -> Value {
        try await turns.take {
            let population = await self.population(of: catalogue)
            return try await count(population, await self.outcomes(of: catalogue, population, on: day))
        }
    }

    /// The table of a layout, kept for those who ask next. Throws when it would be too large.
    public func table(_ layout: CoverageLayout, _ catalogue: Catalogue, today: Day) async throws -> CoverageAnswer {
        let moment = Moment(version: catalogue.version, day: today)
        let task = tables.task(layout, at: moment) {
            Task { try await self.answer(CoverageRequest(layout), catalogue, today: today) }
        }
        do {
            return try await task.value
        } catch {
            tables.forget(layout)
            throw error
        }
    }

    /// A cell of such a table taken apart; nil where the table has none there.
    public func cell(_ place: CoveragePlace, _ catalogue: Catalogue, today: Day) async throws -> CellAnswer? {
        let table = try await table(place.layout, catalogue, today: today)
        let layout = table.matrix.table
        guard layout.rows.contains(where: { $0.notations == place.row }), layout.columns.contains(place.column) else {
            return nil
        }
        let population = await population(of: catalogue)
        let moment = Moment(version: catalogue.version, day: today)
        let isDrawn = registered == nil
        let task = cells.task(place, at: moment) {
            Task.detached { [turns] in
                try await turns.take { CellAnswer(place, of: table, population, isDrawn: isDrawn, catalogue) }
            }
        }
        do {
            return try await task.value
        } catch {
            cells.forget(place)
            throw error
        }
    }

    func population(of catalogue: Catalogue) async -> Population {
        if let populations, populations.version == catalogue.version { return await populations.task.value }
        let registered = registered
        let task = Task.detached {
            let columns = registered ?? catalogue.marginals.map(FactColumns.init(drawing:)) ?? FactColumns()
            return Population(columns, traits: PopulationTraits(catalogue.country, catalogue.classification))
        }
        populations = (catalogue.version, task)
        return await task.value
    }

    func outcomes(
        of catalogue: Catalogue, _ population: Population, on day: Day
    ) async -> PopulationOutcomes {
        let moment = Moment(version: catalogue.version, day: day)
        if let place = outcomes.firstIndex(where: { $0.moment == moment }) {
            let kept = outcomes.remove(at: place)
            outcomes.append(kept)
            return await kept.task.value
        }
        outcomes.removeAll { $0.moment.version != catalogue.version }
        outcomes = outcomes.suffix(Self.mostDays - 1)
        let task = Task.detached {
            await population.outcomes(of: PopulationRules(catalogue.rulebook, population, on: day))
        }
        outcomes.append((moment, task))
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
        let layout = CoverageLayout(rows: request.rows, columns: request.columns)
        let table = try CoverageTable(layout, of: population, in: catalogue.classification)
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
    static func counting(_ condition: Criterion.Expression) -> Programme {
        let title = LocalizedText(be: "", ru: "", en: "")
        return Programme(
            id: "", title: title, criteria: [Criterion(identifier: "where", title: title, expression: condition)])
    }
}
