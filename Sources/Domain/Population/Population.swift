/// What is known of many firms, a column for each fact, so that rules can be asked of all of them at once.
///
/// Firms alike in every trait stand side by side. The order inside a group is that in which they were added.
public struct Population: Sendable {
    public let count: Int
    let numbers: [NumberLine: NumberColumn]
    let words: [Fact: WordColumn]
    /// In the order in which tables show them.
    public let groups: [PopulationGroup]
    /// Where each group begins, and one end more.
    let starts: [Int]

    /// Groups the firms; a size class or a section that no firm is in has no group.
    public init(_ columns: FactColumns, traits: PopulationTraits) {
        var facts = FactTable(columns)
        let order = GroupOrder(facts, traits: traits)
        facts.reorder(order.firms)
        count = facts.count
        numbers = facts.numbers
        words = facts.words
        groups = order.groups
        starts = order.starts
    }

    public init(_ firms: some Sequence<Firm>, traits: PopulationTraits) {
        var columns = FactColumns()
        for firm in firms { columns.append(firm) }
        self.init(columns, traits: traits)
    }

    /// Firms are asked in blocks; the last may be smaller.
    public var blocks: Range<Int> { 0..<(count + Bitmaps.firms - 1) / Bitmaps.firms }

    func firms(of block: Int) -> Range<Int> { block * Bitmaps.firms..<min(count, (block + 1) * Bitmaps.firms) }

    /// The column of a line. Where it has none, at most a base says to whom it does not apply.
    func numbers(_ line: NumberLine) -> NumberColumn? { numbers[line] ?? line.base.flatMap { numbers[$0] } }

    /// The group of the firm at a place.
    func group(of place: Int) -> Int {
        var (first, last) = (0, groups.count - 1)
        while first < last {
            let middle = (first + last + 1) / 2
            if starts[middle] <= place { first = middle } else { last = middle - 1 }
        }
        return first
    }

    /// The firms of a group.
    public func places(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }
}

extension Population {
    /// The firm at a place, as far as rules can ask about it.
    public func firm(_ place: Int) -> Firm {
        var firm = Firm()
        for (fact, column) in words { firm = firm.with(fact, column[place].map(FactValue.words)) }
        let isAssessed = numbers[.noDimension]?[place] != .notApplicable
        for (line, column) in numbers where isAssessed || line.base != .noDimension {
            firm = firm.with(line.fact, column[place].map { FactValue($0, on: line) })
        }
        if !isAssessed { firm.assessment = .notApplicable }
        return firm
    }
}

extension Firm {
    /// The same firm with what is known of one fact; what is unknown changes nothing.
    fileprivate func with(_ fact: Fact, _ value: Known<FactValue>) -> Firm {
        switch value {
        case .known(let value): with(fact, value)
        case .notApplicable: without(fact)
        case .unknown: self
        }
    }
}
