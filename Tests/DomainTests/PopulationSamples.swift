import Domain

extension PopulationTraits {
    static let sample = PopulationTraits(
        sizeClasses: [
            .init(notation: "micro", below: 10), .init(notation: "small", below: 50),
            .init(notation: "medium", below: 250), .init(notation: "large", below: nil),
        ], classification: .sample)
}

extension Population {
    static func sample(_ firms: [Firm]) -> Population { Population(firms, traits: .sample) }

    func outcomes(of programmes: [Programme], on day: Day) -> PopulationOutcomes {
        let rules = PopulationRules(programmes, self, on: day, in: .sample)
        // In two parts, as a server with two cores asks them.
        let middle = blocks.count / 2
        return PopulationOutcomes(joining: [
            PopulationOutcomes(rules, self, blocks: 0..<middle),
            PopulationOutcomes(rules, self, blocks: middle..<blocks.count),
        ])
    }
}

extension Programme {
    /// A programme of one condition.
    static func asking(_ expression: Criterion.Expression, id: String = "fund") -> Programme {
        Programme(
            id: id, title: .plain("Fund"), availability: .open,
            criteria: [Criterion(identifier: "rule", title: .plain("Rule"), expression: expression)])
    }
}
