import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Notes that somebody took entries of the audit log along, as a file.
    public func noteAuditExport(of entries: Int, by actor: Actor, at now: Date) throws {
        try note(.auditExported, AuditSubject(.auditLog, "entries"), by: actor, ["entries": "\(entries)"], at: now)
    }

    /// Notes in the audit log what someone has just done, on whose behalf; in the transaction that does it.
    func note(
        _ action: AuditAction, _ subject: AuditSubject, in organisation: Identifier<RegisteredOrganisation>? = nil,
        by actor: Actor, _ details: [String: String] = [:], at now: Date
    ) throws {
        try audit.append(
            AuditEntry(
                at: now, by: actor.person.map(AuditActor.person) ?? .visitor, action, subject,
                organisation: organisation?.rawValue, details: details))
    }
}
