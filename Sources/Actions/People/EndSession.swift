import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Signs a person out of one of their browsers.
    public func endSession(_ id: Identifier<Session>, of person: Identifier<Person>, at now: Date) throws {
        guard try sessions.end(id, of: person) else { throw Refusal.notFound }
        try audit.append(AuditEntry(at: now, by: .person(person), .sessionEnded, AuditSubject(.session, id.rawValue)))
    }

    /// Notes that a session lives.
    public func noteSeen(_ id: Identifier<Session>, at now: Date) throws { try sessions.note(id, seenAt: now) }

    /// Signs a person out of all browsers but the one they sit at.
    public func endOtherSessions(than kept: Session, at now: Date) throws {
        try sessions.endAll(of: kept.person, but: kept.id)
        try audit.append(
            AuditEntry(
                at: now, by: .person(kept.person), .sessionEnded, .person(kept.person), details: ["sessions": "others"])
        )
    }

    /// Forgets what ended by itself: sessions, links, counted attempts, plans without a name, visitors' sheets of answers.
    public func forgetExpired(at now: Date) throws {
        try sessions.removeExpired(at: now)
        try emailProofs.removeExpired(at: now)
        try attempts.removeExpired(at: now)
        try forgetNamelessPlans(at: now)
        try forgetSheets(at: now)
    }
}

extension PeriodicJob {
    /// Forgets sessions, links, counted attempts, plans and sheets that ended by themselves.
    public static let forgetExpired = PeriodicJob("forget expired", every: 3600) { database, now in
        try await database.write { try $0.forgetExpired(at: now) }
    }
}
