import Domain
import FoundationEssentials
import Secrets
import Store

extension Database {
    /// Gives the oldest entries without a seal their places in the order and seals them; returns how many they were.
    ///
    /// Run every second. An entry that is committed later than its time says comes into a later seal. Where several
    /// seal at once, one does it, and the others return 0. `limit` bounds the memory, at some 500 bytes an entry.
    public func sealAudit(limit: Int = 10_000, at now: Date = Date()) async throws -> Int {
        let before = try await read { try $0.auditSeals.head() }
        do {
            return try await write(.snapshot) { try $0.sealAudit(limit: limit, at: now) }
        } catch let error as DatabaseError {
            // A number that is taken means that another was faster, or, where nobody has sealed, that somebody tampered.
            guard case .duplicate = error, try await read({ try $0.auditSeals.head() }) != before else { throw error }
            return 0
        }
    }
}

extension Connection {
    fileprivate func sealAudit(limit: Int, at now: Date) throws -> Int {
        let head = try auditSeals.head()
        let entries = try auditSeals.unsealed(limit: limit)
        guard !entries.isEmpty else { return 0 }
        var number = head?.lastEntry ?? 0
        let first = number &+ 1
        var covering = AuditChain.start
        let places = entries.map { entry in
            // A number that somebody made too large is refused by the table.
            number &+= 1
            let digest = AuditChain.digest(of: entry, at: number)
            covering = AuditChain.covering(covering, and: digest)
            return AuditSeals.Place(id: entry.id, number: number, digest: digest.hexadecimal)
        }
        let seal = AuditSeals.Seal(number: (head?.seal ?? 0) + 1, entries: first...number, sealedAt: now)
        // A head that somebody spoilt is found by the walk, whatever follows it.
        let earlier = head.flatMap { [UInt8](hexadecimal: Array($0.digest.utf8)[...]) } ?? AuditChain.start
        let digest = AuditChain.digest(ofSeal: seal.fields, after: earlier, covering: covering)
        try auditSeals.give(places)
        try auditSeals.add(seal, digest: digest.hexadecimal)
        return places.count
    }
}

extension PeriodicJob {
    /// Seals what was done since a second ago.
    public static let sealAudit = PeriodicJob("seal audit", every: 1) { database, now in
        _ = try await database.sealAudit(at: now)
    }
}
