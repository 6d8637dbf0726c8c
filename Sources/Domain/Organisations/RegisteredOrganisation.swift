import FoundationEssentials

/// An organisation with an account (W3C Registered Organization Vocabulary), as its people entered it. What the catalogue
/// says of a body is an `Organisation`.
public struct RegisteredOrganisation: Equatable, Sendable {
    public let id: Identifier<RegisteredOrganisation>
    public var name: String
    /// Nil where the country defines no identifiers.
    public let identifier: OrganisationIdentifier?
    /// The record of the catalogue that describes it, by id. Staff make the link: it lets its people write drafts of the record.
    public var record: String?
    public let createdAt: Date

    public init(
        id: Identifier<RegisteredOrganisation>, name: String, identifier: OrganisationIdentifier?,
        record: String? = nil, createdAt: Date
    ) {
        self.id = id
        self.name = name
        self.identifier = identifier
        self.record = record
        self.createdAt = createdAt
    }
}

/// What a person states to register an organisation.
public struct OrganisationRegistration: Equatable, Sendable {
    public let name: String
    public let identifier: OrganisationIdentifier?

    /// Reads `{name, scheme, number}`; `scheme` may be missing where the country has one. Mistakes are noted in the reader.
    public init?(reading reader: DataReader, country: Country) {
        reader.onlyFields(["name", "scheme", "number"])
        let name = reader.required("name")?.words(limit: 300)
        identifier = OrganisationIdentifier(reading: reader, country: country)
        guard let name, reader.mistakes.isEmpty else { return nil }
        self.name = name
    }
}

extension OrganisationIdentifier {
    /// Reads `{scheme, number}` by the rules of the country; nil without a mistake where it has none.
    public init?(reading reader: DataReader, country: Country) {
        let schemes = country.organisationIdentifiers
        guard !schemes.isEmpty else { return nil }
        let wanted = reader.field("scheme")?.text(limit: 40) ?? (schemes.count == 1 ? schemes[0].notation : nil)
        guard let scheme = schemes.first(where: { $0.notation == wanted }) else {
            reader.note(.notOneOf(schemes.map(\.notation)), at: "scheme")
            return nil
        }
        guard let field = reader.required("number"), let text = field.words(limit: 40) else { return nil }
        do {
            self = try scheme.identifier(text)
        } catch {
            field.note(error.problem(example: scheme.example))
            return nil
        }
    }
}
