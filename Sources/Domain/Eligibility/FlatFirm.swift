/// A firm as the instructions of one rulebook read it: numbers and bits by slot.
struct FlatFirm {
    enum State: UInt8 { case known, unknown, notApplicable }

    private(set) var states: [State]
    /// Counts, percents, scores, minor units, days since 1970, places of choices, and 0 or 1.
    private(set) var numbers: [Double]
    private(set) var currency: Int32 = -1
    /// By period: days since 1970 of the day that long before the evaluation.
    private(set) var periodDays: [Double]
    /// How each mentioned notation relates to the facts that are notations; `places[slot]` says where those of a fact begin.
    private(set) var relations: [Truth] = []
    private(set) var places: [Int]

    init(_ firm: Firm, on day: Day, rules: Rules, classification: Classification) {
        states = Array(repeating: .unknown, count: rules.facts.count)
        numbers = Array(repeating: 0, count: rules.facts.count)
        places = Array(repeating: 0, count: rules.facts.count)
        periodDays = rules.periods.map { Double(day.minus($0).daysSince1970) }
        for (slot, fact) in rules.facts.enumerated() {
            switch firm.value(of: fact) {
            case .unknown: break
            case .notApplicable: states[slot] = .notApplicable
            case .known(let value):
                states[slot] = .known
                set(value, of: fact, at: slot, rules, classification)
            }
        }
    }

    private mutating func set(
        _ value: FactValue, of fact: Fact, at slot: Int, _ rules: Rules, _ classification: Classification
    ) {
        switch value {
        case .number(let number): numbers[slot] = number
        case .flag(let flag): numbers[slot] = flag ? 1 : 0
        case .day(let day): numbers[slot] = Double(day.daysSince1970)
        case .money(let money):
            numbers[slot] = Double(money.minorUnits)
            currency = rules.currencies[money.currency] ?? -1
        case .words(let words):
            if case .choice(let choices) = fact.kind {
                numbers[slot] = Double(words.first.flatMap(choices.firstIndex) ?? 0)
            } else {
                places[slot] = relations.count
                relations += relate(words, rules, classification)
            }
        }
    }

    /// Yes for a mention at or above one of the notations, unknown for one below, no for all others.
    private func relate(_ notations: [String], _ rules: Rules, _ classification: Classification) -> [Truth] {
        var relations = Array(repeating: Truth.no, count: rules.mentions.count)
        for notation in notations {
            for mention in rules.mentionsBelow[notation] ?? [] {
                relations[Int(mention)] = max(relations[Int(mention)], .unknown)
            }
            for above in [notation] + classification.path(of: notation) {
                if let mention = rules.mentions[above] { relations[Int(mention)] = .yes }
            }
        }
        return relations
    }
}
