/// What is published of the firms of a country, so that a population can be drawn that agrees with all of it.
public struct PopulationMarginals: Hashable, Sendable {
    /// The same seed draws the same firms.
    public let seed: Int
    /// The day the figures speak of.
    public let asOf: Day
    /// Firms that are counted apart; no firm is in two.
    public let strata: [Stratum]

    public init(seed: Int, asOf: Day, strata: [Stratum]) {
        self.seed = seed
        self.asOf = asOf
        self.strata = strata
    }

    /// Firms of which the same is published.
    public struct Stratum: Hashable, Sendable {
        public let name: String
        public let firms: Int
        public let headcount: Headcount?
        public let shares: [Share]
        public let source: Citation

        public init(name: String, firms: Int, headcount: Headcount?, shares: [Share], source: Citation) {
            self.name = name
            self.firms = firms
            self.headcount = headcount
            self.shares = shares
            self.source = source
        }
    }

    /// How many people all firms of a stratum employ, and the least and most that one does.
    public struct Headcount: Hashable, Sendable {
        public let total: Int
        public let range: ClosedRange<Int>
        public let source: Citation

        public init(total: Int, range: ClosedRange<Int>, source: Citation) {
            self.total = total
            self.range = range
            self.source = source
        }
    }

    /// How many firms of a stratum have a value of a fact. Of the others the value is not known.
    public struct Share: Hashable, Sendable {
        public let fact: Fact
        /// A choice or a notation.
        public let value: String
        public let amount: Amount
        public let source: Citation

        public enum Amount: Hashable, Sendable {
            case firms(Int)
            case percent(Double)
        }

        public init(fact: Fact, value: String, amount: Amount, source: Citation) {
            self.fact = fact
            self.value = value
            self.amount = amount
            self.source = source
        }
    }
}

extension PopulationMarginals.Stratum {
    /// How many firms have each value of a fact, in the order of the shares. A percentage becomes whole firms by the largest remainder,
    /// those of unknown value being one of the parts.
    public func firms(of fact: Fact) -> [(value: String, firms: Int)] {
        let shares = shares.filter { $0.fact == fact }
        let quotas = shares.map { share in
            switch share.amount {
            case .firms(let count): Double(count)
            case .percent(let percent): Double(firms) * percent / 100
            }
        }
        let parts = Apportionment.largestRemainder(quotas + [Double(firms) - quotas.reduce(0, +)])
        return zip(shares, parts).map { ($0.value, $1) }
    }
}
