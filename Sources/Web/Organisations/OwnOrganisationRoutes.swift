import Actions
import Domain
import Hummingbird
import Secrets
import Store

/// One organisation: its page, its name and its people. What a reader may not know of is not found.
struct OwnOrganisationRoutes {
    let services: Services
    let language: Language

    var strings: Strings { services.pages[language] }

    func add(to own: RouterGroup<Context>) {
        own.get(":id", use: show)
        own.post(":id/name", use: rename)
        own.post(":id/invitations", use: invite)
        own.post(":id/invitations/:invitation/withdrawal", use: withdraw)
        own.post(":id/requests/:person/admission", use: admit)
        own.post(":id/requests/:person/refusal", use: decline)
        own.post(":id/members/:person/role", use: changeRole)
        own.post(":id/members/:person/removal", use: remove)
        own.post(":id/mandates", use: giveMandate)
        own.post(":id/nominations", use: nominate)
        own.post(":id/mandates/:mandate/end", use: endMandate)
        KeptCalculationRoutes(services: services, language: language).add(to: own)
        ContactPointRoutes(services: services, language: language).add(to: own)
        ConsentRoutes(services: services, language: language).add(to: own.group(":id"))
        let plan = PlanRoutes(services: services, language: language, find: PlanPlace.findOrganisation)
        plan.addReading(to: own.group(":id/plan"))
        plan.addChanging(to: own.group(":id/plan"))
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let done = try QueryItems(request)["done"].flatMap(OrganisationChange.init)
        return try await show(try context.organisation, context, done: done)
    }

    private func show(
        _ id: Identifier<RegisteredOrganisation>, _ context: Context, done: OrganisationChange? = nil,
        wrong: WrongForm<OrganisationForm>? = nil
    ) async throws -> Response {
        let location = Location(context, language, id.ownPath)
        let (strings, cache, now) = (strings, services.catalogue, services.now())
        let page = try await services.look(for: context) { db, actor in
            let sheet = try OrganisationSheet(id, for: actor, try cache.catalogue(in: db), at: now, in: db)
            var writer = OrganisationWriter(sheet: sheet, location: location, strings: strings)
            writer.wrong = wrong
            return writer.page(done: done)
        }
        return try await services.personal(page, at: location, status: wrong == nil ? .ok : .unprocessableContent)
    }

    /// The page again, with what is wrong with one of its forms.
    private func again(
        _ form: OrganisationForm, _ mistakes: [FormMistake], _ context: Context
    ) async throws -> Response {
        let wrong = WrongForm(form: form, mistakes: mistakes, typed: context.visit.form)
        return try await show(try context.organisation, context, wrong: wrong)
    }

    private func done(_ change: OrganisationChange, _ context: Context) throws -> Response {
        .redirect(to: Location(context, language, "").done(change, in: try context.organisation), type: .normal)
    }

    // MARK: The organisation itself

    @Sendable private func rename(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.organisation, services.now())
        let reader = DataReader(context.visit.form.value(["name"]))
        guard let name = reader.required("name")?.words(limit: 300), reader.mistakes.isEmpty else {
            return try await again(.name, strings.mistakes(reader.mistakes), context)
        }
        try await services.act(for: context) { db, actor in
            try db.renameOrganisation(id, to: name, by: actor, at: now)
        }
        return try done(.renamed, context)
    }

    // MARK: People

    @Sendable private func invite(_ request: Request, context: Context) async throws -> Response {
        let (id, person, form, now) = (try context.organisation, try context.person, context.visit.form, services.now())
        let role = try context.role
        guard let email = EmailAddress(form["email"] ?? "") else {
            let mistakes = [strings.mistake(inEmail: form["email"])].compactMap(\.self)
            return try await again(.invitation, mistakes, context)
        }
        let letter = InvitationLetter(
            person.language, roleName: services.pages[person.language].role(role), links: services.organisationLinks)
        do {
            try await services.act(for: context) { db, actor in
                _ = try db.invite(email, as: role, to: id, letter: letter, by: actor, at: now)
            }
        } catch Refusal.alreadyMember {
            let mistake = FormMistake(field: "email", text: strings["organisation.mistake.invitedMember"])
            return try await again(.invitation, [mistake], context)
        } catch Refusal.tooManyAttempts {
            let mistake = FormMistake(field: "email", text: strings["organisation.mistake.invitedOften"])
            return try await again(.invitation, [mistake], context)
        }
        return try done(.invited, context)
    }

    @Sendable private func withdraw(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.organisation, services.now())
        let invitation = Identifier<Invitation>(try context.parameters.require("invitation"))
        try await services.act(for: context) { db, actor in
            guard try db.invitations.find(invitation)?.organisation == id else { throw Refusal.notFound }
            try db.withdrawInvitation(invitation, by: actor, at: now)
        }
        return try done(.withdrawn, context)
    }

    @Sendable private func admit(_ request: Request, context: Context) async throws -> Response {
        let (id, person, role, now) = (
            try context.organisation, try context.member, try context.role, services.now()
        )
        try await services.act(for: context) { db, actor in
            _ = try db.admit(person, as: role, to: id, by: actor, at: now)
        }
        return try done(.admitted, context)
    }

    @Sendable private func decline(_ request: Request, context: Context) async throws -> Response {
        let (id, person, now) = (try context.organisation, try context.member, services.now())
        try await services.act(for: context) { db, actor in
            try db.declineJoining(of: person, in: id, by: actor, at: now)
        }
        return try done(.declined, context)
    }

    @Sendable private func changeRole(_ request: Request, context: Context) async throws -> Response {
        let (id, person, role, now) = (
            try context.organisation, try context.member, try context.role, services.now()
        )
        try await services.act(for: context) { db, actor in
            try db.changeRole(of: person, in: id, to: role, by: actor, at: now)
        }
        return try done(.role, context)
    }

    /// Of another, or of oneself: then it is leaving.
    @Sendable private func remove(_ request: Request, context: Context) async throws -> Response {
        let (id, person, now) = (try context.organisation, try context.member, services.now())
        let cache = services.catalogue
        try await services.act(for: context) { db, actor in
            let today = try cache.catalogue(in: db).country.day(at: now)
            try db.endMembership(of: person, in: id, by: actor, on: today, at: now)
        }
        guard try person == context.person.id else { return try done(.removed, context) }
        return .redirect(to: Location(context, language, "").done(.left), type: .normal)
    }

    // MARK: Mandates

    @Sendable private func giveMandate(_ request: Request, context: Context) async throws -> Response {
        let person = Identifier<Person>(context.visit.form["person"] ?? "")
        return try await mandate(.delegated, to: person, .mandate, context)
    }

    @Sendable private func nominate(_ request: Request, context: Context) async throws -> Response {
        try await mandate(.selfNominated, to: try context.person.id, .nomination, context)
    }

    private func mandate(
        _ origin: Mandate.Origin, to person: Identifier<Person>, _ form: OrganisationForm, _ context: Context
    ) async throws -> Response {
        let (id, now) = (try context.organisation, services.now())
        let reader = DataReader(context.visit.form.value(["from", "through"]))
        let (first, last) = (reader.required("from")?.day(), reader.field("through")?.day())
        var mistakes = strings.mistakes(reader.mistakes)
        if let first, let last, last < first {
            mistakes.append(FormMistake(field: "through", text: strings["organisation.mistake.through"]))
        }
        guard let first, mistakes.isEmpty else { return try await again(form, mistakes, context) }
        try await services.act(for: context) { db, actor in
            _ = try db.giveMandate(origin, to: person, of: id, from: first, through: last, by: actor, at: now)
        }
        return try done(.mandateGiven, context)
    }

    @Sendable private func endMandate(_ request: Request, context: Context) async throws -> Response {
        let (id, now, cache) = (try context.organisation, services.now(), services.catalogue)
        let mandate = Identifier<Mandate>(try context.parameters.require("mandate"))
        try await services.act(for: context) { db, actor in
            guard try db.mandates.find(mandate)?.organisation == id else { throw Refusal.notFound }
            let today = try cache.catalogue(in: db).country.day(at: now)
            try db.endMandate(mandate, with: today, by: actor, at: now)
        }
        return try done(.mandateEnded, context)
    }
}

extension Context {
    /// The organisation that the address names, whether it is there or not.
    var organisation: Identifier<RegisteredOrganisation> {
        get throws { Identifier(try parameters.require("id")) }
    }

    /// The person that the address names, likewise.
    fileprivate var member: Identifier<Person> {
        get throws { Identifier(try parameters.require("person")) }
    }

    /// The role that was chosen; only who makes forms up sends none of ours.
    fileprivate var role: OrganisationRole {
        get throws {
            guard let role = visit.form["role"].flatMap(OrganisationRole.init) else { throw HTTPError(.badRequest) }
            return role
        }
    }
}

extension Services {
    /// Where mails about organisations lead: to what the operator set.
    var organisationLinks: OrganisationLinks { OrganisationLinks(base: settings.ownAddress) }
}
