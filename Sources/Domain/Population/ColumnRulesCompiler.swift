/// Makes the rules of a population from the tables of a rulebook. What no criterion that decides on the day asks for is left out.
struct ColumnRulesCompiler {
    private(set) var result = ColumnRules()
    private let rules: Rules
    private let population: Population
    private let day: Day
    private let currencies: [Int32: String]
    /// By instruction: the bitmap of its truths; nil when nothing needs it.
    private var targets: [Int?]
    /// By line, the cuts that its spans need, and by fact the notations.
    private var cuts: [NumberLine: Set<Double>] = [:]
    private var mentions: [Fact: Set<Int32>] = [:]
    private var firsts: [NumberLine: Int] = [:]
    private var sortedCuts: [NumberLine: [Double]] = [:]
    private var wordFirsts: [Fact: Int] = [:]
    private var mentionNumbers: [Fact: [Int32: Int]] = [:]

    init(_ rules: Rules, _ population: Population, on day: Day, classification: Classification) {
        self.rules = rules
        self.population = population
        self.day = day
        currencies = Dictionary(uniqueKeysWithValues: rules.currencies.map { ($1, $0) })
        targets = Array(repeating: nil, count: rules.instructions.count)
        let decisive = rules.programmes.indices.map { programme in
            rules.entries(of: programme).map { rules.entries[$0] }.filter { $0.decides(on: day) }
        }
        let needed = needed(decisive.joined())
        for place in needed { collect(rules.instructions[place]) }
        layOut(classification)
        for place in needed { addStep(place) }
        for entries in decisive { addVerdict(entries) }
    }

    /// The instructions that the entries ask for, parts before their group.
    private func needed(_ entries: some Sequence<Rules.Entry>) -> [Int] {
        var isNeeded = Array(repeating: false, count: rules.instructions.count)
        for entry in entries { if let root = entry.instruction { isNeeded[Int(root)] = true } }
        for place in isNeeded.indices.reversed() where isNeeded[place] && rules.instructions[place].isGroup {
            for part in rules.instructions[place].pool { isNeeded[Int(rules.pool[part])] = true }
        }
        return isNeeded.indices.filter { isNeeded[$0] }
    }

    // MARK: Columns

    private func line(_ instruction: Instruction) -> NumberLine {
        let fact = rules.facts[Int(instruction.slot)]
        return NumberLine(fact: fact, currency: instruction.kind == .money ? currencies[instruction.extra] : nil)
    }

    private mutating func collect(_ instruction: Instruction) {
        if instruction.isGroup { return }
        let fact = rules.facts[Int(instruction.slot)]
        if fact.isWords {
            let named = instruction.kind == .misfit ? [] : rules.pool[instruction.pool]
            mentions[fact, default: []].formUnion(named)
        } else {
            let ends = ranges(of: instruction).flatMap { [$0.low.nextDown, $0.high] }
            cuts[line(instruction), default: []].formUnion(ends.filter(\.isFinite))
        }
    }

    /// The numbers for which a comparison holds, both ends included.
    private func ranges(of instruction: Instruction) -> [(low: Double, high: Double)] {
        let infinity = Double.infinity
        func daysAgo() -> Double { Double(day.minus(rules.periods[Int(instruction.extra)]).daysSince1970) }
        return switch instruction.kind {
        case .range, .money: [(instruction.low, instruction.high)]
        case .oneOf: rules.numbers[instruction.pool].map { ($0, $0) }
        case .choice: (0..<31).filter { instruction.extra & (1 << $0) != 0 }.map { (Double($0), Double($0)) }
        case .notAfterPeriod: [(-infinity, daysAgo())]
        case .notBeforePeriod: [(daysAgo(), infinity)]
        default: []
        }
    }

    /// Gives every bitmap its number: the firms of the block first, then those of the columns.
    private mutating func layOut(_ classification: Classification) {
        result.bitmaps = 1
        for (line, cuts) in cuts.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            let ascending = Cuts(cuts)
            sortedCuts[line] = ascending.numbers
            firsts[line] = result.bitmaps
            result.columns.append(.init(content: .numbers(line, ascending), first: result.bitmaps))
            result.bitmaps += ascending.bitmaps
        }
        let names = Dictionary(uniqueKeysWithValues: rules.mentions.map { ($1, $0) })
        for (fact, mentions) in mentions.sorted(by: { $0.key < $1.key }) {
            let ascending = mentions.sorted()
            mentionNumbers[fact] = Dictionary(uniqueKeysWithValues: ascending.enumerated().map { ($1, $0) })
            wordFirsts[fact] = result.bitmaps
            let relations = WordRelations(
                population.words[fact], mentions: ascending.map { names[$0] ?? "" }, in: classification)
            result.columns.append(.init(content: .words(fact, relations), first: result.bitmaps))
            result.bitmaps += 2 + relations.bitmaps
        }
    }

    // MARK: Steps

    private mutating func addStep(_ place: Int) {
        let instruction = rules.instructions[place]
        var step = ColumnRules.Step(kind: .misfit, target: result.bitmaps)
        step.isNegative = instruction.isNegative
        switch instruction.kind {
        case .all: step.set(.all, parts: pooled(instruction))
        case .any: step.set(.any, parts: pooled(instruction))
        case .none: step.set(.none, parts: pooled(instruction))
        default: compare(instruction, &step)
        }
        targets[place] = result.bitmaps
        result.bitmaps += 2
        result.steps.append(step)
    }

    private mutating func pooled(_ group: Instruction) -> Range<Int> {
        pooled(rules.pool[group.pool].map { targets[Int($0)] ?? 0 })
    }

    private mutating func pooled(_ bitmaps: [Int]) -> Range<Int> {
        let start = result.pool.count
        result.pool += bitmaps.map(Int32.init)
        return start..<result.pool.count
    }

    private mutating func compare(_ instruction: Instruction, _ step: inout ColumnRules.Step) {
        let fact = rules.facts[Int(instruction.slot)]
        if fact.isWords {
            step.column = wordFirsts[fact] ?? 0
            guard instruction.kind == .anyOf || instruction.kind == .allOf else { return }
            let numbers = mentionNumbers[fact] ?? [:]
            let bitmaps = rules.pool[instruction.pool].map { step.column + 2 + (numbers[$0] ?? 0) * 2 }
            step.set(instruction.kind == .anyOf ? .anyOf : .allOf, parts: pooled(bitmaps))
        } else {
            let line = line(instruction)
            step.column = firsts[line] ?? 0
            guard instruction.kind != .misfit else { return }
            let start = result.spans.count
            result.spans += ranges(of: instruction).map { range in
                .init(above: bitmap(of: range.low.nextDown, line), upTo: bitmap(of: range.high, line))
            }
            step.kind = .spans
            step.spans = start..<result.spans.count
        }
    }

    private func bitmap(of cut: Double, _ line: NumberLine) -> Int? {
        guard let first = firsts[line], let place = sortedCuts[line]?.firstIndex(of: cut) else { return nil }
        return first + 2 + place
    }

    private mutating func addVerdict(_ entries: [Rules.Entry]) {
        let roots = entries.compactMap(\.instruction).map { targets[Int($0)] ?? 0 }
        result.verdicts.append(
            .init(
                criteria: pooled(roots), canPass: !entries.isEmpty && roots.count == entries.count,
                isClosed: entries.contains { $0.instruction == nil && $0.fixed == .no }))
    }
}

extension ColumnRules.Step {
    fileprivate mutating func set(_ kind: Kind, parts: Range<Int>) {
        self.kind = kind
        self.parts = parts
    }
}

extension Rules.Entry {
    /// Whether it can make a firm eligible or not on that day.
    func decides(on day: Day) -> Bool {
        severity == .blocking && Int(from) <= day.daysSince1970 && day.daysSince1970 <= Int(to)
    }
}
