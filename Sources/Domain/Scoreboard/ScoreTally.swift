/// How often each score occurs among the firms of a group, to the hundredth.
public struct ScoreTally: Sendable {
    /// By hundredths from 0; as long as the highest score needs.
    private var counts: [Int32] = []
    public private(set) var firms = 0
    private var sum = 0
    // Three numbers, not a dictionary: a million scores are added to them.
    private var high = 0
    private var medium = 0
    private var low = 0

    public init() {}

    /// `score` in hundredths.
    public mutating func add(_ score: Int, _ confidence: Confidence) {
        if score >= counts.count { counts += [Int32](repeating: 0, count: score + 1 - counts.count) }
        counts[score] += 1
        firms += 1
        sum += score
        switch confidence {
        case .high: high += 1
        case .medium: medium += 1
        case .low: low += 1
        }
    }

    public mutating func add(_ other: ScoreTally) {
        if other.counts.count > counts.count {
            counts += [Int32](repeating: 0, count: other.counts.count - counts.count)
        }
        for place in other.counts.indices { counts[place] += other.counts[place] }
        firms += other.firms
        sum += other.sum
        high += other.high
        medium += other.medium
        low += other.low
    }

    /// Nil of nobody.
    var figures: IndexCell.Figures? {
        guard let quartiles = quartiles else { return nil }
        return IndexCell.Figures(
            firms: firms, mean: Double(sum) / Double(firms) / 100, quartiles: quartiles,
            high: high, medium: medium, low: low)
    }

    private var quartiles: Quartiles? {
        Quartiles(count: firms) { place in
            var (score, below) = (0, Int(counts.first ?? 0))
            while below <= place {
                score += 1
                below += Int(counts[score])
            }
            return Double(score) / 100
        }
    }
}
