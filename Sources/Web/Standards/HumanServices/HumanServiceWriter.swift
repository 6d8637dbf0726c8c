import Domain
import Store

/// Writes services and the organisations behind them as the Human Services Data Specification 3 has them (HSDS, Open Referral).
struct HumanServiceWriter {
    let catalogue: Catalogue
    let address: PublicAddress
    let strings: Strings
    /// The organisations that are named, by id.
    let organisations: [String: Organisation]
    /// When a service last changed, by id, where it did.
    let changes: [String: String]

    private var language: Language { strings.language }

    private func uuid(_ parts: String...) -> String { NameUUID.text(of: parts, in: catalogue.country) }

    // MARK: Services

    func service(_ service: Service, isFull: Bool) -> DataValue {
        let provider = service.provider.first.flatMap { organisations[$0] }
        var fields: [(String, DataValue?)] = [
            ("id", .text(uuid("services", service.id))), ("name", .text(service.core.title[language])),
            ("description", .text(service.core.summary[language])), ("url", service.core.url.map(ASCIIAddress.value)),
            ("status", .text("active")),
            (
                "fees_description",
                .text(
                    service.terms.map { catalogue.classification.label($0, in: language) }.joined(separator: "; "))
            ),
            ("email", email(of: service.core)), ("assured_date", service.core.asOf.map { .text($0.description) }),
            ("last_modified", modified(service).map { .text($0.replacing("Z", with: ".000Z")) }),
            ("organization_id", provider.map { .text(uuid("organisations", $0.id)) }),
            ("organization", provider.map { organisation($0) }),
        ]
        if isFull {
            fields += [
                ("contacts", contacts(of: service.core, "services")),
                ("service_at_locations", (service.place ?? provider?.place).map { .list([at($0, service)]) }),
                (
                    "attributes",
                    attributes(of: service.core, "services", "service", service.core.concepts + service.terms)
                ),
            ]
        }
        return .stated(fields)
    }

    private func modified(_ service: Service) -> String? {
        changes[service.id] ?? (service.core.asOf ?? catalogue.dataDate)?.instant
    }

    private func at(_ place: String, _ service: Service) -> DataValue {
        .stated([
            ("id", .text(uuid("services", service.id, "places", place))),
            ("service_id", .text(uuid("services", service.id))), ("location_id", .text(uuid("places", place))),
            ("location", location(place)),
        ])
    }

    /// A town: no street is known, so there is no address.
    private func location(_ id: String) -> DataValue? {
        catalogue.places[id].map { place in
            .stated([
                ("id", .text(uuid("places", id))), ("location_type", .text("physical")),
                ("name", .text(place.name[language])), ("latitude", DataValue(place.latitude)),
                ("longitude", DataValue(place.longitude)),
            ])
        }
    }

    // MARK: Organisations

    /// What stands in an organisation once; also inside a service.
    private func core(_ organisation: Organisation) -> [(String, DataValue?)] {
        [
            ("id", .text(uuid("organisations", organisation.id))), ("name", .text(organisation.core.title[language])),
            ("description", .text(organisation.core.summary[language])),
            ("website", organisation.core.url.map(ASCIIAddress.value)),
            ("uri", .text(address.resource(.organisations, organisation.id))),
            ("parent_organization_id", organisation.partOf.first.map { .text(uuid("organisations", $0)) }),
            ("email", email(of: organisation.core)),
        ]
    }

    func organisation(_ organisation: Organisation) -> DataValue { .stated(core(organisation)) }

    /// `services` are those whose first provider it is.
    func full(_ organisation: Organisation, services: [Service], withFullServices: Bool) -> DataValue {
        let notations =
            organisation.core.concepts + organisation.roles + organisation.terms + organisation.responsibleFor
        let given = services.map { service in
            withFullServices
                ? self.service(service, isFull: true)
                : DataValue.stated([
                    ("id", .text(uuid("services", service.id))), ("name", .text(service.core.title[language])),
                    ("status", .text("active")),
                ])
        }
        return .stated(
            core(organisation) + [
                ("contacts", contacts(of: organisation.core, "organisations")),
                ("locations", organisation.place.flatMap(location).map { .list([$0]) }), ("services", .list(given)),
                ("attributes", attributes(of: organisation.core, "organisations", "organization", notations)),
            ])
    }

    // MARK: Parts of both

    private static func isEmail(_ text: String) -> Bool { text.wholeMatch(of: /[^@\s]+@[^@\s]+\.[^@\s]+/) != nil }

    private func email(of core: RecordCore) -> DataValue? {
        core.contact.flatMap { Self.isEmail($0) ? .text($0) : nil }
    }

    private func contacts(of core: RecordCore, _ kind: String) -> DataValue? {
        guard let contact = core.contact, !Self.isEmail(contact) else { return nil }
        return .list([.stated([("id", .text(uuid(kind, core.id, "contact"))), ("name", .text(contact))])])
    }

    private func attributes(of core: RecordCore, _ kind: String, _ entity: String, _ notations: [String]) -> DataValue {
        .list(
            notations.uniqued.compactMap { notation in
                term(notation).map {
                    .stated([
                        ("id", .text(uuid(kind, core.id, "attributes", notation))),
                        ("link_id", .text(uuid(kind, core.id))), ("link_entity", .text(entity)),
                        ("taxonomy_term_id", .text(uuid("concepts", notation))), ("taxonomy_term", $0),
                    ])
                }
            })
    }

    private func term(_ notation: String) -> DataValue? {
        guard let concept = catalogue.classification[notation],
            let scheme = catalogue.classification.scheme(concept.scheme)
        else { return nil }
        let title = scheme.title[language]
        let taxonomy = uuid("schemes", scheme.notation)
        return .stated([
            ("id", .text(uuid("concepts", notation))), ("code", .text(notation)),
            ("name", .text(concept.prefLabel[language])),
            ("description", .text("\(title): \(concept.prefLabel[language])")),
            ("parent_id", concept.broader.map { .text(uuid("concepts", $0)) }), ("taxonomy", .text(title)),
            ("taxonomy_id", .text(taxonomy)), ("language", .text(language.rawValue)),
            ("term_uri", .text(address.concept(notation))),
            (
                "taxonomy_detail",
                .stated([
                    ("id", .text(taxonomy)), ("name", .text(title)), ("description", .text(title)),
                    ("uri", .text(address.scheme(scheme.notation))), ("version", .text(scheme.version)),
                ])
            ),
        ])
    }
}

/// A web address as formats want it that know ASCII only.
enum ASCIIAddress {
    /// The address with what is not ASCII percent-encoded; nil when its host cannot be written so.
    static func value(_ address: String) -> DataValue {
        if address.utf8.allSatisfy({ $0 < 128 }) { return .text(address) }
        let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[2].utf8.allSatisfy({ $0 < 128 }) else { return .null }
        let encoded = address.utf8.map { byte in
            byte < 128
                ? String(UnicodeScalar(byte))
                : "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
        }
        return .text(encoded.joined())
    }
}
