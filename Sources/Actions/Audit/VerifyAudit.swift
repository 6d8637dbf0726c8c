import Domain
import Store

extension Database {
    /// Walks through the audit log, page by page, in the state it has now: all of it, or from a seal on.
    ///
    /// An end that was cut off with its seals cannot be seen in the log itself: `digest` is that of a head that was
    /// noted earlier, and some seal must still have it. `progress` is told which part is done, 0 to 1.
    public func verifyAudit(
        from start: SealName? = nil, expecting digest: String? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> AuditVerification {
        try await read { try $0.verifyAudit(from: start, expecting: digest, progress: progress) }
    }
}

extension Connection {
    fileprivate func verifyAudit(
        from start: SealName?, expecting digest: String?, progress: @escaping (Double) -> Void
    ) throws -> AuditVerification {
        var walk = AuditWalk(expecting: digest)
        if let start {
            guard let place = try place(of: start) else { return walk.end(without: start) }
            walk.begin(at: place, after: try auditSeals.find(.number(place.seal - 1)))
        }
        let firstNumber = walk.verification.start?.entry, firstSeal = walk.verification.start?.seal
        let total = try auditSeals.entryCount(from: firstNumber)
        var entries = Pages { (last: StoredEntry?) in
            progress(Double(walk.verification.entries) / Double(max(total, 1)))
            // What has no number sorts last: nothing follows it.
            guard let number = last.map(\.number) ?? firstNumber.map({ $0 - 1 }) ?? .min else { return [] }
            return try auditSeals.entries(after: number, limit: Self.entriesAtOnce)
        }
        var seals = Pages { (last: StoredSeal?) in
            guard let number = last.map(\.number) ?? firstSeal.map({ $0 - 1 }) ?? .min else { return [] }
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

    private func place(of start: SealName) throws -> AuditVerification.Start? {
        guard let seal = try auditSeals.find(start), let number = seal.number, let entry = seal.firstEntry,
            number > 0, entry > 0
        else { return nil }
        return .init(seal: number, entry: entry)
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
