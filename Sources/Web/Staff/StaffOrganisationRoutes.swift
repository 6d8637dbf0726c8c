import Actions
import Domain
import Hummingbird
import Store

/// Organisations whose people nobody has verified yet, and what operators do when someone else claims one.
struct StaffOrganisationRoutes {
    let services: Services
    let language: Language

    private static let most = 200

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("organisations", use: list)
        staff.get("organisations/:id", use: show)
        staff.post("organisations/:id/verification", use: verify)
        staff.post("organisations/:id/transfer", use: handOver)
        staff.post("organisations/:id/closure", use: close)
    }

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let done = try QueryItems(request)["done"].flatMap(VerificationForm.init)
        let (organisations, country) = try await services.look(for: context) { [services] db, actor in
            (
                try db.organisationsToVerify(for: actor, limit: Self.most),
                try services.catalogue.catalogue(in: db).country
            )
        }
        let page = StaffOrganisationWriter(location: location, strings: strings, country: country)
            .list(organisations, done: done)
        return try await services.personal(page, at: location)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        try await show(context, wrong: nil)
    }

    private func show(_ context: Context, wrong: WrongForm<VerificationForm>?) async throws -> Response {
        let (id, now) = (try context.organisation, services.now())
        let location = Location(context, language, "staff/organisations/\(id)")
        let (organisation, owners, verification, country) = try await services.look(for: context) {
            [services] db, actor in
            let owners = try db.ownersToVerify(of: id, for: actor, at: now)
            return (
                try db.organisation(id, for: actor, at: now), owners, try db.organisationVerifications.find(of: id),
                try services.catalogue.catalogue(in: db).country
            )
        }
        let page = StaffOrganisationWriter(location: location, strings: strings, country: country)
            .page(organisation, owners: owners, verification, wrong: wrong)
        return try await services.personal(page, at: location, status: wrong == nil ? .ok : .unprocessableContent)
    }

    // MARK: What is decided

    @Sendable private func verify(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.organisation, services.now())
        guard let means = try words("means", context) else { return try await again(.verification, ["means"], context) }
        try await services.act(for: context) { db, actor in
            try db.verifyOrganisation(id, by: means, by: actor, at: now)
        }
        return done(.verification, context)
    }

    @Sendable private func handOver(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.organisation, services.now())
        let email = EmailAddress(context.visit.form["email"] ?? "")
        let owner = try await services.database.read { db in try email.flatMap { try db.people.find(email: $0)?.id } }
        let reason = try words("reason", context)
        guard let owner, let reason else {
            return try await again(
                .transfer, [owner == nil ? "email" : nil, reason == nil ? "reason" : nil].compactMap(\.self), context)
        }
        try await services.act(for: context) { db, actor in
            try db.handOverOrganisation(id, to: owner, because: reason, by: actor, at: now)
        }
        return done(.transfer, context)
    }

    @Sendable private func close(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.organisation, services.now())
        guard let reason = try words("reason", context) else { return try await again(.closure, ["reason"], context) }
        try await services.act(for: context) { db, actor in
            try db.closeOrganisation(id, because: reason, by: actor, at: now)
        }
        return done(.closure, context)
    }

    /// What was typed into a field that must be filled.
    private func words(_ field: String, _ context: Context) throws -> String? {
        let reader = DataReader(context.visit.form.value([field]))
        let words = reader.required(field)?.words(limit: 500)
        return reader.mistakes.isEmpty ? words : nil
    }

    /// The page again, with what is missing beside the fields.
    private func again(_ form: VerificationForm, _ fields: [String], _ context: Context) async throws -> Response {
        let mistakes = fields.map {
            FormMistake(field: $0, text: strings[$0 == "email" ? "staff.people.noAccount" : "form.missing"])
        }
        return try await show(context, wrong: WrongForm(form: form, mistakes: mistakes, typed: context.visit.form))
    }

    private func done(_ form: VerificationForm, _ context: Context) -> Response {
        let location = Location(context, language, "")
        return .redirect(to: location.url("staff/organisations", [("done", form.rawValue)]), type: .normal)
    }
}

/// The forms of the page, named after where they are sent.
enum VerificationForm: String, CaseIterable {
    case verification, transfer, closure
}
