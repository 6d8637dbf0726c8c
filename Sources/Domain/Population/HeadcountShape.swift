/// How many firms have each number of employees, when only the sum and the range are known.
///
/// Of all shapes with that mean, the one that assumes least (of greatest entropy) is taken: from one number to the next the firms change by
/// a constant factor. It is a choice of ours, not a figure of any source.
struct HeadcountShape {
    /// By employees, from the lower end of the range.
    private(set) var firms: [Int]

    /// Nil when so many firms cannot have that sum.
    init?(firms count: Int, total: Int, in range: ClosedRange<Int>) {
        guard count > 0, range.lowerBound >= 0, count * range.lowerBound <= total, total <= count * range.upperBound
        else { return nil }
        let mean = Double(total) / Double(count) - Double(range.lowerBound)
        let weights = Self.weights(range.count, mean: mean)
        // Rounding what is cumulated keeps the sum nearly as it was; rounding each number would cut the long tail.
        var (cumulated, given) = (0.0, 0)
        firms = weights.map { weight in
            cumulated += weight * Double(count)
            let upToHere = Int(cumulated.rounded())
            defer { given = upToHere }
            return upToHere - given
        }
        settle(total - count * range.lowerBound)
    }

    /// Shares of a geometric distribution over 0…`count` − 1, cut off there, with that mean: the factor is found by halving.
    private static func weights(_ count: Int, mean: Double) -> [Double] {
        func shares(_ lean: Double) -> [Double] {
            // Lean −1…1: all at the lower end, all at the upper.
            let factor = lean < 0 ? 1 + lean : 1 - lean
            var weight = 1.0
            let falling = (0..<count).map { _ in
                defer { weight *= factor }
                return weight
            }
            let sum = falling.reduce(0, +)
            return (lean < 0 ? falling : falling.reversed()).map { $0 / sum }
        }
        var (low, high) = (-1.0, 1.0)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            let found = shares(middle).enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
            if found < mean { low = middle } else { high = middle }
        }
        return shares((low + high) / 2)
    }

    /// Rounding to whole firms moved the sum: single firms are moved one step where most of them are, until it is exact.
    private mutating func settle(_ wanted: Int) {
        var sum = firms.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        while sum != wanted {
            let step = sum < wanted ? 1 : -1
            let from = firms.indices.filter { firms.indices.contains($0 + step) }.max { firms[$0] < firms[$1] } ?? 0
            firms[from] -= 1
            firms[from + step] += 1
            sum += step
        }
    }
}
