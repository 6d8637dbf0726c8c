import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Makes a job due now, with all its attempts before it.
    public func retryJob(_ id: Identifier<Job>, by actor: Actor, at now: Date) throws {
        guard actor.may(.seeJobs, on: .platform) else { throw Refusal.notFound }
        try actor.require(.retryJob, on: .platform)
        guard try jobs.retry(id, at: now) else { throw Refusal.notFound }
        try audit.append(
            AuditEntry(at: now, by: .person(try actor.requirePerson()), .jobRetried, AuditSubject(.job, id.rawValue)))
    }
}
