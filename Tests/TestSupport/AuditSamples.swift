import Domain
import Foundation

/// An entry that names only what matters to a test; a later `minute` is a later instant.
public func auditEntry(
    minute: Int = 0, by actor: AuditActor = .system, _ action: AuditAction = .roleGranted,
    _ subject: AuditSubject = AuditSubject(.person, "p1"), organisation: String? = nil, details: [String: String] = [:]
) -> AuditEntry {
    AuditEntry(
        at: Date(timeIntervalSince1970: 1_800_000_000 + 60 * Double(minute)), by: actor, action, subject,
        organisation: organisation, details: details)
}
