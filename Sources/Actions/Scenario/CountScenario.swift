import Domain
import FoundationEssentials
import Store

extension CoverageDesk {
    /// A scenario with its figures as the catalogue says now; nil while it has no changes, or one that cannot be read. Throws when a
    /// table would be too large.
    public func text(
        of scenario: PolicyScenario, _ changes: [ReadChange], _ catalogue: Catalogue,
        in layout: CoverageLayout = .areasBySize, and further: [CoverageLayout] = [], publishedAt: Date? = nil
    ) async throws -> ScenarioText? {
        guard !changes.isEmpty, changes.allSatisfy(\.mistakes.isEmpty) else { return nil }
        let day = scenario.heading.day
        let words = RuleWords(catalogue.classification, in: catalogue.country)
        let effects = try await counting(catalogue, on: day) { population, outcomes in
            var effects: [CoverageEffect] = []
            for layout in [layout] + further {
                let table = try CoverageTable(layout, of: population, in: catalogue.classification)
                effects.append(
                    await Self.effect(
                        of: changes.map(\.sourceChange), in: table, catalogue, population, outcomes, on: day))
            }
            return effects
        }
        let figures = ScenarioFigures(effects[0], further: Array(effects.dropFirst()), of: changes, words)
        return ScenarioText(
            scenario, changes, figures, of: registered == nil ? .drawn : .registered, among: catalogue.opportunities,
            catalogueVersion: catalogue.version, words, publishedAt: publishedAt)
    }
}

extension CoverageLayout {
    /// The table of a scenario where nobody asks for another.
    public static let areasBySize = CoverageLayout(rows: [.area], columns: [.size])
    /// What a published scenario keeps beside it. Kinds of cost as well would make its text many times as long.
    public static let keptWithScenarios = PopulationTrait.allCases.filter { $0 != .size }.map {
        CoverageLayout(rows: [.area], columns: [$0])
    }
}

extension PolicyScenario {
    /// Its changes as far as they can be read today.
    public func read(_ catalogue: Catalogue) -> [ReadChange] {
        changes.map { $0.read(catalogue.classification, on: heading.day) }
    }
}
