/// Columns of facts while firms are added one after the other. A fact of which nothing is known takes no room.
public struct FactColumns: Sendable {
    /// Firms completed so far.
    public private(set) var count = 0
    private(set) var columns: [FactColumn] = []
    private var places: [Fact: Int] = [:]

    public init() {}

    /// Columns filled one by one with what is known of so many firms, each of another fact.
    public init(_ columns: [FactColumn], count: Int) {
        self.count = count
        self.columns = columns
        places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.fact, $0) })
    }

    /// Adds a firm. Its name and the instrument of its assessment are not kept: no rule asks for them.
    public mutating func append(_ firm: Firm) {
        for fact in Fact.named { add(firm.value(of: fact), of: fact) }
        switch firm.assessment {
        case .notApplicable: add(.notApplicable, of: NumberLine.noDimension.fact)
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
        if value == .unknown { return }
        let place = place(of: fact)
        columns[place].set(columns[place].entry(for: value), at: count)
    }

    public mutating func endFirm() { count += 1 }

    /// Adds the firms of others after these.
    public mutating func append(contentsOf others: FactColumns) {
        for column in others.columns { columns[place(of: column.fact)].append(column, at: count) }
        count += others.count
    }

    private mutating func place(of fact: Fact) -> Int {
        if let place = places[fact] { return place }
        places[fact] = columns.count
        columns.append(FactColumn(fact))
        return columns.count - 1
    }
}
