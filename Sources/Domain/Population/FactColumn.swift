/// What is known of one fact, firm after firm. A value is made an entry once, and said of as many firms as have it.
public struct FactColumn: Sendable {
    public let fact: Fact
    /// The first is that without a currency: of money it says to whom money does not apply.
    private(set) var lines: [NumberLine]
    private(set) var numbers = [NumberColumn()]
    private(set) var words = WordColumn()

    /// A value as the column it was made by keeps it.
    public struct Entry: Sendable {
        fileprivate enum Content {
            case unknown
            case number(Double, line: Int)
            case code(Int32)
        }

        fileprivate let content: Content
    }

    public init(_ fact: Fact) {
        self.fact = fact
        lines = [NumberLine(fact: fact)]
    }

    public mutating func entry(for value: Known<FactValue>) -> Entry {
        switch value {
        case .unknown: Entry(content: .unknown)
        case .notApplicable where fact.isWords: Entry(content: .code(WordColumn.notApplicable))
        case .notApplicable: Entry(content: .number(NumberColumn.notApplicable, line: 0))
        case .known(.words(let list)) where fact.isWords: Entry(content: .code(words.code(of: list)))
        case .known(.money(let money)):
            Entry(content: .number(Double(money.minorUnits), line: line(of: money.currency)))
        case .known(let value):
            Entry(content: value.number(of: fact).map { .number($0, line: 0) } ?? .unknown)
        }
    }

    /// Says it of the firm at a place, once and in the order of the firms. Of whom nothing is said it is unknown.
    public mutating func set(_ entry: Entry, at place: Int) {
        switch entry.content {
        case .unknown: break
        case .number(let number, let line): numbers[line].set(number, at: place)
        case .code(let code): words.set(code, at: place)
        }
    }

    /// Adds what is known of other firms, which come to stand from `place` on.
    mutating func append(_ other: FactColumn, at place: Int) {
        for (number, line) in other.lines.enumerated() where !other.numbers[number].values.isEmpty {
            numbers[line.currency.map { self.line(of: $0) } ?? 0].append(other.numbers[number], at: place)
        }
        if !other.words.codes.isEmpty { words.append(other.words, at: place) }
    }

    private mutating func line(of currency: String) -> Int {
        if let known = lines.firstIndex(where: { $0.currency == currency }) { return known }
        lines.append(NumberLine(fact: fact, currency: currency))
        numbers.append(NumberColumn())
        return lines.count - 1
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
    fileprivate func number(of fact: Fact) -> Double? {
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
