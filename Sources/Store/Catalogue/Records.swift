import Domain

extension Connection {
    public var records: Records { Records(db: self) }
}

/// The records of the catalogue.
public struct Records {
    let db: Connection

    /// A record as it is stored: its place in the catalogue, its version of the text, its content.
    public struct Stored: Sendable {
        public let ordinal: Int
        public let kind: Kind
        public let id: String
        public let body: String
    }

    public func find(_ kind: Kind, _ id: String) throws -> (any CatalogueRecord)? {
        try db.rows("SELECT kind, id, body FROM records WHERE kind = \(kind) AND id = \(id)").first.map(Self.record)
    }

    /// The record of a type, such as `find(Opportunity.self, "efse-loan")`.
    public func find<Record: CatalogueRecord>(_: Record.Type, _ id: String) throws -> Record? {
        try find(Record.kind, id) as? Record
    }

    /// Every record of a kind, in the order of the catalogue.
    public func all(_ kind: Kind) throws -> [any CatalogueRecord] {
        try db.rows("SELECT kind, id, body FROM records WHERE kind = \(kind) ORDER BY ordinal").map(Self.record)
    }

    public func all<Record: CatalogueRecord>(_: Record.Type) throws -> [Record] {
        try all(Record.kind).compactMap { $0 as? Record }
    }

    /// Records of a kind that stand after a place in the catalogue, in its order.
    public func part(
        _ kind: Kind, after ordinal: Int, limit: Int
    ) throws -> [(ordinal: Int, record: any CatalogueRecord)] {
        try db.rows(
            """
            SELECT ordinal, kind, id, body FROM records WHERE kind = \(kind) AND ordinal > \(ordinal)
            ORDER BY ordinal LIMIT \(limit)
            """
        ).map { (try $0["ordinal"], try Self.record($0)) }
    }

    /// A heading, and the moment of its latest change: ISO 8601 in UTC.
    public struct Dated: Sendable {
        public let heading: Heading
        public let updated: String
    }

    /// The records of a kind that were true, or changed, last: newest first.
    public func latest(_ kind: Kind, in language: Language, limit: Int) throws -> [Dated] {
        let changes = try db.rows(
            """
            SELECT id, MAX(ended_at) AS changed FROM record_versions WHERE kind = \(kind)
            GROUP BY id ORDER BY changed DESC LIMIT \(limit)
            """)
        let changed = Dictionary(
            uniqueKeysWithValues: try changes.map { (try $0["id"] as String, try $0["changed"] as String) })
        let columns: SQL = "ordinal, kind, id, \(Self.heading(in: language)), as_of"
        let rows =
            try db.rows(
                """
                SELECT \(columns) FROM records WHERE kind = \(kind) ORDER BY as_of DESC, ordinal LIMIT \(limit)
                """)
            + db.rows("SELECT \(columns) FROM records WHERE kind = \(kind) AND id IN (\(Array(changed.keys)))")
        var seen: Set<Int> = []
        let entries = try rows.map { row in
            let heading = try Heading(row)
            let day = "\(try row["as_of"] as String)T00:00:00Z"
            return Dated(heading: heading, updated: changed[heading.id].map { Swift.max($0, day) } ?? day)
        }.filter { seen.insert($0.heading.ordinal).inserted }
        return Array(
            entries.sorted { ($1.updated, $0.heading.ordinal) < ($0.updated, $1.heading.ordinal) }.prefix(limit))
    }

    /// Identifiers of a kind, in order, with the day each was true.
    public func addresses(_ kind: Kind, offset: Int, limit: Int) throws -> [(id: String, asOf: String)] {
        try db.rows(
            "SELECT id, as_of FROM records WHERE kind = \(kind) ORDER BY id LIMIT \(limit) OFFSET \(offset)"
        ).map { (try $0["id"], try $0["as_of"]) }
    }

    /// The days between which the records of each kind were true.
    public func days() throws -> [Kind: ClosedRange<Day>] {
        let rows = try db.rows(
            "SELECT kind, MIN(as_of) AS first, MAX(as_of) AS latest FROM records WHERE as_of <> '' GROUP BY kind")
        return Dictionary(
            uniqueKeysWithValues: try rows.compactMap { row in
                let kind: Kind = try row["kind"]
                guard let first = Day(try row["first"]), let latest = Day(try row["latest"]) else { return nil }
                return (kind, first...latest)
            })
    }

    /// The identifier of the first record of each kind.
    public func firsts() throws -> [Kind: String] {
        let rows = try db.rows(
            "SELECT kind, id FROM records WHERE ordinal IN (SELECT MIN(ordinal) FROM records GROUP BY kind)")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["kind"], try $0["id"]) })
    }

    /// The ordinal of the first record of a kind.
    public func first(_ kind: Kind) throws -> Int? {
        try db.rows("SELECT MIN(ordinal) AS ordinal FROM records WHERE kind = \(kind)").first?["ordinal"]
    }

    /// Title and summary in one language of the records with these ordinals, in this order: what a list shows.
    /// One that is gone meanwhile is left out.
    public func headings(_ ordinals: [Int], in language: Language) throws -> [Heading] {
        guard !ordinals.isEmpty else { return [] }
        let rows = try db.rows(
            "SELECT ordinal, kind, id, \(Self.heading(in: language)) FROM records WHERE ordinal IN (\(ordinals))")
        let found = Dictionary(uniqueKeysWithValues: try rows.map { (try $0["ordinal"] as Int, try Heading($0)) })
        return ordinals.compactMap { found[$0] }
    }

    /// Headings with a part of the record each: only `fields` are read and the rest of it stays empty, which is far cheaper.
    public func excerpts(_ ordinals: [Int], of fields: [String], in language: Language) throws -> [Excerpt] {
        guard !ordinals.isEmpty else { return [] }
        return try db.rows(
            "SELECT ordinal, kind, id, \(Self.heading(in: language)), body FROM records WHERE ordinal IN (\(ordinals))"
        ).map { Excerpt(heading: try Heading($0), record: try Self.record($0, only: fields)) }
    }

    static func heading(in language: Language) -> SQL {
        switch language {
        case .be: "title_be AS title, summary_be AS summary"
        case .ru: "title_ru AS title, summary_ru AS summary"
        case .en: "title_en AS title, summary_en AS summary"
        }
    }

    /// Title of each of the records named, by id.
    public func titles(_ kind: Kind, _ ids: some Collection<String>, in language: Language) throws -> [String: String] {
        guard !ids.isEmpty else { return [:] }
        let title: SQL =
            switch language {
            case .be: "title_be"
            case .ru: "title_ru"
            case .en: "title_en"
            }
        let rows = try db.rows(
            "SELECT id, \(title) AS title FROM records WHERE kind = \(kind) AND id IN (\(Array(ids)))")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["title"]) })
    }

    /// Title of each of the records named, in every language, by id.
    public func titles(_ kind: Kind, _ ids: some Collection<String>) throws -> [String: LocalizedText] {
        guard !ids.isEmpty else { return [:] }
        let rows = try db.rows(
            "SELECT id, title_be, title_ru, title_en FROM records WHERE kind = \(kind) AND id IN (\(ids.uniqued))")
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (
                    try row["id"],
                    LocalizedText(be: try row["title_be"], ru: try row["title_ru"], en: try row["title_en"])
                )
            })
    }

    /// The records of a type that carry any notation of a scheme, in the order of the catalogue.
    public func carrying<Record: CatalogueRecord>(anyOf scheme: String, _: Record.Type) throws -> [Record] {
        try db.rows(
            """
            SELECT kind, id, body FROM records
            WHERE kind = \(Record.kind) AND ordinal IN (SELECT ordinal FROM search_facets WHERE scheme = \(scheme))
            ORDER BY ordinal
            """
        ).compactMap { try Self.record($0) as? Record }
    }

    /// The ordinals of the records that name this one, by the field that names it; the first `limit` of each kind and field.
    public func naming(
        _ kind: Kind, _ id: String, limit: Int
    ) throws -> [(field: String, kind: Kind, ordinal: Int)] {
        try db.rows(
            """
            SELECT field, kind, ordinal FROM (
                SELECT record_links.field AS field, records.kind AS kind, records.ordinal AS ordinal,
                    ROW_NUMBER() OVER (PARTITION BY records.kind, record_links.field ORDER BY records.ordinal) AS place
                FROM record_links JOIN records ON records.ordinal = record_links.ordinal
                WHERE record_links.target_kind = \(kind) AND record_links.target_id = \(id)
            ) AS naming
            WHERE place <= \(limit) ORDER BY ordinal
            """
        ).map { (try $0["field"], try $0["kind"], try $0["ordinal"]) }
    }

    /// How many records of each kind there are.
    public func counts() throws -> [Kind: Int] {
        let rows = try db.rows("SELECT kind, COUNT(*) AS total FROM records GROUP BY kind")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["kind"], try $0["total"]) })
    }

    /// How many records of a kind carry all the notations, or narrower ones, and name a record in a field.
    public func count(_ kind: Kind, carrying notations: [String], naming: Claim.RecordName?) throws -> Int {
        let ordinals = try db.integers(
            """
            SELECT records.ordinal FROM records
            WHERE records.kind = \(kind) AND (
                SELECT COUNT(DISTINCT search_facets.notation) FROM search_facets
                WHERE search_facets.ordinal = records.ordinal AND search_facets.notation IN (\(notations))
            ) = \(Set(notations).count)
            """)
        guard let naming, !ordinals.isEmpty else { return ordinals.count }
        let named = try db.integers(
            "SELECT ordinal FROM record_links WHERE field = \(naming.field) AND target_id = \(naming.id)")
        return Set(ordinals).intersection(named).count
    }

    public func stored() throws -> [Stored] {
        try db.rows("SELECT ordinal, kind, id, body FROM records ORDER BY ordinal").map {
            Stored(ordinal: try $0["ordinal"], kind: try $0["kind"], id: try $0["id"], body: try $0["body"])
        }
    }

    public func stored(_ kind: Kind, _ id: String) throws -> Stored? {
        try db.rows("SELECT ordinal, kind, id, body FROM records WHERE kind = \(kind) AND id = \(id)").first.map {
            Stored(ordinal: try $0["ordinal"], kind: try $0["kind"], id: try $0["id"], body: try $0["body"])
        }
    }

    /// The number for a record that is new.
    public func nextOrdinal() throws -> Int {
        try db.integers("SELECT COALESCE(MAX(ordinal), 0) + 1 AS next FROM records")[0]
    }

    /// The identifiers of all records, by kind.
    public func identifiers() throws -> [Kind: Set<String>] {
        try db.rows("SELECT kind, id FROM records").reduce(into: [:]) { identifiers, row in
            identifiers[try row["kind"], default: []].insert(try row["id"])
        }
    }

    /// Identifier and title of the first records of a kind, in the order of their titles.
    public func choices(_ kind: Kind, in language: Language, limit: Int) throws -> [(id: String, title: String)] {
        try db.rows(
            """
            SELECT id, \(Self.heading(in: language)) FROM records WHERE kind = \(kind) ORDER BY title, id LIMIT \(limit)
            """
        ).map { (try $0["id"], try $0["title"]) }
    }

    /// Puts records in that are not there yet, many with one statement.
    public func add(_ added: [(record: any CatalogueRecord, body: String, ordinal: Int)]) throws {
        try db.insert(
            into: """
                records (ordinal, kind, id, title_be, title_ru, title_en, summary_be, summary_ru, summary_en, as_of, body)
                """,
            added.map { record, body, ordinal in
                let (title, summary) = (record.core.title, record.core.summary)
                return [
                    ordinal.sqlValue, type(of: record).kind.sqlValue, record.id.sqlValue, title.be.sqlValue,
                    title.ru.sqlValue, title.en.sqlValue, summary.be.sqlValue, summary.ru.sqlValue,
                    summary.en.sqlValue, (record.core.asOf?.description ?? "").sqlValue, body.sqlValue,
                ]
            })
        let links = added.flatMap { record, _, ordinal in
            Set(record.links).map { link in
                [ordinal.sqlValue, link.field.sqlValue, link.kind.sqlValue, link.id.sqlValue]
            }
        }
        try db.insert(into: "record_links (ordinal, field, target_kind, target_id)", links)
    }

    public func save(_ record: any CatalogueRecord, body: String, at ordinal: Int) throws {
        let kind = type(of: record).kind
        let (title, summary) = (record.core.title, record.core.summary)
        try db.execute(
            """
            INSERT INTO records (ordinal, kind, id, title_be, title_ru, title_en, summary_be, summary_ru, summary_en, as_of, body)
            VALUES (\(ordinal), \(kind), \(record.id), \(title.be), \(title.ru), \(title.en),
                    \(summary.be), \(summary.ru), \(summary.en), \(record.core.asOf?.description ?? ""), \(body))
            ON CONFLICT (ordinal) DO UPDATE SET
                title_be = excluded.title_be, title_ru = excluded.title_ru, title_en = excluded.title_en,
                summary_be = excluded.summary_be, summary_ru = excluded.summary_ru, summary_en = excluded.summary_en,
                as_of = excluded.as_of, body = excluded.body
            """)
        try db.execute("DELETE FROM record_links WHERE ordinal = \(ordinal)")
        for link in record.links {
            try db.execute(
                """
                INSERT INTO record_links (ordinal, field, target_kind, target_id)
                VALUES (\(ordinal), \(link.field), \(link.kind), \(link.id))
                ON CONFLICT (ordinal, field, target_kind, target_id) DO NOTHING
                """)
        }
    }

    public func remove(_ ordinals: [Int]) throws {
        for ordinal in ordinals {
            try db.execute("DELETE FROM record_links WHERE ordinal = \(ordinal)")
            try db.execute("DELETE FROM records WHERE ordinal = \(ordinal)")
        }
    }

    private static func record(_ row: Row) throws -> any CatalogueRecord { try record(row, only: nil) }

    private static func record(_ row: Row, only fields: [String]?) throws -> any CatalogueRecord {
        let kind: Kind = try row["kind"]
        let text: String = try row["body"]
        let body = try fields.map { try DataValue(json: text, only: $0) } ?? DataValue(json: text)
        return kind.record.init(id: try row["id"], reading: DataReader(body), context: nil)
    }
}

/// A heading, and what else a list shows.
public struct Excerpt: Sendable {
    public let heading: Heading
    public let record: any CatalogueRecord
}

/// What a list shows of a record.
public struct Heading: Equatable, Sendable {
    public let ordinal: Int
    public let kind: Kind
    public let id: String
    public let title: String
    public let summary: String

    init(_ row: Row) throws {
        ordinal = try row["ordinal"]
        kind = try row["kind"]
        id = try row["id"]
        title = try row["title"]
        summary = try row["summary"]
    }
}

extension Kind: SQLCodable {}
