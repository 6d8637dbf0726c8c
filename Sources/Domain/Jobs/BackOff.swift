/// How long to wait before the next attempt: soon after a hiccup, patiently through a day's outage, never for ever.
public enum BackOff {
    /// Seconds to wait after the first attempt, the second…
    public static let waits = [15, 60, 5 * 60, 15 * 60, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600]

    /// Attempts a job gets before it is dead, and people have to look at it.
    public static var attempts: Int { waits.count + 1 }

    /// Seconds to wait after this attempt, from 1; nil when it was the last.
    public static func wait(after attempt: Int) -> Int? {
        waits.indices.contains(attempt - 1) ? waits[attempt - 1] : nil
    }
}
