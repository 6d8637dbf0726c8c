/// Which numbers a column holds: those of a fact, and of money the amounts in one currency.
struct NumberLine: Hashable, Sendable {
    let fact: Fact
    /// Nil for what is no money.
    var currency: String?

    /// The column that says to whom all columns of the kind do not apply: turnover in any currency, any dimension of an assessment.
    var base: NumberLine? {
        switch fact {
        case .turnover where currency != nil: NumberLine(fact: .turnover)
        case .assessment(let dimension) where !dimension.isEmpty: .noDimension
        default: nil
        }
    }

    static let noDimension = NumberLine(fact: .assessment(dimension: ""))
}

/// Numbers of many firms: counts, percents, scores, minor units, days since 1970, places of choices, and 0 or 1.
struct NumberColumn: Sendable {
    static let unknown = Double.nan
    /// Below every number that a firm can have.
    static let notApplicable = -Double.infinity

    private(set) var values: [Double] = []

    /// Sets what is known of the firm at `place`; those before it that nothing was said of are unknown.
    mutating func set(_ value: Double, at place: Int) {
        pad(to: place)
        values.append(value)
    }

    mutating func pad(to count: Int) {
        if values.count < count { values.append(contentsOf: repeatElement(Self.unknown, count: count - values.count)) }
    }

    mutating func append(_ other: NumberColumn, at place: Int) {
        pad(to: place)
        values += other.values
    }

    /// Firms to which the base does not apply: neither does this.
    mutating func leaveOut(_ base: NumberColumn) {
        for place in values.indices where base.values[place] == Self.notApplicable {
            values[place] = Self.notApplicable
        }
    }

    mutating func reorder(_ order: [Int32]) { values = order.map { values[Int($0)] } }

    subscript(place: Int) -> Known<Double> {
        let value = values[place]
        return value.isNaN ? .unknown : value == Self.notApplicable ? .notApplicable : .known(value)
    }
}
