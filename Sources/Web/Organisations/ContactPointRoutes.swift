import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Store

/// Whom to ask in an organisation: entered, confirmed from time to time, taken away.
struct ContactPointRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    /// The scheme that says what a contact can be asked about: the fields in which firms look for help.
    private static let expertise = "COSME"

    func add(to own: RouterGroup<Context>) {
        own.get(":id/contacts/new", use: showNew)
        own.post(":id/contacts", use: add)
        own.get(":id/contacts/:contact", use: show)
        own.post(":id/contacts/:contact", use: save)
        own.post(":id/contacts/:contact/confirmation", use: confirm)
        own.post(":id/contacts/:contact/removal", use: remove)
    }

    @Sendable private func showNew(_ request: Request, context: Context) async throws -> Response {
        try await show(nil, nil, context)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let (id, contact) = (try context.organisation, try context.contact)
        let now = services.now()
        let found = try await services.look(for: context) { db, actor in
            try db.requireEditing(of: contact, in: id, by: actor, at: now)
        }
        return try await show(contact, found.details, context)
    }

    @Sendable private func add(_ request: Request, context: Context) async throws -> Response {
        let (id, now, cache) = (try context.organisation, services.now(), services.catalogue)
        guard let details = try await details(context) else { return try await show(nil, nil, context, isSent: true) }
        try await services.act(for: context) { db, actor in
            let today = try cache.catalogue(in: db).country.day(at: now)
            _ = try db.addContactPoint(details, to: id, by: actor, on: today, at: now)
        }
        return .redirect(to: Location(context, language, "").done(.contactSaved, in: id), type: .normal)
    }

    /// Whoever changes a contact says that it holds today.
    @Sendable private func save(_ request: Request, context: Context) async throws -> Response {
        guard let details = try await details(context) else {
            return try await show(try context.contact, nil, context, isSent: true)
        }
        return try await confirm(as: details, .contactSaved, context)
    }

    @Sendable private func confirm(_ request: Request, context: Context) async throws -> Response {
        try await confirm(as: nil, .contactConfirmed, context)
    }

    private func confirm(
        as details: ContactPoint.Details?, _ change: OrganisationChange, _ context: Context
    ) async throws -> Response {
        let (id, contact) = (try context.organisation, try context.contact)
        let (now, cache) = (services.now(), services.catalogue)
        try await services.act(for: context) { db, actor in
            _ = try db.requireEditing(of: contact, in: id, by: actor, at: now)
            let today = try cache.catalogue(in: db).country.day(at: now)
            try db.confirmContactPoint(contact, as: details, by: actor, on: today, at: now)
        }
        return .redirect(to: Location(context, language, "").done(change, in: id), type: .normal)
    }

    @Sendable private func remove(_ request: Request, context: Context) async throws -> Response {
        let (id, contact, now) = (try context.organisation, try context.contact, services.now())
        try await services.act(for: context) { db, actor in
            _ = try db.requireEditing(of: contact, in: id, by: actor, at: now)
            try db.removeContactPoint(contact, by: actor, at: now)
        }
        return .redirect(to: Location(context, language, "").done(.contactRemoved, in: id), type: .normal)
    }

    // MARK: The form

    private static func reader(_ form: QueryItems) -> DataReader {
        DataReader(form.value(["name", "email", "telephone"], lists: ["expertise", "languages"]))
    }

    /// What was typed; nil with mistakes in it.
    private func details(_ context: Context) async throws -> ContactPoint.Details? {
        let (cache, reader) = (services.catalogue, Self.reader(context.visit.form))
        let catalogue = try await services.database.read { try cache.catalogue(in: $0) }
        return ContactPoint.Details(reading: reader, classification: catalogue.classification)
    }

    /// `contact` is nil for a new one; `isSent` says that the form came back with mistakes.
    private func show(
        _ contact: Identifier<ContactPoint>?, _ details: ContactPoint.Details?, _ context: Context,
        isSent: Bool = false
    ) async throws -> Response {
        let (id, now, cache) = (try context.organisation, services.now(), services.catalogue)
        let path = "\(id.ownPath)/contacts/\(contact?.rawValue ?? "new")"
        let location = Location(context, language, path)
        let (organisation, classification) = try await services.look(for: context) { db, actor in
            let organisation = try db.organisation(id, for: actor, at: now)
            guard actor.may(.editContactPoint, on: .organisation(id)) else { throw Refusal.notAllowed }
            return (organisation, try cache.catalogue(in: db).classification)
        }
        let fields = fields(details, classification)
        var form = location.form(
            contact.map { "\(id.ownPath)/contacts/\($0)" } ?? "\(id.ownPath)/contacts",
            strings["organisation.contact.save"], fields)
        var mistakes: [FormMistake] = []
        if isSent {
            let reader = Self.reader(context.visit.form)
            _ = ContactPoint.Details(reading: reader, classification: classification)
            mistakes = strings.mistakes(reader.mistakes)
            form = form.typed(context.visit.form)
        }
        var page = FormPage(
            title: strings[contact == nil ? "organisation.contact.newTitle" : "organisation.contact.editTitle"],
            lead: strings.say("organisation.contact.lead", ["organisation": organisation.name]), form: form,
            mistakes: mistakes)
        page.links = [PageLink(linkTitle: organisation.name, linkURL: location.url(id.ownPath))]
        return isSent
            ? try await services.refused(page, at: location) : try await services.personal(page, at: location)
    }

    private func fields(_ details: ContactPoint.Details?, _ classification: Classification) -> [Form.Field] {
        let chosen = Set(details?.expertise ?? [])
        let offered = classification.concepts(of: Self.expertise).map(\.notation)
        // What another form has put there stays.
        let notations = offered + chosen.subtracting(offered).sorted()
        let expertise = notations.map {
            Form.Option(
                optionValue: $0, optionLabel: classification.label($0, in: language),
                optionChosen: chosen.contains($0))
        }
        let languages = Language.allCases.map {
            Form.Option(
                optionValue: $0.rawValue, optionLabel: strings["languages.\($0.rawValue)"],
                optionChosen: details?.languages.contains($0) ?? ($0 == language))
        }
        var fields: [Form.Field] = [
            .text(
                "name", strings["organisation.contact.name"], hint: strings["organisation.contact.nameHint"],
                value: details?.name ?? "", limit: 200),
            Form.Field(
                fieldName: "email", fieldLabel: strings["account.email"], fieldType: "email",
                fieldAutocomplete: "off", fieldValue: details?.email.description ?? "", fieldLength: "254"),
            .text(
                "telephone", strings["organisation.contact.telephone"], value: details?.telephone ?? "", limit: 40,
                optional: true),
            .choice("languages", strings["organisation.contact.languages"], languages, many: true),
        ]
        if !expertise.isEmpty {
            fields.append(
                .choice(
                    "expertise", strings["organisation.contact.expertise"], expertise,
                    hint: strings["organisation.contact.expertiseHint"], many: true))
        }
        return fields
    }
}

extension Connection {
    /// A contact point of this organisation, for someone who may change it.
    fileprivate func requireEditing(
        of contact: Identifier<ContactPoint>, in id: Identifier<RegisteredOrganisation>, by actor: Actor, at now: Date
    ) throws -> ContactPoint {
        _ = try organisation(id, for: actor, at: now)
        guard actor.may(.editContactPoint, on: .organisation(id)) else { throw Refusal.notAllowed }
        guard let found = try contactPoints.find(contact), found.organisation == id else { throw Refusal.notFound }
        return found
    }
}

extension Context {
    /// The contact point that the address names, whether it is there or not.
    fileprivate var contact: Identifier<ContactPoint> {
        get throws { Identifier(try parameters.require("contact")) }
    }
}
