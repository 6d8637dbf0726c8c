import Domain
import FoundationEssentials

extension Connection {
    public var scoreSnapshots: ScoreSnapshots { ScoreSnapshots(db: self) }
}

/// Frozen results, by the digest of their text. Nothing of them changes but that another one supersedes them.
public struct ScoreSnapshots {
    let db: Connection

    /// A snapshot as it is kept.
    public struct Stored: Sendable {
        public let digest: String
        /// The answers it was made from.
        public let sheet: String
        public let organisation: Identifier<RegisteredOrganisation>?
        /// `smart-sme/1`
        public let instrument: String
        public let instrumentDigest: String
        public let timePoint: TimePoint
        public let frozenAt: Date
        public let body: String
        public let supersededBy: String?
    }

    public func add(
        _ snapshot: ScoreSnapshot, digest: String, sheet: String, organisation: Identifier<RegisteredOrganisation>?
    ) throws {
        // What is superseded makes room first: one snapshot of a sheet holds.
        if let corrected = snapshot.correction?.of {
            try db.execute("UPDATE score_snapshots SET superseded_by = \(corrected) WHERE digest = \(corrected)")
        }
        try db.execute(
            """
            INSERT INTO score_snapshots (digest, sheet, organisation, instrument, instrument_digest, time_point,
                                         frozen_at, body)
            VALUES (\(digest), \(sheet), \(organisation), \(snapshot.instrument.name), \(snapshot.instrument.digest),
                    \(snapshot.timePoint), \(snapshot.frozenAt), \(snapshot.text))
            """)
        if let corrected = snapshot.correction?.of {
            try db.execute("UPDATE score_snapshots SET superseded_by = \(digest) WHERE digest = \(corrected)")
        }
    }

    /// Keeps what an instrument says, once.
    public func keep(instrument body: String, digest: String) throws {
        try db.execute(
            """
            INSERT INTO frozen_instruments (digest, body) VALUES (\(digest), \(body)) ON CONFLICT (digest) DO NOTHING
            """)
    }

    public func instrument(_ digest: String) throws -> DataValue? {
        try db.rows("SELECT body FROM frozen_instruments WHERE digest = \(digest)").first.map {
            try DataValue(json: try $0["body"])
        }
    }

    public func find(_ digest: String) throws -> Stored? {
        try db.rows("\(Self.selection) WHERE digest = \(digest)").first.map(Self.stored)
    }

    /// The one of a sheet that holds.
    public func holding(sheet: String) throws -> Stored? {
        try db.rows("\(Self.selection) WHERE sheet = \(sheet) AND superseded_by IS NULL").first.map(Self.stored)
    }

    /// All that were ever made of a sheet, oldest first.
    public func all(of sheet: String) throws -> [Stored] {
        try db.rows("\(Self.selection) WHERE sheet = \(sheet) ORDER BY frozen_at, digest").map(Self.stored)
    }

    /// The newest of an organisation that hold, by one version of an instrument and from sheets about the same; oldest first.
    public func newest(
        of organisation: Identifier<RegisteredOrganisation>, by instrument: String, about subject: AnswerSheet.Subject,
        limit: Int
    ) throws -> [Stored] {
        let (kind, notation) = subject.stored
        return try db.rows(
            """
            \(Self.selection) WHERE organisation = \(organisation) AND instrument = \(instrument) AND superseded_by IS NULL
                AND EXISTS (
                    SELECT 1 FROM answer_sheets a
                    WHERE a.id = score_snapshots.sheet AND a.subject = \(kind) AND a.notation = \(notation))
            ORDER BY frozen_at DESC, digest DESC LIMIT \(limit)
            """
        ).map(Self.stored).reversed()
    }

    /// Those of an organisation that hold and were frozen since, oldest first.
    public func all(of organisation: Identifier<RegisteredOrganisation>, since start: Date) throws -> [Stored] {
        try db.rows(
            """
            \(Self.selection) WHERE organisation = \(organisation) AND superseded_by IS NULL AND frozen_at >= \(start)
            ORDER BY frozen_at, digest
            """
        ).map(Self.stored)
    }

    private static let selection: SQL = """
        SELECT digest, sheet, organisation, instrument, instrument_digest, time_point, frozen_at, body, superseded_by
        FROM score_snapshots
        """

    private static func stored(_ row: Row) throws -> Stored {
        Stored(
            digest: try row["digest"], sheet: try row["sheet"], organisation: try row["organisation"],
            instrument: try row["instrument"], instrumentDigest: try row["instrument_digest"],
            timePoint: try row["time_point"], frozenAt: try row["frozen_at"], body: try row["body"],
            supersededBy: try row["superseded_by"])
    }
}
