/// Columns of facts while firms are added one after the other. A fact of which nothing is known takes no room.
public struct FactColumns: Sendable {
    /// Firms completed so far.
    public private(set) var count: Int
    private(set) var numbers: [NumberLine: NumberColumn]
    private(set) var words: [Fact: WordColumn]

    public init() { self.init(count: 0) }

    /// Columns that are whole already.
    init(count: Int, numbers: [NumberLine: NumberColumn] = [:], words: [Fact: WordColumn] = [:]) {
        self.count = count
        self.numbers = numbers
        self.words = words
    }

    /// Adds a firm. Its name and the instrument of its assessment are not kept: no rule asks for them.
    public mutating func append(_ firm: Firm) {
        for fact in Fact.named { add(firm.value(of: fact), of: fact) }
        switch firm.assessment {
        case .notApplicable: add(NumberColumn.notApplicable, to: .noDimension)
        case .known(let assessment):
            for name in assessment.dimensions.keys {
                let fact = Fact.assessment(dimension: name)
                add(firm.value(of: fact), of: fact)
            }
        case .unknown: break
        }
        endFirm()
    }

    /// Says a fact of the firm that `endFirm` completes, once. What is not said is unknown.
    public mutating func add(_ value: Known<FactValue>, of fact: Fact) {
        switch (value, fact.isWords) {
        case (.unknown, _): break
        case (.notApplicable, true): words[fact, default: WordColumn()].setNotApplicable(at: count)
        case (.notApplicable, false): add(NumberColumn.notApplicable, to: NumberLine(fact: fact))
        case (.known(.words(let list)), true): words[fact, default: WordColumn()].set(list, at: count)
        case (.known(.money(let money)), false):
            add(Double(money.minorUnits), to: NumberLine(fact: fact, currency: money.currency))
        case (.known(let value), _):
            if let number = value.number(of: fact) { add(number, to: NumberLine(fact: fact)) }
        }
    }

    public mutating func endFirm() { count += 1 }

    private mutating func add(_ number: Double, to line: NumberLine) {
        numbers[line, default: NumberColumn()].set(number, at: count)
    }

    /// Fills up every column to the last firm.
    mutating func complete() {
        for line in numbers.keys { numbers[line]?.pad(to: count) }
        for fact in words.keys { words[fact]?.pad(to: count) }
        for line in numbers.keys {
            guard let base = line.base.flatMap({ numbers[$0] }) else { continue }
            numbers[line]?.leaveOut(base)
        }
    }

    /// Puts the firms into another order: `order[n]` is the place of the one that comes to stand at `n`.
    mutating func reorder(_ order: [Int32]) {
        for line in numbers.keys { numbers[line]?.reorder(order) }
        for fact in words.keys { words[fact]?.reorder(order) }
    }
}

extension Fact {
    /// Whether its values are notations of a classification, of which one may lie in another.
    var isWords: Bool {
        switch kind {
        case .notation, .notations: true
        default: false
        }
    }
}

extension FactValue {
    /// The value as a column holds it; nil for one that does not fit.
    func number(of fact: Fact) -> Double? {
        switch (self, fact.kind) {
        case (.number(let number), _): number
        case (.flag(let flag), _): flag ? 1 : 0
        case (.day(let day), _): Double(day.daysSince1970)
        case (.words(let words), .choice(let choices)): words.first.flatMap(choices.firstIndex).map(Double.init)
        default: nil
        }
    }

    /// The value of a fact that stands as a number in a column.
    init(_ number: Double, on line: NumberLine) {
        switch line.fact.kind {
        case .flag: self = .flag(number == 1)
        case .day: self = .day(Day(daysSince1970: Int(number)))
        case .choice(let choices): self = .words([choices[Int(number)]])
        case .money: self = .money(Money(minorUnits: Int(number), currency: line.currency ?? ""))
        default: self = .number(number)
        }
    }
}
