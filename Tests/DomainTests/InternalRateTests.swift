import Domain
import Glibc
import Testing

/// Random payments: what the search for rates promises holds for all of them.
struct InternalRateTests {
    /// A made-up flow of `count` payments; amounts of very different size, some of them nothing.
    private static func flow(_ count: Int, _ random: inout some RandomNumberGenerator) -> CashFlows {
        CashFlows(
            (0..<count).map { _ in
                if Int.random(in: 0..<5, using: &random) == 0 { return 0 }
                let size = pow(100, Double(Int.random(in: 0...3, using: &random)))
                return Double.random(in: -1...1, using: &random) * size
            })
    }

    /// The value and the sum of its sizes, which says how exact it can be; at the end that does not overflow.
    private static func value(_ flows: CashFlows, at rate: Double) -> (value: Double, size: Double) {
        let growth = 1 + rate
        let amounts = growth >= 1 ? Array(flows.amounts.reversed()) : flows.amounts
        let step = growth >= 1 ? 1 / growth : growth
        return amounts.reduce((0, 0)) { ($0.0 * step + $1, $0.1 * step + abs($1)) }
    }

    @Test func `the value at each rate is nothing, and its sign changes there`() {
        var random = EligibilityGenerator(seed: 1)
        var found = 0
        for _ in 0..<3000 {
            let flows = Self.flow(Int.random(in: 2...40, using: &random), &random)
            let rates = flows.internalRates
            found += rates.count
            #expect(rates == rates.sorted())
            #expect(rates.count <= flows.signChanges)
            #expect(rates.allSatisfy { CashFlows.rates.contains($0) })
            for rate in rates {
                let (value, size) = Self.value(flows, at: rate)
                #expect(abs(value) <= size * 1e-11, "\(flows.amounts) at \(rate)")
            }
        }
        #expect(found > 2000)
    }

    @Test func `a fine grid over all rates sees no change of sign that was not found`() {
        var random = EligibilityGenerator(seed: 2)
        for _ in 0..<300 {
            let flows = Self.flow(Int.random(in: 2...20, using: &random), &random)
            let grid = (0...4000).map { 0.0101 * pow(1000, Double($0) / 4000) }.filter { $0 < 10.99 }.map { $0 - 1 }
            var changes: [(Double, Double)] = []
            for (low, high) in zip(grid, grid.dropFirst()) {
                let ends = [low, high].map { Self.value(flows, at: $0) }
                guard ends.allSatisfy({ abs($0.value) > $0.size * 1e-12 }) else { continue }
                if (ends[0].value < 0) != (ends[1].value < 0) { changes.append((low, high)) }
            }
            let rates = flows.internalRates
            for (low, high) in changes {
                #expect(rates.contains { (low...high).contains($0) }, "\(flows.amounts) between \(low) and \(high)")
            }
        }
    }

    @Test func `six hundred payments that change direction each time are searched, too`() {
        let flows = CashFlows((0..<600).map { $0.isMultiple(of: 2) ? -1 : 1.001 })
        #expect(flows.signChanges == 599)
        for rate in flows.internalRates {
            let (value, size) = Self.value(flows, at: rate)
            #expect(abs(value) <= size * 1e-10)
        }
    }

    /// Rates chosen first, payments made from them: all come back.
    @Test(arguments: [
        [0.05, 0.5], [-0.5, 0.1, 3], [-0.9, -0.2, 0.3, 2], [0.1, 0.101], [-0.95, -0.4, 0.08, 0.9, 7],
    ])
    func `rates that were built in are found`(rates: [Double]) {
        var amounts = [1.0]
        for rate in rates {
            // Times (x − (1 + rate)), highest power first, which is t = 0.
            amounts = zip(amounts + [0], [0] + amounts).map { $0 - $1 * (1 + rate) }
        }
        let found = CashFlows(amounts).internalRates
        #expect(found.count == rates.count)
        for (rate, right) in zip(found, rates) { #expect(abs(rate - right) < 1e-8) }
    }
}
