import Domain
import FoundationEssentials

extension Connection {
    public var removedRecords: RemovedRecords { RemovedRecords(db: self) }
}

/// Which records editors have taken out of the catalogue, and why.
public struct RemovedRecords {
    let db: Connection

    public func note(_ removed: RemovedRecord) throws {
        let (reason, replacement) = (removed.removal.reason, removed.removal.replacement)
        try db.execute(
            """
            INSERT INTO removed_records (kind, id, reason_be, reason_ru, reason_en, replacement, removed_at)
            VALUES (\(removed.kind), \(removed.id), \(reason.be), \(reason.ru), \(reason.en), \(replacement),
                    \(removed.removedAt))
            ON CONFLICT (kind, id) DO UPDATE SET
                reason_be = excluded.reason_be, reason_ru = excluded.reason_ru, reason_en = excluded.reason_en,
                replacement = excluded.replacement, removed_at = excluded.removed_at
            """)
    }

    public func find(_ kind: Kind, _ id: String) throws -> RemovedRecord? {
        try removed("kind = \(kind) AND id = \(id)").first
    }

    /// Those of a kind, removed last first.
    public func latest(_ kind: Kind, limit: Int) throws -> [RemovedRecord] {
        try removed("kind = \(kind) ORDER BY removed_at DESC, id LIMIT \(limit)")
    }

    /// Forgets those that are in the catalogue again.
    public func forgetReturned() throws {
        try db.execute(
            """
            DELETE FROM removed_records WHERE EXISTS (
                SELECT 1 FROM records WHERE records.kind = removed_records.kind AND records.id = removed_records.id)
            """)
    }

    private func removed(_ condition: SQL) throws -> [RemovedRecord] {
        try db.rows(
            """
            SELECT kind, id, reason_be, reason_ru, reason_en, replacement, removed_at FROM removed_records
            WHERE \(condition)
            """
        ).map { row in
            let reason = LocalizedText(
                be: try row["reason_be"], ru: try row["reason_ru"], en: try row["reason_en"])
            return RemovedRecord(
                try row["kind"], try row["id"], Removal(because: reason, replacement: try row["replacement"]),
                at: try row["removed_at"])
        }
    }
}
