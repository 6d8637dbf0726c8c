import Domain
import Store

extension Database {
    /// Walks through the whole audit log, page by page, in the state it has now.
    ///
    /// An end that was cut off with its seals cannot be seen in the log itself: `digest` is that of a head that was
    /// noted earlier, and some seal must still have it. `progress` is told which part is done, 0 to 1.
    public func verifyAudit(
        expecting digest: String? = nil, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> AuditVerification {
        try await read { try $0.verifyAudit(expecting: digest, progress: progress) }
    }
}

extension Connection {
    fileprivate func verifyAudit(
        expecting digest: String?, progress: @escaping (Double) -> Void
    ) throws -> AuditVerification {
        let total = try auditSeals.entryCount()
        var walk = AuditWalk(expecting: digest)
        var entries = Pages { (last: StoredEntry?) in
            progress(Double(walk.verification.entries) / Double(max(total, 1)))
            // What has no number sorts last: nothing follows it.
            guard let number = last.map(\.number) ?? .min else { return [] }
            return try auditSeals.entries(after: number, limit: Self.entriesAtOnce)
        }
        var seals = Pages { (last: StoredSeal?) in
            guard let number = last.map(\.number) ?? .min else { return [] }
            return try auditSeals.seals(after: number, limit: Self.sealsAtOnce)
        }
        while let seal = try seals.next() {
            let end = seal.end(before: try seals.peek(), after: walk.lastEntry)
            while let entry = try entries.peek(), let number = entry.number, number <= end {
                walk.check(entry, at: number)
                _ = try entries.next()
            }
            walk.close(seal, at: end)
        }
        while let entry = try entries.next() { walk.leave(entry) }
        return walk.end(total: total, waiting: try auditSeals.waiting())
    }

    private static var entriesAtOnce: Int { 4096 }
    private static var sealsAtOnce: Int { 1024 }
}

extension StoredSeal {
    /// The last entry it covers. Where it and the next seal disagree, one of them was changed; the smaller range is
    /// taken, so that the others are not drawn into it.
    fileprivate func end(before next: StoredSeal?, after earlier: Int) -> Int {
        let ends = [lastEntry, next?.firstEntry.map { $0 &- 1 }].compactMap(\.self)
        return ends.filter { $0 > earlier }.min() ?? earlier
    }
}
