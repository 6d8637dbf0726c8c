import Domain
import Store

/// What a walk through the audit log found.
public struct AuditVerification: Sendable {
    /// How many entries and seals were checked.
    public internal(set) var entries = 0
    public internal(set) var seals = 0
    /// Where the walk began; nil when at the beginning of the log. What stands before it was not looked at.
    public internal(set) var start: Start?
    /// The first findings, in the order of the log.
    public private(set) var findings: [AuditFinding] = []
    /// All of them.
    public private(set) var findingCount = 0
    /// Where the log ends.
    public internal(set) var head: AuditSeals.Head?
    /// Entries that no seal protects yet.
    public internal(set) var waiting: AuditSeals.Waiting?

    public struct Start: Equatable, Sendable {
        public let seal: Int
        public let entry: Int
    }

    public var isSound: Bool { findingCount == 0 }

    private static let mostFindings = 100

    mutating func note(_ finding: AuditFinding) {
        findingCount += 1
        if findings.count < Self.mostFindings { findings.append(finding) }
    }
}
