extension FactColumns {
    /// Draws firms that agree with everything published: every number of firms and of employees is met exactly.
    ///
    /// Which firm has which value is drawn, one fact independent of the other, as nothing is published of both together. What is not
    /// published stays unknown.
    public init(drawing marginals: PopulationMarginals) {
        self.init()
        var chance = SplitMix(state: UInt64(bitPattern: Int64(marginals.seed)))
        for stratum in marginals.strata { append(stratum, &chance) }
    }

    private mutating func append(_ stratum: PopulationMarginals.Stratum, _ chance: inout SplitMix) {
        let employees = stratum.employees.map { $0.inOrder(of: chance.order(of: stratum.firms)) }
        let facts = Set(stratum.shares.map(\.fact)).sorted().map { fact in
            (fact, stratum.values(of: fact).inOrder(of: chance.order(of: stratum.firms)))
        }
        for firm in 0..<stratum.firms {
            if let employees { add(.known(.number(Double(employees[firm]))), of: .employees) }
            for (fact, values) in facts {
                if let value = values[firm] { add(.known(.words([value])), of: fact) }
            }
            endFirm()
        }
    }
}

extension PopulationMarginals.Stratum {
    /// The employees of each firm, ascending; nil where nothing is published.
    fileprivate var employees: [Int]? {
        guard let headcount,
            let shape = HeadcountShape(firms: firms, total: headcount.total, in: headcount.range)
        else { return nil }
        return zip(headcount.range, shape.firms).flatMap { Array(repeating: $0, count: $1) }
    }

    /// The value of each firm, in the order of the shares, those unknown last.
    fileprivate func values(of fact: Fact) -> [String?] {
        let known = firms(of: fact).flatMap { Array(repeating: Optional($0.value), count: $0.firms) }
        return known + Array(repeating: nil, count: firms - known.count)
    }
}

extension SplitMix {
    /// A random order of so many (Fisher and Yates). Written here, so that a seed gives the same with every version of the language.
    fileprivate mutating func order(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for place in order.indices.reversed() {
            order.swapAt(place, Int(next().multipliedFullWidth(by: UInt64(place + 1)).high))
        }
        return order
    }
}

extension Array {
    fileprivate func inOrder(of places: [Int]) -> [Element] { places.map { self[$0] } }
}
