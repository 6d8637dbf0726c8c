import Domain
import FoundationEssentials

extension Connection {
    public var disclosures: Disclosures { Disclosures(db: self) }
}

/// Who has seen what of whom. Rows are added only.
public struct Disclosures {
    let db: Connection

    public func add(_ disclosure: Disclosure) throws {
        try db.execute(
            """
            INSERT INTO disclosures (id, consent, data_groups, seen_by, seen_at)
            VALUES (\(disclosure.id), \(disclosure.consent), \(disclosure.dataGroups.text), \(disclosure.seenBy),
                    \(disclosure.seenAt))
            """)
    }

    /// What was shown of someone, newest first.
    public func all(of subject: DataSubject, limit: Int) throws -> [Disclosure] {
        let consents = Dictionary(uniqueKeysWithValues: try db.consents.all(of: subject).map { ($0.id, $0) })
        return try db.rows(
            """
            SELECT disclosures.id AS id, consent, disclosures.data_groups AS data_groups, seen_by, seen_at
            FROM disclosures JOIN consents ON consents.id = disclosures.consent
            WHERE \(subject.condition) ORDER BY seen_at DESC, disclosures.id DESC LIMIT \(limit)
            """
        ).compactMap { row in
            try consents[try row["consent"]].map { consent in
                Disclosure(
                    id: try row["id"], on: consent, of: try Set(text: try row["data_groups"]), to: try row["seen_by"],
                    at: try row["seen_at"])
            }
        }
    }
}
