import Domain
import Testing

struct PopulationDrawTests {
    private static let source = Citation(document: "census", place: "1")

    private func stratum(
        _ firms: Int, total: Int? = nil, _ range: ClosedRange<Int> = 1...100, shares: [PopulationMarginals.Share] = []
    ) -> PopulationMarginals.Stratum {
        let headcount = total.map { PopulationMarginals.Headcount(total: $0, range: range, source: Self.source) }
        return .init(name: "all", firms: firms, headcount: headcount, shares: shares, source: Self.source)
    }

    private func share(_ value: String, _ amount: PopulationMarginals.Share.Amount) -> PopulationMarginals.Share {
        .init(fact: .activity, value: value, amount: amount, source: Self.source)
    }

    private func drawn(_ strata: [PopulationMarginals.Stratum], seed: Int = 1) -> Population {
        let marginals = PopulationMarginals(seed: seed, asOf: .today, strata: strata)
        return Population(FactColumns(drawing: marginals), traits: .sample)
    }

    @Test(arguments: [
        (1, 1, 1...1), (7, 7, 1...100), (7, 700, 1...100), (1000, 7250, 1...100), (333, 60_000, 101...250),
    ])
    func `the employees add up exactly, and none is out of range`(firms: Int, total: Int, range: ClosedRange<Int>) {
        let population = drawn([stratum(firms, total: total, range)])
        let employees = (0..<population.count).compactMap { population.firm($0).employees.value }
        #expect(employees.count == firms && employees.reduce(0, +) == total)
        #expect(employees.allSatisfy(range.contains))
    }

    @Test func `most firms are small where the mean is small`() {
        let population = drawn([stratum(10_000, total: 72_500)])
        let employees = (0..<population.count).compactMap { population.firm($0).employees.value }
        let counts = Dictionary(employees.map { ($0, 1) }, uniquingKeysWith: +)
        #expect((1..<20).allSatisfy { (counts[$0] ?? 0) > (counts[$0 + 1] ?? 0) })
    }

    @Test func `a percentage becomes whole firms by the largest remainder`() {
        let whole = stratum(10, shares: [share("A", .percent(33)), share("C", .percent(33)), share("G", .percent(34))])
        #expect(whole.firms(of: .activity).map(\.firms) == [3, 3, 4])
        // 1.5, 1.5 and 7 unknown: of two that lost the same the first gets it.
        let halves = stratum(10, shares: [share("A", .percent(15)), share("C", .percent(15))])
        #expect(halves.firms(of: .activity).map(\.firms) == [2, 1])
        let mixed = stratum(10, shares: [share("A", .firms(4)), share("C", .percent(16))])
        #expect(mixed.firms(of: .activity).map(\.firms) == [4, 2])
    }

    @Test func `what is not published stays unknown`() {
        let population = drawn([stratum(10, shares: [share("A", .firms(4))]), stratum(5)])
        let firms = (0..<15).map(population.firm)
        #expect(firms.count { $0.activity == .known("A") } == 4 && firms.count { $0.activity == .unknown } == 11)
        #expect(firms.allSatisfy { $0.employees == .unknown && $0.region == .unknown && $0.ownership == .unknown })
    }

    @Test func `a seed draws the same firms each time, another seed others`() {
        let strata = [stratum(200, total: 3000, shares: [share("A", .firms(70))])]
        func firms(_ seed: Int) -> [Firm] {
            let population = drawn(strata, seed: seed)
            return (0..<population.count).map(population.firm)
        }
        #expect(firms(7) == firms(7))
        #expect(firms(7) != firms(8))
        // For ever: what was published of a drawn population can be made again.
        #expect(firms(7).prefix(5).map(\.employees.value) == [6, 2, 5, 1, 2])
    }
}
