/// What programmes say of a population on a day. It keeps two bits for each firm and programme.
public struct PopulationOutcomes: Sendable {
    public let programmes: Int
    private let first: Int
    private let blocks: [BlockOutcomes]

    /// Outcomes of the rules for the firms in some blocks; the caller decides which to ask at the same time, and joins them.
    public init(_ rules: PopulationRules, _ population: Population, blocks: Range<Int>) {
        let room = Bitmaps(count: rules.columns.bitmaps)
        programmes = rules.columns.verdicts.count
        first = blocks.lowerBound
        self.blocks = blocks.map { BlockOutcomes(rules.columns, population, block: $0, in: room) }
    }

    /// Of neighbouring parts, in order, of the same rules.
    public init(joining parts: [PopulationOutcomes]) {
        programmes = parts.first?.programmes ?? 0
        first = parts.first?.first ?? 0
        blocks = parts.flatMap(\.blocks)
    }

    /// The outcome of a programme for the firm at a place.
    public func outcome(_ programme: Int, firm: Int) -> Outcome {
        self[firm / Bitmaps.firms].outcome(programme, firm: firm % Bitmaps.firms)
    }

    /// Of a block that was asked.
    subscript(block: Int) -> BlockOutcomes { blocks[block - first] }
}

/// The rules of some programmes, ready to be asked of one population on one day.
public struct PopulationRules: Sendable {
    let columns: ColumnRules

    public init(_ programmes: [Programme], _ population: Population, on day: Day, in classification: Classification) {
        let rules = RulesCompiler(programmes, classification: classification).rules
        columns = ColumnRulesCompiler(rules, population, on: day, classification: classification).result
    }

    /// Those of a rulebook, which are compiled already.
    public init(_ rulebook: Rulebook, _ population: Population, on day: Day) {
        columns =
            ColumnRulesCompiler(rulebook.rules, population, on: day, classification: rulebook.classification).result
    }
}
