import Actions
import Domain
import Hummingbird
import Store

/// The organisations of a person: all of them, a new one, one to be let into.
struct OrganisationRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        let own = group.group("my/organisations").add(middleware: PeopleOnly(language: language))
        own.get("", use: list)
        own.post("", use: register)
        own.post("requests", use: ask)
        own.post("requests/:id/withdrawal", use: askNoMore)
        OwnOrganisationRoutes(services: services, language: language).add(to: own)
    }

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let done = try QueryItems(request)["done"].flatMap(OrganisationsChange.init)
        return try await show(at: Location(request, context, language), context, done: done)
    }

    private func show(
        at location: Location, _ context: Context, done: OrganisationsChange? = nil,
        wrong: WrongForm<OrganisationsForm>? = nil
    ) async throws -> Response {
        let (location, strings, cache) = (location.at("my/organisations"), strings, services.catalogue)
        let person = try context.person.id
        let page = try await services.look(for: context) { db, actor in
            let asked = try db.joinRequests.all(of: person).compactMap { request in
                try db.organisations.find(request.organisation).map { (organisation: $0, request: request) }
            }
            var writer = OrganisationsWriter(
                organisations: try db.organisations.all(of: person), asked: asked, actor: actor,
                country: try cache.catalogue(in: db).country, location: location, strings: strings)
            writer.wrong = wrong
            return writer.page(notice: done.map { strings["organisation.done.\($0.rawValue)"] })
        }
        return try await services.personal(page, at: location, status: wrong == nil ? .ok : .unprocessableContent)
    }

    @Sendable private func register(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (form, now) = (context.visit.form, services.now())
        let reader = DataReader(form.value(["name", "scheme", "number"]))
        guard let registration = OrganisationRegistration(reading: reader, country: try await country()) else {
            let wrong = WrongForm(
                form: OrganisationsForm.registration, mistakes: strings.mistakes(reader.mistakes), typed: form)
            return try await show(at: location, context, wrong: wrong)
        }
        do {
            let organisation = try await services.act(for: context) { db, actor in
                try db.registerOrganisation(registration, by: actor, at: now)
            }
            return .redirect(to: location.done(.registered, in: organisation.id), type: .normal)
        } catch Refusal.alreadyRegistered {
            return try await refuse(.registration, "number", "organisation.mistake.registered", location, context)
        }
    }

    @Sendable private func ask(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (form, now) = (context.visit.form, services.now())
        let reader = DataReader(form.value(["scheme", "number"]))
        guard let identifier = OrganisationIdentifier(reading: reader, country: try await country()) else {
            let wrong = WrongForm(
                form: OrganisationsForm.request, mistakes: strings.mistakes(reader.mistakes), typed: form)
            return try await show(at: location, context, wrong: wrong)
        }
        do {
            try await services.act(for: context) { db, actor in try db.askToJoin(identifier, by: actor, at: now) }
        } catch Refusal.notFound {
            return try await refuse(.request, "number", "organisation.mistake.unknown", location, context)
        } catch Refusal.alreadyMember {
            return try await refuse(.request, "number", "organisation.mistake.member", location, context)
        }
        return .redirect(to: location.done(.asked), type: .normal)
    }

    @Sendable private func askNoMore(_ request: Request, context: Context) async throws -> Response {
        let id = Identifier<RegisteredOrganisation>(try context.parameters.require("id"))
        try await services.act(for: context) { db, actor in try db.withdrawJoinRequest(to: id, by: actor) }
        return .redirect(to: Location(request, context, language).done(.askedNoMore), type: .normal)
    }

    private func refuse(
        _ form: OrganisationsForm, _ field: String, _ key: String, _ location: Location, _ context: Context
    ) async throws -> Response {
        let mistake = FormMistake(field: field, text: strings[key])
        return try await show(
            at: location, context, wrong: WrongForm(form: form, mistakes: [mistake], typed: context.visit.form))
    }

    private func country() async throws -> Country {
        let cache = services.catalogue
        return try await services.database.read { try cache.catalogue(in: $0).country }
    }
}

/// What was done on the list, for the page to say so.
enum OrganisationsChange: String, CaseIterable {
    case asked, askedNoMore, left
}

extension Location {
    /// The list of one's organisations, saying what was done.
    func done(_ change: OrganisationsChange) -> String { url("my/organisations", [("done", change.rawValue)]) }

    /// The page of an organisation, saying what was done.
    func done(_ change: OrganisationChange, in id: Identifier<RegisteredOrganisation>) -> String {
        url(id.ownPath, [("done", change.rawValue)])
    }
}
