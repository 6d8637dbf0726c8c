import FoundationEssentials

/// Times of single runs, in milliseconds.
struct Figures: Sendable {
    private var times: [Double] = []

    mutating func add(_ duration: Duration) { times.append(duration.milliseconds) }

    var count: Int { times.count }
    var mean: Double { times.reduce(0, +) / Double(max(1, times.count)) }
    var median: Double { percentile(0.5) }
    var p99: Double { percentile(0.99) }

    private func percentile(_ share: Double) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    /// `mean 0.31  p50 0.20  p95 0.90  p99 1.70 ms`
    var text: String {
        let parts = [("mean", mean), ("p50", median), ("p95", percentile(0.95)), ("p99", p99)]
        return parts.map { "\($0) \(Self.rounded($1))" }.joined(separator: "  ") + " ms"
    }

    static func rounded(_ number: Double) -> String {
        guard number.isFinite else { return "–" }
        let hundredths = Int((number * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}
