import Actions
import Domain
import Hummingbird
import Store

/// Taking one's data along, and leaving.
struct LeavingRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to my: RouterGroup<Context>) {
        my.get("export", use: showExport)
        my.post("export", use: export)
        my.get("erasure", use: showErasure)
        my.post("erasure", use: erase)
    }

    @Sendable private func showExport(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        return try await services.personal(page("export", at: location), at: location)
    }

    /// Made for this request only: there is no address that could be passed on.
    @Sendable private func export(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (person, now) = (try context.person, services.now())
        if let refused = try await refusal("export", context, at: location) { return refused }
        let data = try await services.database.write { try $0.exportAccount(of: person, at: now) }
        return .document(
            try data.json(), "application/json",
            headers: [
                .contentDisposition: "attachment; filename=\"smart-industry.json\"", .cacheControl: "no-store",
            ])
    }

    /// Who alone decides for others, or runs the platform, hands that over first.
    @Sendable private func showErasure(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person.id
        let (organisations, isLastOperator) = try await services.database.read { db in
            (try db.organisationsToHandOver(by: person), try db.isLastOperator(person))
        }
        guard isLastOperator || !organisations.isEmpty else {
            return try await services.personal(page("erase", at: location), at: location)
        }
        var page = FormPage(title: strings["account.leaving.erase"])
        if isLastOperator {
            page.lead = strings["account.leaving.lastOperator"]
            page.links = [PageLink(linkTitle: strings["staff.people.title"], linkURL: location.url("staff/people"))]
        } else {
            page.lead = strings["account.leaving.handOver"]
            page.links = organisations.map {
                PageLink(linkTitle: $0.name, linkURL: location.url("\($0.id.ownPath)") + "#members")
            }
        }
        return try await services.personal(page, at: location)
    }

    @Sendable private func erase(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (person, now) = (try context.person, services.now())
        if let refused = try await refusal("erase", context, at: location) { return refused }
        try await services.database.write { try $0.eraseAccount(of: person, at: now) }
        var left = location
        left.visit = Visit()
        let page = FormPage(title: strings["account.leaving.erased"], lead: strings["account.leaving.erasedLead"])
        var response = try await services.personal(page, at: left)
        PlatformCookie.session.set(nil, isSecure: services.settings.isSecure, in: &response)
        return response
    }

    private func page(_ step: String, at location: Location, mistakes: [FormMistake] = []) -> FormPage {
        FormPage(
            title: strings["account.leaving.\(step)"], lead: strings["account.leaving.\(step)Lead"],
            form: location.form(
                step == "erase" ? "my/erasure" : "my/export", strings["account.leaving.\(step)Button"],
                [.password(strings)]), mistakes: mistakes)
    }

    /// The form again, when the password is not right.
    private func refusal(_ step: String, _ context: Context, at location: Location) async throws -> Response? {
        if try await services.confirms(context.visit.form["password"] ?? "", try context.person) { return nil }
        let mistake = FormMistake(field: "password", text: strings["account.mistake.ownPassword"])
        return try await services.refused(page(step, at: location, mistakes: [mistake]), at: location)
    }
}
