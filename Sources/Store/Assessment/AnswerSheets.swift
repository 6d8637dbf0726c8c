import Domain
import FoundationEssentials

extension Connection {
    public var answerSheets: AnswerSheets { AnswerSheets(db: self) }
}

/// Sheets of answers. Those that nobody keeps are found by the digest of the secret in their link.
public struct AnswerSheets {
    let db: Connection

    /// The digest is of the secret of a sheet that nobody keeps, and nil for all others.
    public func add(_ sheet: AnswerSheet, digest: String?) throws {
        let (subject, notation) = sheet.subject.stored
        try db.execute(
            """
            INSERT INTO answer_sheets
                (id, instrument, subject, notation, time_point, digest, person, organisation, started_by, started_at,
                 changed_at)
            VALUES (\(sheet.id), \(sheet.instrument), \(subject), \(notation), \(sheet.timePoint), \(digest),
                    \(sheet.keeper.person), \(sheet.keeper.organisation), \(sheet.startedBy), \(sheet.startedAt),
                    \(sheet.changedAt))
            """)
    }

    /// Saves who keeps it, and at which point in time. The secret of its link opens it no longer.
    public func saveKeeper(of sheet: AnswerSheet) throws {
        try db.execute(
            """
            UPDATE answer_sheets SET digest = NULL, person = \(sheet.keeper.person),
                organisation = \(sheet.keeper.organisation), time_point = \(sheet.timePoint)
            WHERE id = \(sheet.id)
            """)
    }

    public func noteChange(of id: Identifier<AnswerSheet>, at now: Date) throws {
        try db.execute("UPDATE answer_sheets SET changed_at = \(now) WHERE id = \(id) AND changed_at < \(now)")
    }

    /// With the digest of its secret, where it has one.
    public func find(_ id: Identifier<AnswerSheet>) throws -> (sheet: AnswerSheet, digest: String?)? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map { (try Self.sheet($0), try $0["digest"]) }
    }

    public func find(digest: String) throws -> AnswerSheet? {
        try db.rows("\(Self.selection) WHERE digest = \(digest)").first.map(Self.sheet)
    }

    /// The one that an organisation has of an instrument about the same at the same time.
    public func find(like sheet: AnswerSheet, of organisation: Identifier<RegisteredOrganisation>) throws
        -> AnswerSheet?
    {
        let (subject, notation) = sheet.subject.stored
        return try db.rows(
            """
            \(Self.selection) WHERE organisation = \(organisation) AND instrument = \(sheet.instrument)
                AND subject = \(subject) AND notation = \(notation) AND time_point = \(sheet.timePoint)
            """
        ).first.map(Self.sheet)
    }

    /// Changed last first; at most 200.
    public func all(of organisation: Identifier<RegisteredOrganisation>) throws -> [AnswerSheet] {
        try db.rows("\(Self.selection) WHERE organisation = \(organisation) \(Self.newest)").map(Self.sheet)
    }

    /// Those that a person keeps, changed last first; at most 200.
    public func all(of person: Identifier<Person>) throws -> [AnswerSheet] {
        try db.rows("\(Self.selection) WHERE person = \(person) \(Self.newest)").map(Self.sheet)
    }

    /// Those that a person from outside was asked to fill in, changed last first; at most 200.
    public func all(sharedWith person: Identifier<Person>) throws -> [AnswerSheet] {
        try db.rows(
            """
            \(Self.selection) WHERE id IN (
                SELECT sheet FROM sheet_shares WHERE accepted_by = \(person) AND ended_at IS NULL)
            \(Self.newest)
            """
        ).map(Self.sheet)
    }

    /// Those of organisations that let these advisers see their assessments now, changed last first; at most 200.
    public func all(openTo scopes: [Scope], at now: Date) throws -> [AnswerSheet] {
        let whole: SQL = scopes.contains(.whole) ? "consents.recipient IS NULL OR" : ""
        return try db.rows(
            """
            \(Self.selection) WHERE organisation IN (
                SELECT consents.organisation FROM consents
                WHERE (\(whole) consents.recipient IN (\(scopes.compactMap(\.organisation))))
                    AND \(Consents.inForce(.assessments, for: .advice, at: now)))
            \(Self.newest)
            """
        ).map(Self.sheet)
    }

    /// Those that the secrets open, changed last first.
    public func all(digests: Set<String>) throws -> [AnswerSheet] {
        try db.rows("\(Self.selection) WHERE digest IN (\(digests.sorted())) \(Self.newest)").map(Self.sheet)
    }

    /// Forgets those that nobody keeps and nobody has changed since.
    public func removeUnkept(unchangedSince limit: Date) throws {
        try remove("digest IS NOT NULL AND changed_at < \(limit)")
    }

    public func removeAll(of organisation: Identifier<RegisteredOrganisation>) throws {
        try remove("organisation = \(organisation)")
    }

    public func removeAll(of person: Identifier<Person>) throws { try remove("person = \(person)") }

    private func remove(_ condition: SQL) throws {
        for table: SQL in ["sheet_answers", "sheet_shares"] {
            try db.execute("DELETE FROM \(table) WHERE sheet IN (SELECT id FROM answer_sheets WHERE \(condition))")
        }
        try db.execute("DELETE FROM answer_sheets WHERE \(condition)")
    }

    private static let newest: SQL = "ORDER BY changed_at DESC, id DESC LIMIT 200"

    private static let selection: SQL = """
        SELECT id, instrument, subject, notation, time_point, digest, person, organisation, started_by, started_at,
               changed_at
        FROM answer_sheets
        """

    private static func sheet(_ row: Row) throws -> AnswerSheet {
        let person: Identifier<Person>? = try row["person"]
        let organisation: Identifier<RegisteredOrganisation>? = try row["organisation"]
        return AnswerSheet(
            id: try row["id"], of: try row["instrument"],
            about: .init(stored: try row["subject"], try row["notation"]), at: try row["time_point"],
            keptBy: organisation.map { .organisation($0) } ?? person.map { .person($0) } ?? .bearer,
            startedBy: try row["started_by"], startedAt: try row["started_at"], changedAt: try row["changed_at"])
    }
}

extension TimePoint: SQLCodable {}
extension Instrument.Subject: SQLCodable {}

extension AnswerSheet.Keeper {
    fileprivate var person: Identifier<Person>? { if case .person(let id) = self { id } else { nil } }
}

extension AnswerSheet.Subject {
    var stored: (subject: Instrument.Subject, notation: String) {
        switch self {
        case .firm: (.firm, "")
        case .sector(let notation): (.sector, notation)
        case .region(let notation): (.region, notation)
        }
    }

    fileprivate init(stored subject: Instrument.Subject, _ notation: String) {
        self =
            switch subject {
            case .firm: .firm
            case .sector: .sector(notation)
            case .region: .region(notation)
            }
    }
}
