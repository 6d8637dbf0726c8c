import FoundationEssentials

/// Who did what to which thing: kept for ever, never changed. It holds no secrets, and of people their identifiers only.
public struct AuditEntry: Equatable, Sendable {
    /// Made from the instant, so that entries sort by time.
    public let id: Identifier<AuditEntry>
    /// To the millisecond.
    public let at: Date
    public let actor: AuditActor
    public let action: AuditAction
    public let subject: AuditSubject
    /// On whose behalf, where that was an organisation.
    public let organisation: String?
    /// What else an auditor needs to know, by name; a few words each.
    public let details: [String: String]

    /// Something that happens now.
    public init(
        at now: Date, by actor: AuditActor, _ action: AuditAction, _ subject: AuditSubject,
        organisation: String? = nil, details: [String: String] = [:]
    ) {
        self.init(
            id: .new(at: now), at: now, by: actor, action, subject, organisation: organisation, details: details)
    }

    /// An entry that was stored.
    public init(
        id: Identifier<AuditEntry>, at: Date, by actor: AuditActor, _ action: AuditAction, _ subject: AuditSubject,
        organisation: String?, details: [String: String]
    ) {
        self.id = id
        self.at = at.wholeMilliseconds
        self.actor = actor
        self.action = action
        self.subject = subject
        self.organisation = organisation
        self.details = details
    }
}
