import FoundationEssentials

/// The time from one change of the conditions of a record to the next. What was published is never edited: a change is a new version.
public struct ConditionVersion: Hashable, Sendable {
    /// From 1 on; a number always means the same conditions.
    public let number: Int
    /// When they were published; nil for the first, whose beginning nobody kept.
    public let since: Date?
    /// When others took their place; nil while they are in force.
    public let until: Date?

    /// The versions of a record's conditions, oldest first: those that some state had which has ended, and when the last of these did; and the one in
    /// force, which may be the last of them.
    public static func versions(
        ended: [(number: Int, at: Date)], lastIsInForce: Bool
    ) -> [ConditionVersion] {
        let starts = [nil] + ended.map(\.at)
        var versions = zip(ended, starts).map { ConditionVersion(number: $0.number, since: $1, until: $0.at) }
        let last = lastIsInForce ? versions.popLast() : nil
        let current = ConditionVersion(
            number: last?.number ?? versions.count + 1, since: last.map(\.since) ?? ended.last?.at, until: nil)
        return versions + [current]
    }
}
