import Domain
import FoundationEssentials

extension Connection {
    public var consents: Consents { Consents(db: self) }
}

/// Consents and what became of them. Rows are added, never changed and never deleted.
public struct Consents {
    let db: Connection

    public func add(_ consent: Consent) throws {
        try db.execute(
            """
            INSERT INTO consents (id, person, organisation, purpose, recipient, data_groups, text_version, given_by,
                                  given_at, expires_at)
            VALUES (\(consent.id), \(consent.subject.personID), \(consent.subject.organisationID), \(consent.purpose),
                    \(consent.recipient.organisationID), \(consent.dataGroups.text), \(consent.textVersion),
                    \(consent.givenBy), \(consent.givenAt), \(consent.expiresAt))
            """)
    }

    /// False when it was taken back before: the first time counts.
    public func add(_ revocation: Consent.Revocation, of consent: Identifier<Consent>) throws -> Bool {
        let added = try db.execute(
            """
            INSERT INTO consent_revocations (consent, revoked_by, revoked_at)
            VALUES (\(consent), \(revocation.by), \(revocation.at))
            ON CONFLICT (consent) DO NOTHING
            """)
        return added == 1
    }

    public func find(_ id: Identifier<Consent>) throws -> Consent? {
        try db.rows("\(Self.selection) WHERE consents.id = \(id)").first.map(Self.consent)
    }

    /// All that someone ever gave, newest first.
    public func all(of subject: DataSubject) throws -> [Consent] {
        try db.rows("\(Self.selection) WHERE \(subject.condition) ORDER BY given_at DESC, consents.id DESC")
            .map(Self.consent)
    }

    /// The rows of `consents` by which these data may be used for a purpose now.
    static func inForce(_ group: DataGroup, for purpose: Purpose, at now: Date) -> SQL {
        """
        consents.purpose = \(purpose) AND ' ' || consents.data_groups || ' ' LIKE \("% \(group.rawValue) %")
            AND consents.given_at <= \(now) AND consents.expires_at > \(now)
            AND NOT EXISTS (SELECT 1 FROM consent_revocations r WHERE r.consent = consents.id)
        """
    }

    private static let selection: SQL = """
        SELECT consents.id AS id, person, organisation, purpose, recipient, data_groups, text_version, given_by,
               given_at, expires_at, revoked_by, revoked_at
        FROM consents LEFT JOIN consent_revocations ON consent_revocations.consent = consents.id
        """

    static func consent(_ row: Row) throws -> Consent {
        let (revokedBy, revokedAt): (Identifier<Person>?, Date?) = (try row["revoked_by"], try row["revoked_at"])
        return Consent(
            id: try row["id"], subject: try DataSubject(row), purpose: try row["purpose"],
            recipient: Scope(try row["recipient"]), dataGroups: try Set(text: try row["data_groups"]),
            textVersion: try row["text_version"], givenBy: try row["given_by"], givenAt: try row["given_at"],
            expiresAt: try row["expires_at"],
            revocation: revokedBy.flatMap { person in revokedAt.map { .init(by: person, at: $0) } })
    }
}

extension DataSubject {
    var personID: Identifier<Person>? { if case .person(let id) = self { id } else { nil } }
    var organisationID: Identifier<RegisteredOrganisation>? { if case .organisation(let id) = self { id } else { nil } }

    /// The rows of consents that are this subject's.
    var condition: SQL {
        switch self {
        case .person(let id): "consents.person = \(id)"
        case .organisation(let id): "consents.organisation = \(id)"
        }
    }

    fileprivate init(_ row: Row) throws {
        let person: Identifier<Person>? = try row["person"]
        self = try person.map(DataSubject.person) ?? .organisation(try row["organisation"])
    }
}

extension Set<DataGroup> {
    /// As a column holds it: in order of the alphabet, so that equal sets are equal texts.
    var text: String { map(\.rawValue).sorted().joined(separator: " ") }

    init(text: String) throws {
        self = Set(
            try text.split(separator: " ").map { name in
                guard let group = DataGroup(rawValue: String(name)) else {
                    throw DatabaseError.wrongType(column: "data_groups", value: .text(text))
                }
                return group
            })
    }
}

extension Purpose: SQLCodable {}
