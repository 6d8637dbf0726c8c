/// Asks the firms of one cell criterion by criterion.
///
/// Besides the programmes a rule is asked for each comparison and group of theirs, so the engine of whole columns answers this, too.
public struct CellInquiry: Sendable {
    private let table: CoverageTable
    private let column: Int
    private let population: Population
    private let day: Day
    /// The sources that serve the row, or perhaps do.
    private let serving: [(place: Int, isStated: Bool)]
    /// Of these sources.
    private let rules: Rules
    /// Their programmes, then a rule for each instruction.
    private let asked: ColumnRules

    public init(
        _ sources: [FundingSource], row: Int, column: Int, of table: CoverageTable, in population: Population,
        on day: Day, _ classification: Classification
    ) {
        self.table = table
        self.column = column
        self.population = population
        self.day = day
        serving = sources.enumerated().compactMap { place, source in
            let truth = table.serving(source)[row]
            return truth == .no ? nil : (place, truth == .yes)
        }
        let programmes = serving.map { sources[$0.place].programme }
        rules = RulesCompiler(programmes, classification: classification).rules
        asked =
            PopulationRules(
                programmes + rules.sources.map(Programme.init(asking:)), population, on: day, in: classification
            )
            .columns
    }

    public var detail: CellDetail {
        var counts = serving.map { _ in SourceCount() }
        var firms: [Outcome: [Int]] = [:]
        let room = Bitmaps(count: asked.bitmaps)
        for block in population.blocks {
            let runs = table.runs(of: block, in: population).filter { $0.column == column }
            guard !runs.isEmpty else { continue }
            let answers = BlockAnswers(
                cell: BlockBits(runs.map(\.firms)), serving.count,
                BlockOutcomes(asked, population, block: block, in: room))
            for source in serving.indices { add(answers, source, block, to: &counts[source]) }
            let start = population.firms(of: block).lowerBound
            for (outcome, bits) in answers.best(serving.map(\.isStated)) {
                firms[outcome, default: []] += bits.places.map { start + $0 }
            }
        }
        return CellDetail(
            firms: firms,
            sources: zip(serving, counts).map { serving, count in
                CellSource(
                    place: serving.place, isStated: serving.isStated, eligible: count.eligible,
                    undetermined: count.undetermined, ineligible: count.ineligible, hurdles: count.sortedHurdles,
                    missing: count.sortedMissing)
            })
    }

    private func add(_ answers: BlockAnswers, _ source: Int, _ block: Int, to count: inout SourceCount) {
        let (eligible, possible) = answers.outcome(source)
        let undetermined = possible.subtracting(eligible)
        count.eligible += eligible.count
        count.undetermined += undetermined.count
        count.ineligible += answers.cell.subtracting(possible).count

        let entries = rules.entries(of: source).map { rules.entries[$0] }.filter { $0.decides(on: day) }
        let failing = entries.map { answers.failing($0) }
        var (some, several) = (BlockBits(), BlockBits())
        for bits in failing {
            several = several.union(some.intersection(bits))
            some = some.union(bits)
        }
        for (entry, bits) in zip(entries, failing) where !bits.isEmpty {
            count.add(entry.kind, firms: bits.count, alone: bits.subtracting(several).count)
        }
        var missing: [Fact: BlockBits] = [:]
        for root in entries.compactMap(\.instruction) {
            collectMissing(answers, below: Int(root), among: undetermined, block, into: &missing)
        }
        for (fact, bits) in missing { count.missing[fact, default: 0] += bits.count }
    }

    /// The facts of comparisons that are unknown and lie below unknown groups only, as `Evaluation.missing` has them.
    private func collectMissing(
        _ answers: BlockAnswers, below place: Int, among firms: BlockBits, _ block: Int,
        into missing: inout [Fact: BlockBits]
    ) {
        var unknown = answers.unknown(place).intersection(firms)
        guard !unknown.isEmpty else { return }
        let instruction = rules.instructions[place]
        if instruction.isGroup {
            for part in instruction.pool {
                collectMissing(answers, below: Int(rules.pool[part]), among: unknown, block, into: &missing)
            }
        } else if instruction.kind != .misfit {
            // An amount in another currency is known: it is not asked for again.
            if instruction.kind == .money { unknown = unknown.subtracting(population.knownTurnover(of: block)) }
            guard !unknown.isEmpty else { return }
            missing[rules.facts[Int(instruction.slot)], default: BlockBits()].formUnion(unknown)
        }
    }
}

/// What the rules say of the firms of a cell in one block.
private struct BlockAnswers {
    let cell: BlockBits
    private let programmes: Int
    private let outcomes: BlockOutcomes

    init(cell: BlockBits, _ programmes: Int, _ outcomes: BlockOutcomes) {
        self.cell = cell
        self.programmes = programmes
        self.outcomes = outcomes
    }

    func outcome(_ programme: Int) -> (eligible: BlockBits, possible: BlockBits) {
        let (eligible, possible) = outcomes.bits(programme)
        return (eligible.intersection(cell), possible.intersection(cell))
    }

    func unknown(_ instruction: Int) -> BlockBits {
        let (truths, possible) = outcome(programmes + instruction)
        return possible.subtracting(truths)
    }

    /// Whom a criterion rules out.
    func failing(_ entry: Rules.Entry) -> BlockBits {
        guard let instruction = entry.instruction else { return entry.fixed == .no ? cell : BlockBits() }
        return cell.subtracting(outcome(programmes + Int(instruction)).possible)
    }

    /// The firms by the best that any programme gives; one that does not say what it is for leaves open whom it would take.
    func best(_ isStated: [Bool]) -> [(Outcome, BlockBits)] {
        var (eligible, possible) = (BlockBits(), BlockBits())
        for (programme, isStated) in isStated.enumerated() {
            let own = outcome(programme)
            if isStated { eligible.formUnion(own.eligible) }
            possible.formUnion(own.possible)
        }
        return [
            (.eligible, eligible), (.undetermined, possible.subtracting(eligible)),
            (.ineligible, cell.subtracting(possible)),
        ]
    }
}

/// What is counted of one source.
private struct SourceCount {
    var eligible = 0
    var undetermined = 0
    var ineligible = 0
    var missing: [Fact: Int] = [:]
    /// By criterion, in the order of the rule.
    private var hurdles: [CellSource.Hurdle] = []

    mutating func add(_ kind: Rules.Entry.Kind, firms: Int, alone: Int) {
        var criterion: Int?
        if case .published(let number) = kind { criterion = number }
        let known = hurdles.firstIndex { $0.criterion == criterion }
        let before = known.map { hurdles.remove(at: $0) }
        hurdles.insert(
            .init(criterion: criterion, firms: firms + (before?.firms ?? 0), alone: alone + (before?.alone ?? 0)),
            at: known ?? hurdles.count)
    }

    var sortedHurdles: [CellSource.Hurdle] {
        hurdles.sorted { ($1.firms, $1.alone, $0.criterion ?? -1) < ($0.firms, $0.alone, $1.criterion ?? -1) }
    }

    var sortedMissing: [CellSource.MissingFact] {
        missing.map { .init(fact: $0.key, firms: $0.value) }
            .sorted { $0.firms == $1.firms ? $0.fact < $1.fact : $0.firms > $1.firms }
    }
}

extension Programme {
    /// One condition alone: eligible is for whom it is true, ineligible for whom it is false.
    fileprivate init(asking expression: Criterion.Expression) {
        let title = LocalizedText(be: "", ru: "", en: "")
        self.init(
            id: "", title: title, criteria: [Criterion(identifier: "asked", title: title, expression: expression)])
    }
}

extension Population {
    /// The firms of a block whose turnover is known, in whatever currency, or does not apply.
    fileprivate func knownTurnover(of block: Int) -> BlockBits {
        let lines = numbers.filter { $0.key.fact == .turnover }.map(\.value)
        let firms = firms(of: block)
        return BlockBits(
            firms.filter { place in lines.contains { !$0.values[place].isNaN } }
                .map { $0 - firms.lowerBound..<$0 - firms.lowerBound + 1 })
    }
}
