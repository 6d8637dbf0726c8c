import FoundationEssentials

extension Connection {
    public var leases: Leases { Leases(db: self) }
}

/// Which process does what only one may do at a time. A process that dies loses its lease when the time is over.
public struct Leases {
    let db: Connection

    /// Takes the lease, or prolongs it. False when somebody else has it.
    public func hold(_ name: String, by holder: String, until end: Date, at now: Date) throws -> Bool {
        try db.execute(
            """
            INSERT INTO leases (name, holder, ends_at) VALUES (\(name), \(holder), \(end))
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
            WHERE leases.holder = excluded.holder OR leases.ends_at <= \(now)
            """) == 1
    }

    /// Lets another process go on at once.
    public func giveUp(_ name: String, by holder: String) throws {
        try db.execute("DELETE FROM leases WHERE name = \(name) AND holder = \(holder)")
    }
}
