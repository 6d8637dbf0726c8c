/// Makes the tables of a rulebook. Equal comparisons and groups become one instruction.
struct RulesCompiler {
    private(set) var rules = Rules()
    private let classification: Classification
    private var known: [Criterion.Expression: Int32] = [:]
    private var slots: [Fact: Int32]
    private var places: [Period: Int32] = [:]

    init(_ programmes: [Programme], classification: Classification) {
        self.classification = classification
        slots = Dictionary(uniqueKeysWithValues: Fact.named.enumerated().map { ($1, Int32($0)) })
        rules.programmes = programmes
        for programme in programmes { add(programme) }
        for (notation, mention) in rules.mentions {
            for above in classification.path(of: notation).dropFirst() {
                rules.mentionsBelow[above, default: []].append(mention)
            }
        }
    }

    private mutating func add(_ programme: Programme) {
        var isClosed = false
        switch programme.availability {
        case .notOpenToCountry, .announced:
            isClosed = true
            rules.entries.append(.init(kind: .availability, severity: .blocking, fixed: .no))
        case .prototype: rules.entries.append(.init(kind: .availability, severity: .manualCheck))
        case .open, nil: break
        }
        for (number, criterion) in programme.criteria.enumerated() {
            var entry = Rules.Entry(kind: .published(number), severity: criterion.severity)
            entry.instruction = criterion.expression.map { add($0) }
            if let day = criterion.validFrom { entry.from = Int32(day.daysSince1970) }
            if let day = criterion.validTo { entry.to = Int32(day.daysSince1970) }
            rules.entries.append(entry)
        }
        let isAlways = programme.criteria.contains { $0.validFrom == nil && $0.validTo == nil }
        if !isAlways, !isClosed {
            let kind: Rules.Entry.Kind = programme.criteria.isEmpty ? .noConditions : .noneInForce
            rules.entries.append(.init(kind: kind, severity: .manualCheck))
        }
        rules.starts.append(Int32(rules.entries.count))
    }

    private mutating func add(_ expression: Criterion.Expression) -> Int32 {
        if let place = known[expression] { return place }
        let instruction =
            switch expression {
            case .all(let parts): group(.all, parts)
            case .any(let parts): group(.any, parts)
            case .none(let parts): group(.none, parts)
            case .comparison(let comparison): instruction(comparison)
            }
        let place = Int32(rules.instructions.count)
        rules.instructions.append(instruction)
        rules.sources.append(expression)
        known[expression] = place
        return place
    }

    private mutating func group(_ kind: Instruction.Kind, _ parts: [Criterion.Expression]) -> Instruction {
        let places = parts.map { add($0) }
        return pooled(kind, places)
    }

    private mutating func pooled(_ kind: Instruction.Kind, _ places: [Int32]) -> Instruction {
        let start = Int32(rules.pool.count)
        rules.pool += places
        return Instruction(kind: kind, start: start, end: Int32(rules.pool.count))
    }

    private mutating func instruction(_ comparison: Comparison) -> Instruction {
        var instruction = test(comparison)
        instruction.slot = slot(of: comparison.fact)
        instruction.isNegative = comparison.comparator.isNegative
        return instruction
    }

    private mutating func slot(of fact: Fact) -> Int32 {
        if let slot = slots[fact] { return slot }
        let slot = Int32(rules.facts.count)
        rules.facts.append(fact)
        slots[fact] = slot
        return slot
    }

    private mutating func test(_ comparison: Comparison) -> Instruction {
        switch (comparison.fact.kind, comparison.operand) {
        case (.count, .numbers(let numbers)), (.percent, .numbers(let numbers)), (.score, .numbers(let numbers)),
            (.level, .numbers(let numbers)):
            test(comparison.comparator, numbers)
        case (.money, .amounts(let amounts)): test(comparison.comparator, amounts)
        case (.flag, .flag(let flag)): Instruction(kind: .range, low: flag ? 1 : 0, high: flag ? 1 : 0)
        case (.choice(let choices), .words(let words)):
            Instruction(kind: .choice, extra: words.compactMap(choices.firstIndex).reduce(0) { $0 | 1 << Int32($1) })
        case (.notation, .words(let words)), (.notations, .words(let words)):
            pooled(comparison.comparator == .containsAll ? .allOf : .anyOf, words.map { mention($0) })
        case (.day, .day(let day)): test(comparison.comparator, [Double(day.daysSince1970)])
        case (.day, .before(let period)):
            Instruction(
                kind: comparison.comparator == .onOrBefore ? .notAfterPeriod : .notBeforePeriod, extra: place(period))
        default: Instruction(kind: .misfit)
        }
    }

    private mutating func test(_ comparator: Comparator, _ numbers: [Double]) -> Instruction {
        guard let first = numbers.first, let last = numbers.last else { return Instruction(kind: .misfit) }
        switch comparator {
        case .atLeast, .onOrAfter: return Instruction(kind: .range, low: first)
        case .atMost, .onOrBefore: return Instruction(kind: .range, high: first)
        case .moreThan: return Instruction(kind: .range, low: first.nextUp)
        case .lessThan: return Instruction(kind: .range, high: first.nextDown)
        case .between: return Instruction(kind: .range, low: first, high: last)
        default:
            let start = Int32(rules.numbers.count)
            rules.numbers += numbers
            return Instruction(kind: .oneOf, start: start, end: Int32(rules.numbers.count))
        }
    }

    private mutating func test(_ comparator: Comparator, _ amounts: [Money]) -> Instruction {
        guard let currency = amounts.first?.currency, amounts.allSatisfy({ $0.currency == currency }) else {
            return Instruction(kind: .misfit)
        }
        var instruction = test(comparator, amounts.map { Double($0.minorUnits) })
        guard instruction.kind == .range else { return Instruction(kind: .misfit) }
        instruction.kind = .money
        instruction.extra = rules.currencies[currency] ?? Int32(rules.currencies.count)
        rules.currencies[currency] = instruction.extra
        return instruction
    }

    private mutating func mention(_ notation: String) -> Int32 {
        let place = rules.mentions[notation] ?? Int32(rules.mentions.count)
        rules.mentions[notation] = place
        return place
    }

    private mutating func place(_ period: Period) -> Int32 {
        if let place = places[period] { return place }
        let place = Int32(rules.periods.count)
        rules.periods.append(period)
        places[period] = place
        return place
    }
}
