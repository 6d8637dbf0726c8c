extension CashFlows {
    /// The rates a calculation takes. Internal rates of return are looked for between its ends, both excluded.
    public static let rates = -0.99...10.0

    /// Every rate between −0.99 and 10 at which the net present value changes its sign, in ascending order.
    ///
    /// All of them are found, by the proof of Descartes' rule of signs: let q = 1 + r and choose c between two neighbouring payments of opposite
    /// direction. The derivative of qᶜ·NPV(q) is again a sum of powers, whose amounts are multiplied by (c − t): it has one change of direction
    /// less. Between two of its roots qᶜ·NPV is monotonic (Rolle), so that it has at most one root there, which bisection finds. Without any
    /// change of direction there is no root. Source: G. J. O. Jameson, “Counting zeros of generalised polynomials: Descartes' rule of signs and
    /// Laguerre's extensions”, The Mathematical Gazette 90 (2006), 223–234.
    public var internalRates: [Double] {
        // 1 + the end, written out: 1 − 0.99 is not quite 0.01.
        GrowthPolynomial(amounts).roots(between: 0.01, and: 11).map { $0 - 1 }
    }
}

/// Σ aₜ·q⁻ᵗ, for q > 0.
private struct GrowthPolynomial {
    private let amounts: [Double]

    init(_ amounts: [Double]) {
        let largest = amounts.reduce(0) { max($0, abs($1)) }
        self.amounts = largest > 0 ? amounts.map { $0 / largest } : amounts
    }

    /// Where the sign changes. Places that only part this search from the next need not be exact.
    func roots(between low: Double, and high: Double, isExact: Bool = true) -> [Double] {
        guard let turn = firstTurn else { return [] }
        let reduced = GrowthPolynomial(amounts.enumerated().map { (turn - Double($0)) * $1 })
        var (roots, stretch) = ([Double](), Stretch())
        for place in [low] + reduced.roots(between: low, and: high, isExact: false) + [high] {
            let sign = sign(at: place)
            if sign == 0 {
                stretch.zero = place
                continue
            }
            if let before = stretch.start, before.sign != sign {
                let find = isExact ? root : zero
                let found = stretch.zero ?? find(before.place, place, before.sign)
                if found > low, found < high { roots.append(found) }
            }
            stretch = Stretch(start: (place, sign))
        }
        return roots
    }

    /// From the last place with a sign on; a place where the value is nothing may lie in it.
    private struct Stretch {
        var start: (place: Double, sign: Int)?
        var zero: Double?
    }

    /// A time between the first two neighbouring payments of opposite direction.
    private var firstTurn: Double? {
        var last: (time: Int, amount: Double)?
        for (time, amount) in amounts.enumerated() where amount != 0 {
            if let last, (last.amount < 0) != (amount < 0) { return Double(last.time + time) / 2 }
            last = (time, amount)
        }
        return nil
    }

    /// −1, 1, or 0 where the value is no more than what rounding leaves.
    private func sign(at growth: Double) -> Int {
        var (value, size) = (0.0, 0.0)
        // Horner's scheme towards the side on which powers shrink: nothing overflows.
        let step = growth >= 1 ? 1 / growth : growth
        let add = { (amount: Double) in
            value = value * step + amount
            size = size * step + abs(amount)
        }
        if growth >= 1 { amounts.reversed().forEach(add) } else { amounts.forEach(add) }
        if abs(value) <= size * Double(amounts.count) * .ulpOfOne { return 0 }
        return value < 0 ? -1 : 1
    }

    /// A place between two others where the value is nothing, as far as rounding lets it be told.
    private func zero(_ low: Double, _ high: Double, from sign: Int) -> Double {
        bisect(low, high) { self.sign(at: $0) == sign }
    }

    /// The same to the last digit. Around a root that is one several times over, rounding hides the sign for a stretch: then its middle.
    private func root(_ low: Double, _ high: Double, from sign: Int) -> Double {
        let leaves = zero(low, high, from: sign)
        return (leaves + bisect(leaves, high) { self.sign(at: $0) != -sign }) / 2
    }

    /// Where what holds at `low` ends.
    private func bisect(_ low: Double, _ high: Double, while holds: (Double) -> Bool) -> Double {
        var (low, high) = (low, high)
        while true {
            let middle = (low + high) / 2
            guard low < middle, middle < high else { return high }
            if holds(middle) { low = middle } else { high = middle }
        }
    }
}
