import FoundationEssentials

/// The conditions of a source from one change of them to the next. What was published is never edited: a change is a new version.
public struct ConditionVersion: Hashable, Sendable {
    /// From 1 on; a number always means the same conditions.
    public let number: Int
    public let criteria: [Criterion]
    /// When they were published; nil for the first, whose beginning nobody kept.
    public let since: Date?
    /// When others took their place; nil while they are in force.
    public let until: Date?

    /// The versions in what a source said, oldest first: states that have ended with their ends, and what it says now.
    /// Changes of anything but the conditions make no version.
    public static func versions(
        in states: [(criteria: [Criterion], endedAt: Date)], now criteria: [Criterion]
    ) -> [ConditionVersion] {
        var versions: [ConditionVersion] = []
        var since: Date?
        for (place, state) in states.enumerated() {
            let next = place + 1 < states.count ? states[place + 1].criteria : criteria
            if next == state.criteria { continue }
            versions.append(
                .init(number: versions.count + 1, criteria: state.criteria, since: since, until: state.endedAt))
            since = state.endedAt
        }
        return versions + [.init(number: versions.count + 1, criteria: criteria, since: since, until: nil)]
    }
}
