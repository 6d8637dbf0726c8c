extension Operand {
    /// Reads what a comparator takes. Nil for what does not fit the fact; mistakes inside a value are noted.
    init?(reading reader: DataReader, of fact: Fact, _ comparator: Comparator, _ classification: Classification?) {
        var items = [reader]
        if comparator.takesList {
            guard case .list(let values) = reader.value, !values.isEmpty else { return nil }
            items = reader.list(limit: 500)
        }
        if comparator == .between, items.count != 2 { return nil }
        switch fact.kind {
        case .count, .percent, .score, .level: self.init(numbers: items, of: fact)
        case .money: self.init(amounts: items)
        case .flag:
            guard case .boolean(let flag) = reader.value else { return nil }
            self = .flag(flag)
        case .choice(let choices):
            let words = items.compactMap(\.word).filter(choices.contains)
            guard words.count == items.count else { return nil }
            self = .words(words)
        case .notation, .notations:
            guard items.allSatisfy({ $0.word != nil }) else { return nil }
            let words = items.compactMap { $0.notation(of: fact, in: classification) }
            guard words.count == items.count else { return nil }
            self = .words(words)
        case .day:
            guard let word = reader.word else { return nil }
            if let day = Day(word) {
                self = .day(day)
            } else if let period = Period(word) {
                self = .before(period)
            } else {
                return nil
            }
        }
        if comparator == .between, !isAscending { return nil }
    }

    private init?(numbers items: [DataReader], of fact: Fact) {
        let numbers = items.compactMap { item -> Double? in
            switch item.value {
            case .integer(let integer): Double(integer)
            case .number(let number) where number.isFinite: number
            default: nil
            }
        }
        guard numbers.count == items.count, numbers.allSatisfy(fact.numbers.contains) else { return nil }
        self = .numbers(numbers)
    }

    private init?(amounts items: [DataReader]) {
        guard items.allSatisfy({ if case .object = $0.value { true } else { false } }) else { return nil }
        let amounts = items.compactMap { $0.money() }
        guard amounts.count == items.count, Set(amounts.map(\.currency)).count == 1 else { return nil }
        self = .amounts(amounts)
    }

    private var isAscending: Bool {
        switch self {
        case .numbers(let ends): ends[0] <= ends[1]
        case .amounts(let ends): ends[0].minorUnits <= ends[1].minorUnits
        default: true
        }
    }

    /// The values as they are read, one or several.
    var dataValues: [DataValue] {
        switch self {
        case .numbers(let numbers): numbers.map { DataValue($0) }
        case .amounts(let amounts): amounts.map(\.dataValue)
        case .flag(let flag): [.boolean(flag)]
        case .words(let words): words.map(DataValue.text)
        case .day(let day): [.text(day.description)]
        case .before(let period): [.text(period.description)]
        }
    }
}

extension Fact {
    /// The numbers that a rule may name.
    var numbers: ClosedRange<Double> {
        switch kind {
        case .percent: 0...100
        case .score: Firm.Assessment.scores
        case .level: Double(Firm.Assessment.levels.lowerBound)...Double(Firm.Assessment.levels.upperBound)
        default: 0...10_000_000
        }
    }
}

extension DataReader {
    fileprivate var word: String? {
        if case .text(let text) = value { text } else { nil }
    }
}
