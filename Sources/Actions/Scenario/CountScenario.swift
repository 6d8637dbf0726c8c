import Domain
import FoundationEssentials
import Store

extension CoverageDesk {
    /// A scenario with its figures as the catalogue says now; nil while it has no changes, or one that cannot be read.
    public func text(
        of scenario: PolicyScenario, _ changes: [ReadChange], _ catalogue: Catalogue, publishedAt: Date? = nil
    ) async throws -> ScenarioText? {
        guard !changes.isEmpty, changes.allSatisfy(\.mistakes.isEmpty) else { return nil }
        let day = scenario.heading.day
        let words = RuleWords(catalogue.classification, in: catalogue.country)
        // Areas of transformation by size of firm.
        let effect = try await counting(catalogue, on: day) { population, outcomes in
            let table = CoverageTable(rows: [.area], columns: [.size], of: population, in: catalogue.classification)
            return await Self.effect(
                of: changes.map(\.sourceChange), in: table, catalogue, population, outcomes, on: day)
        }
        return ScenarioText(
            scenario, changes, ScenarioFigures(effect, of: changes, words),
            of: registered == nil ? .drawn : .registered, among: catalogue.opportunities,
            catalogueVersion: catalogue.version, words, publishedAt: publishedAt)
    }
}

extension PolicyScenario {
    /// Its changes as far as they can be read today.
    public func read(_ catalogue: Catalogue) -> [ReadChange] {
        changes.map { $0.read(catalogue.classification, on: heading.day) }
    }
}
