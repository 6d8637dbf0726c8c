import Domain
import FoundationEssentials

extension Connection {
    public var attempts: Attempts { Attempts(db: self) }
}

/// Failed guesses, and what else may be done only so often; `about` says at what, or from where.
public struct Attempts {
    let db: Connection

    public func add(about subject: String, at now: Date) throws {
        let id = Identifier<Attempts>.new(at: now)
        try db.execute("INSERT INTO attempts (id, about, happened_at) VALUES (\(id), \(subject), \(now))")
    }

    /// Whether as many were made as a limit allows.
    public func areExhausted(about subject: String, _ limit: SignInLimit, at now: Date) throws -> Bool {
        let since = now.addingTimeInterval(-limit.seconds)
        let count =
            try db.integers(
                "SELECT COUNT(*) FROM attempts WHERE about = \(subject) AND happened_at > \(since)"
            ).first ?? 0
        return count >= limit.attempts
    }

    public func forget(about subject: String) throws {
        try db.execute("DELETE FROM attempts WHERE about = \(subject)")
    }

    public func removeExpired(at now: Date) throws {
        try db.execute("DELETE FROM attempts WHERE happened_at <= \(now.addingTimeInterval(-24 * 3600))")
    }
}
