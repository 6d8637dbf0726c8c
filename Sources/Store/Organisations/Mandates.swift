import Domain

extension Connection {
    public var mandates: Mandates { Mandates(db: self) }
}

/// Who speaks for which organisation, and from when to when.
public struct Mandates {
    let db: Connection

    public func add(_ mandate: Mandate) throws {
        try db.execute(
            """
            INSERT INTO mandates (id, organisation, person, origin, valid_from, valid_through)
            VALUES (\(mandate.id), \(mandate.organisation), \(mandate.person), \(mandate.origin), \(mandate.validFrom),
                    \(mandate.validThrough))
            """)
    }

    /// Saves the last day, the only thing that changes.
    public func save(_ mandate: Mandate) throws {
        try db.execute("UPDATE mandates SET valid_through = \(mandate.validThrough) WHERE id = \(mandate.id)")
    }

    public func find(_ id: Identifier<Mandate>) throws -> Mandate? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.mandate)
    }

    /// Past ones too, newest first.
    public func all(for organisation: Identifier<RegisteredOrganisation>) throws -> [Mandate] {
        try db.rows("\(Self.selection) WHERE organisation = \(organisation) ORDER BY valid_from DESC, id DESC")
            .map(Self.mandate)
    }

    /// Those of a person, newest first.
    public func all(of person: Identifier<Person>) throws -> [Mandate] {
        try db.rows("\(Self.selection) WHERE person = \(person) ORDER BY valid_from DESC, id DESC").map(Self.mandate)
    }

    private static let selection: SQL =
        "SELECT id, organisation, person, origin, valid_from, valid_through FROM mandates"

    private static func mandate(_ row: Row) throws -> Mandate {
        Mandate(
            id: try row["id"], organisation: try row["organisation"], person: try row["person"],
            origin: try row["origin"], validFrom: try row["valid_from"], validThrough: try row["valid_through"])
    }
}

extension Mandate.Origin: SQLCodable {}
