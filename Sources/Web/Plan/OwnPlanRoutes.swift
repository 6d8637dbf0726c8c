import Actions
import Domain
import Hummingbird
import Secrets
import Store

/// The way to a visitor's own plan on another device, and into the hands of an organisation.
struct OwnPlanRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        let own = PlanRoutes(services: services, language: language, find: PlanPlace.findOwn)
        own.addReading(to: group.group("plan"))
        own.addChanging(to: group.group("plan"))
        PlanRoutes(services: services, language: language, find: PlanPlace.findShared)
            .addReading(to: group.group("plan/shared/:token"))
        group.get("plan/private/:token", use: offer)
        group.post("plan/private/:token", use: take)
        group.post("plan/gift", use: give)
    }

    /// Opening the link changes nothing; its form makes this browser keep the plan.
    @Sendable private func offer(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now) = (try SecretToken(in: context), services.now())
        let count = try await services.look(for: context) { db, actor in
            try db.content(of: try db.openPlan(.secret(token), for: actor, at: now)).steps.count
        }
        let page = FormPage(
            title: strings["plan.private.title"], lead: strings.say("plan.private.lead", count: count),
            form: location.form(location.path, strings["plan.private.button"], []))
        return try await services.personal(page, at: location)
    }

    @Sendable private func take(_ request: Request, context: Context) async throws -> Response {
        let (token, now) = (try SecretToken(in: context), services.now())
        _ = try await services.look(for: context) { db, actor in
            try db.openPlan(.secret(token), for: actor, at: now)
        }
        var response = Response.redirect(to: Location(language: language, path: "plan").url("plan"), type: .normal)
        PlatformCookie.plan.set(
            token, for: Int(Plan.namelessLifetime), isSecure: services.settings.isSecure, in: &response)
        return response
    }

    @Sendable private func give(_ request: Request, context: Context) async throws -> Response {
        let now = services.now()
        guard let secret = PlatformCookie.plan.secret(in: request, isSecure: services.settings.isSecure) else {
            throw Refusal.notFound
        }
        let organisation = Identifier<RegisteredOrganisation>(context.visit.form["organisation"] ?? "")
        try await services.act(for: context) { db, actor in
            try db.givePlan(secret, to: organisation, by: actor, at: now)
        }
        let path = PlanPlace.organisation(organisation).path
        var response = Response.redirect(
            to: Location(language: language, path: path).url(path, [("done", "given")]), type: .normal)
        PlatformCookie.plan.set(nil, isSecure: services.settings.isSecure, in: &response)
        return response
    }
}
