import Domain

extension Connection {
    public var contactPoints: ContactPoints { ContactPoints(db: self) }
}

/// Whom to ask in which organisation.
public struct ContactPoints {
    let db: Connection

    /// Adds it, or puts it in the place of what it was; whoever does so confirms it.
    public func save(_ contact: ContactPoint) throws {
        let details = contact.details
        try db.execute(
            """
            INSERT INTO contact_points (id, organisation, name, email, email_key, telephone, expertise, languages,
                                        confirmed_on)
            VALUES (\(contact.id), \(contact.organisation), \(details.name), \(details.email),
                    \(details.email.key), \(details.telephone),
                    \(details.expertise.joined(separator: " ")),
                    \(details.languages.map(\.rawValue).joined(separator: " ")), \(contact.confirmedOn))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email,
                email_key = excluded.email_key, telephone = excluded.telephone, expertise = excluded.expertise,
                languages = excluded.languages, confirmed_on = excluded.confirmed_on, asked_on = NULL
            """)
    }

    public func remove(_ id: Identifier<ContactPoint>) throws {
        try db.execute("DELETE FROM contact_points WHERE id = \(id)")
    }

    public func find(_ id: Identifier<ContactPoint>) throws -> ContactPoint? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.contact)
    }

    /// All of an organisation, by name.
    public func all(in organisation: Identifier<RegisteredOrganisation>) throws -> [ContactPoint] {
        try db.rows("\(Self.selection) WHERE organisation = \(organisation) ORDER BY name, id").map(Self.contact)
    }

    /// Those at an address, in any organisation.
    public func all(at email: EmailAddress) throws -> [ContactPoint] {
        try db.rows("\(Self.selection) WHERE email_key = \(email.key) ORDER BY id").map(Self.contact)
    }

    /// The organisations whose contacts were last confirmed on or before a day, and that were not asked about them since.
    public func organisationsToAsk(confirmedThrough day: Day, limit: Int) throws
        -> [Identifier<RegisteredOrganisation>]
    {
        try db.rows(
            """
            SELECT organisation, MIN(confirmed_on) AS oldest FROM contact_points
            WHERE confirmed_on <= \(day) AND asked_on IS NULL
            GROUP BY organisation ORDER BY oldest, organisation LIMIT \(limit)
            """
        ).map { try $0["organisation"] }
    }

    /// Notes that an organisation was asked about its contacts that old. Returns how many they are.
    public func noteAsked(
        _ organisation: Identifier<RegisteredOrganisation>, confirmedThrough day: Day, on today: Day
    ) throws -> Int {
        try db.execute(
            """
            UPDATE contact_points SET asked_on = \(today)
            WHERE organisation = \(organisation) AND confirmed_on <= \(day) AND asked_on IS NULL
            """)
    }

    private static let selection: SQL =
        "SELECT id, organisation, name, email, telephone, expertise, languages, confirmed_on FROM contact_points"

    private static func contact(_ row: Row) throws -> ContactPoint {
        let (expertise, languages): (String, String) = (try row["expertise"], try row["languages"])
        return ContactPoint(
            id: try row["id"], organisation: try row["organisation"],
            details: ContactPoint.Details(
                name: try row["name"], email: try row["email"], telephone: try row["telephone"],
                expertise: expertise.split(separator: " ").map(String.init),
                languages: languages.split(separator: " ").compactMap { Language(rawValue: String($0)) }),
            confirmedOn: try row["confirmed_on"])
    }
}
