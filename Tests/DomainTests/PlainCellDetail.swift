import Domain

extension CoverageScene {
    typealias Layouts = [([CoverageScheme], [PopulationTrait])]

    func detail(_ table: CoverageTable, _ row: Int, _ column: Int) -> CellDetail {
        CellInquiry(sources, row: row, column: column, of: table, in: population, on: .today, .sample).detail
    }

    /// The same with the evaluator of single firms.
    func plainDetail(_ table: CoverageTable, _ row: Int, _ column: Int) -> CellDetail {
        let places = (0..<population.count).filter { place in
            zip(table.traits, table.columns[column]).allSatisfy { Self.notation($0, population.firm(place)) == $1 }
        }
        let purposes = sources.map { Self.purpose($0, table.schemes, table.rows[row]) }
        let rulebook = Rulebook(sources.map(\.programme), classification: .sample, countryOf: .plain(""))
        let evaluations = places.map { rulebook.evaluate(population.firm($0), on: .today) }
        var firms: [Outcome: [Int]] = [:]
        for (place, evaluation) in zip(places, evaluations) {
            let best = sources.indices.map { min(Self.truth(evaluation.outcomes[$0]), purposes[$0]) }.max() ?? .no
            firms[best == .yes ? .eligible : best == .unknown ? .undetermined : .ineligible, default: []].append(place)
        }
        return CellDetail(
            firms: firms,
            sources: sources.indices.filter { purposes[$0] != .no }.map { source in
                Self.plainSource(source, isStated: purposes[source] == .yes, evaluations)
            })
    }

    private static func plainSource(_ source: Int, isStated: Bool, _ evaluations: [Evaluation]) -> CellSource {
        var hurdles: [Int: (firms: Int, alone: Int)] = [:]
        var missing: [Fact: Int] = [:]
        for evaluation in evaluations {
            let result = evaluation.result(source)
            let failed = result.criteria.filter { $0.outcome == .failed }.map { number(of: $0, in: result.programme) }
            for criterion in failed {
                hurdles[criterion, default: (0, 0)].firms += 1
                if failed.count == 1 { hurdles[criterion, default: (0, 0)].alone += 1 }
            }
            guard result.outcome == .undetermined else { continue }
            let facts = result.criteria.indices.filter { result.criteria[$0].outcome == .unknown }
                .flatMap { evaluation.missing(source, $0) }
            for fact in Set(facts) { missing[fact, default: 0] += 1 }
        }
        func count(_ outcome: Outcome) -> Int { evaluations.count { $0.outcomes[source] == outcome } }
        return CellSource(
            place: source, isStated: isStated, eligible: count(.eligible), undetermined: count(.undetermined),
            ineligible: count(.ineligible),
            hurdles: hurdles.sorted {
                ($1.value.firms, $1.value.alone, $0.key) < ($0.value.firms, $0.value.alone, $1.key)
            }
            .map { .init(criterion: $0.key < 0 ? nil : $0.key, firms: $0.value.firms, alone: $0.value.alone) },
            missing: missing.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
                .map { .init(fact: $0.key, firms: $0.value) })
    }

    /// −1 for a source that is closed to the country.
    private static func number(of result: CriterionResult, in programme: Programme) -> Int {
        programme.criteria.firstIndex { $0.identifier == result.identifier } ?? -1
    }
}
