import Synchronization

/// Counts of requests and their durations, in the text format of Prometheus.
final class Metrics: Sendable {
    private struct Series {
        var count = 0
        var seconds = 0.0
        /// How many took at most each of `bounds`.
        var buckets = Array(repeating: 0, count: Metrics.bounds.count)
    }

    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
    private let series = Mutex<[Key: Series]>([:])

    func record(route: String, method: String, status: Int, seconds: Double) {
        series.withLock { series in
            var one = series[Key(route: route, method: method, status: status)] ?? Series()
            one.count += 1
            one.seconds += seconds
            for (place, bound) in Self.bounds.enumerated() where seconds <= bound { one.buckets[place] += 1 }
            series[Key(route: route, method: method, status: status)] = one
        }
    }

    var text: String {
        let all = series.withLock { $0 }.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
        var lines = [
            "# HELP http_request_duration_seconds Time from the head of a request to its response.",
            "# TYPE http_request_duration_seconds histogram",
        ]
        for (key, one) in all {
            let labels = "route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\""
            for (place, bound) in Self.bounds.enumerated() {
                lines.append("http_request_duration_seconds_bucket{\(labels),le=\"\(bound)\"} \(one.buckets[place])")
            }
            lines.append("http_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(one.count)")
            lines.append("http_request_duration_seconds_sum{\(labels)} \(one.seconds)")
            lines.append("http_request_duration_seconds_count{\(labels)} \(one.count)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
