import Actions
import DataPackage
import Domain
import Hummingbird
import Store

/// The changes of a scenario: programmes copied in, taken away and thought up, and the form of each.
struct ScenarioChangeRoutes {
    let services: Services
    let language: Language

    /// The hidden field with the revision that a form was made from.
    static let seen = "seen"

    /// As long a change as is kept, with each letter written as six.
    static let largestForm = 4 * PolicyScenario.longestChange

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.post("scenarios/:id/changes", use: add)
        staff.post("scenarios/:id/programmes", use: addNew)
        staff.get("scenarios/:id/changes/:number", use: show)
        staff.post("scenarios/:id/changes/:number", use: save)
        staff.post("scenarios/:id/changes/:number/removal", use: remove)
        ChangeEffectRoutes(services: services, language: language).add(to: staff)
    }

    @Sendable private func add(_ request: Request, context: Context) async throws -> Response {
        let (id, now, typed) = (try context.scenario, services.now(), context.visit.form)
        let aim = PolicyScenario.Change.Aim(rawValue: typed["aim"] ?? "") ?? .altered
        guard aim != .new else { throw HTTPError(.badRequest) }
        let number = try await services.act(context) { desk in
            try desk.db.addChange(
                aim, of: typed["programme"] ?? "", to: id, in: desk.catalogue, by: desk.actor, at: now)
        }
        return redirect(context, aim == .removed ? "staff/scenarios/\(id)" : Self.path(id, number))
    }

    @Sendable private func addNew(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.scenario, services.now())
        let number = try await services.act(for: context) { db, actor in
            try db.addNewProgramme(to: id, by: actor, at: now)
        }
        return redirect(context, Self.path(id, number))
    }

    private func redirect(_ context: Context, _ path: String) -> Response {
        .redirect(to: Location(context, language, "").url(path), type: .normal)
    }

    static func path(_ id: Identifier<PolicyScenario>, _ number: Int) -> String {
        "staff/scenarios/\(id)/changes/\(number)"
    }

    /// Whether the form of a change is sent: it has as many fields as that of a record.
    static func isSaving(_ request: Request) -> Bool {
        request.uri.path.contains("/staff/scenarios/") && request.uri.path.contains("/changes/")
    }

    // MARK: The form of a change

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (id, number, strings) = (try context.scenario, try context.changeNumber, strings)
        let query = try QueryItems(request)
        let shown = ShownScenario(try await services.look(context) { try StoredScenario(id, $0, strings) })
        guard shown.mayWrite, let change = shown.scenario[number], change.aim != .removed else {
            throw Refusal.notFound
        }
        let writer = ScenarioChangeWriter(shown: shown, location: location, strings: strings)
        let page = try await effect(
            of: change, in: try writer.page(of: change, isSaved: query.has("saved")), shown, EffectChoices(query),
            at: location)
        return try await services.personal(page, at: location)
    }

    /// The form with what the scenario comes to, as far as that can be counted now.
    private func effect(
        of change: PolicyScenario.Change, in page: ScenarioChangePage, _ shown: ShownScenario,
        _ choices: EffectChoices, at location: Location
    ) async throws -> ScenarioChangePage {
        guard let place = page.fields.firstIndex(where: { $0.editName == "criteria" }) else { return page }
        var page = page
        do {
            page.fields[place].fieldEffect = try await services.effect(
                of: change, in: shown.scenario, choices, shown.catalogue, at: location)
        } catch is CountingTurns.Full {
            // The form is there without it.
            return page
        }
        page.showsEffect = true
        return page
    }

    /// Keeps what was typed, right or wrong, and goes where the button leads.
    @Sendable private func save(_ request: Request, context: Context) async throws -> Response {
        let (id, number, strings) = (try context.scenario, try context.changeNumber, strings)
        let (now, typed) = (services.now(), context.visit.form)
        let body = typed.changeBody
        let saved = try await services.act(context) { desk in
            try desk.db.write(body, in: number, of: id, seen: typed.seen, by: desk.actor, at: now)
        }
        switch saved {
        case .saved:
            return .redirect(to: goal(typed, id, number, Location(context, language, "")), type: .normal)
        case .meanwhile(let rival):
            let location = Location(context, language, Self.path(id, number))
            let shown = ShownScenario(try await services.look(context) { try StoredScenario(id, $0, strings) })
            let writer = ScenarioChangeWriter(shown: shown, location: location, strings: strings)
            var page = try writer.page(typed: body, number, beside: rival)
            if let rival {
                page = try await effect(of: rival.saying(body), in: page, shown, EffectChoices(typed), at: location)
            }
            return try await services.personal(page, at: location, status: .conflict)
        }
    }

    /// The page that the pressed button leads to.
    private func goal(
        _ typed: QueryItems, _ id: Identifier<PolicyScenario>, _ number: Int, _ location: Location
    ) -> String {
        switch typed["then"] {
        case "back": return location.url("staff/scenarios/\(id)")
        case "effect":
            let column = ("columns", EffectChoices(typed).column.rawValue)
            return location.url(Self.path(id, number), [("saved", "1"), column]) + "#effect"
        default: return location.url(Self.path(id, number), [("saved", "1")])
        }
    }

    @Sendable private func remove(_ request: Request, context: Context) async throws -> Response {
        let (id, number, now) = (try context.scenario, try context.changeNumber, services.now())
        let seen = context.visit.form.seen
        try await services.act(for: context) { db, actor in
            try db.removeChange(number, of: id, seen: seen, by: actor, at: now)
        }
        return redirect(context, "staff/scenarios/\(id)")
    }
}

extension Context {
    /// The number of the change that the address names.
    var changeNumber: Int {
        get throws {
            guard let number = Int(try parameters.require("number")), number > 0 else { throw Refusal.notFound }
            return number
        }
    }
}
