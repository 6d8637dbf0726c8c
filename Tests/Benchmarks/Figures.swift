import FoundationEssentials

/// Times of single runs, in milliseconds.
struct Figures {
    private var times: [Double] = []

    mutating func add(_ duration: Duration) { times.append(duration.milliseconds) }

    /// `mean 0.31  p50 0.20  p95 0.90  p99 1.70 ms`
    var text: String {
        let sorted = times.sorted()
        func percentile(_ share: Double) -> String {
            sorted.isEmpty ? "–" : Self.rounded(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
        }
        let mean = Self.rounded(times.reduce(0, +) / Double(max(1, times.count)))
        return "mean \(mean)  p50 \(percentile(0.5))  p95 \(percentile(0.95))  p99 \(percentile(0.99)) ms"
    }

    static func rounded(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}

/// Memory of this process that is in RAM, in megabytes.
func residentMegabytes() -> Int {
    guard let status = try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
}
