import Domain
import Testing

struct PopulationTests {
    @Test(arguments: 1...12) func `many firms asked at once say what each says alone`(seed: Int) {
        var random = EligibilityGenerator(seed: 800 + seed)
        let programmes = (0..<80).map { random.programme($0) }
        // Enough for two blocks now and then.
        let population = Population.sample((0..<(seed == 1 ? 3000 : 150)).map { _ in random.firm() })
        let day = random.chance(70) ? Day.today : random.day()
        let outcomes = population.outcomes(of: programmes, on: day)
        var different = 0
        for place in 0..<population.count {
            let firm = population.firm(place)
            for (number, programme) in programmes.enumerated()
            where outcomes.outcome(number, firm: place) != programme.outcome(for: firm, on: day, in: .sample) {
                different += 1
            }
        }
        #expect(different == 0)
    }

    @Test(arguments: 1...10) func `each comparator of each fact is the same in a column`(seed: Int) {
        var random = EligibilityGenerator(seed: 900 + seed)
        let programmes = EligibilityGenerator.facts.flatMap { fact in
            fact.kind.comparators.map { comparator in
                Programme.asking(.comparison(Comparison(fact, comparator, random.operand(of: fact, comparator))))
            }
        }
        let population = Population.sample((0..<200).map { _ in random.firm() })
        let outcomes = population.outcomes(of: programmes, on: .today)
        for (number, programme) in programmes.enumerated() {
            let counted = (0..<population.count).filter {
                outcomes.outcome(number, firm: $0)
                    != programme.outcome(for: population.firm($0), on: .today, in: .sample)
            }
            #expect(counted.isEmpty, "\(programme.criteria)")
        }
    }

    /// Few limits are compared one by one, many are searched: both for counts of firms that fill no whole word.
    @Test(arguments: [1, 7, 8, 9, 40], [0, 1, 63, 64, 65, 2047, 2049])
    func `however many limits a fact has, each firm is on its side of them`(limits: Int, firms: Int) {
        let programmes = (1...limits).flatMap { limit in
            [Comparator.atMost, .moreThan].map { comparator in
                Programme.asking(.comparison(Comparison(.employees, comparator, .numbers([Double(limit * 5)]))))
            }
        }
        let population = Population.sample(
            (0..<firms).map { number in
                var firm = Firm()
                if number % 7 == 6 { firm.employees = .notApplicable }
                if number % 7 < 5 { firm.employees = .known(number % 211) }
                return firm
            })
        let outcomes = population.outcomes(of: programmes, on: .today)
        var different = 0
        for place in 0..<firms {
            for (number, programme) in programmes.enumerated()
            where outcomes.outcome(number, firm: place)
                != programme.outcome(for: population.firm(place), on: .today, in: .sample)
            { different += 1 }
        }
        #expect(different == 0)
    }

    @Test(arguments: 1...5) func `a firm is in the population as it came, but for what no rule asks`(seed: Int) {
        var random = EligibilityGenerator(seed: 1000 + seed)
        let firms = (0..<300).map { _ in random.firm() }
        let population = Population.sample(firms)
        let facts = EligibilityGenerator.facts + [.assessment(dimension: "never-measured")]
        func counts(_ firms: some Sequence<Firm>) -> [[Known<FactValue>]: Int] {
            Dictionary(firms.map { firm in (facts.map(firm.value), 1) }, uniquingKeysWith: +)
        }
        #expect(counts(firms) == counts((0..<population.count).map(population.firm)))
    }

    @Test func `an operand that does not fit is unknown, but not for whom the fact does not apply`() {
        let misfit = Criterion.Expression.comparison(Comparison(.turnover, .atLeast, .numbers([1])))
        var inapplicable = Firm()
        inapplicable.turnover = .notApplicable
        let firms = [Firm(), inapplicable, Firm().with(.turnover, .money(Money(5, "EUR")))]
        for expression in [misfit, .none([misfit]), .all([]), .any([])] {
            let population = Population.sample(firms)
            let programme = Programme.asking(expression)
            let outcomes = population.outcomes(of: [programme], on: .today)
            for place in 0..<3 {
                let plain = programme.outcome(for: population.firm(place), on: .today, in: .sample)
                #expect(outcomes.outcome(0, firm: place) == plain)
            }
        }
    }

    @Test func `firms alike stand side by side, in the order of tables`() {
        func firm(_ employees: Int?, _ region: String?, _ activity: String? = nil) -> Firm {
            var firm = Firm()
            if let employees { firm.employees = .known(employees) }
            if let region { firm.region = .known(region) }
            if let activity { firm.activity = .known(activity) }
            return firm
        }
        var inapplicable = Firm()
        inapplicable.employees = .notApplicable
        let population = Population.sample([
            firm(nil, "BY"), firm(300, "BY-HM"), inapplicable, firm(9, "BY-HR-lida", "C16.10"), firm(3, "BY-HR", "C25"),
            firm(10, nil),
        ])
        let groups = population.groups.map { group in PopulationTrait.allCases.map { group[$0] } }
        #expect(
            groups == [
                ["micro", "BY-HR", "unknown", "C"], ["small", "unknown", "unknown", "unknown"],
                ["large", "BY-HM", "unknown", "unknown"], ["notApplicable", "unknown", "unknown", "unknown"],
                ["unknown", "unknown", "unknown", "unknown"],
            ])
        #expect(population.groups.indices.map { population.places(of: $0).count } == [2, 1, 1, 1, 1])
        #expect(population.firm(0).region == .known("BY-HR-lida"))
    }

    @Test func `nobody at all is a population, too`() {
        let population = Population.sample([])
        #expect(population.count == 0 && population.groups.isEmpty && population.blocks.isEmpty)
    }
}
