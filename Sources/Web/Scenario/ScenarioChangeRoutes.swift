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

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.post("scenarios/:id/changes", use: add)
        staff.post("scenarios/:id/programmes", use: addNew)
        staff.get("scenarios/:id/changes/:number", use: show)
        staff.post("scenarios/:id/changes/:number", use: save)
        staff.post("scenarios/:id/changes/:number/removal", use: remove)
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

    /// Whether the form of a change is sent: it may be as long as that of a record.
    static func isSaving(_ request: Request) -> Bool {
        request.uri.path.contains("/staff/scenarios/") && request.uri.path.contains("/changes/")
    }

    // MARK: The form of a change

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (id, number, strings) = (try context.scenario, try context.changeNumber, strings)
        let isSaved = try QueryItems(request).has("saved")
        let shown = ShownScenario(try await services.look(context) { try StoredScenario(id, $0, strings) })
        guard shown.mayWrite, let change = shown.scenario[number], change.aim != .removed else {
            throw Refusal.notFound
        }
        let text = isSaved ? try await services.coverage.text(of: shown.scenario, shown.changes, shown.catalogue) : nil
        let writer = ScenarioChangeWriter(shown: shown, location: location, strings: strings)
        let page = try writer.page(of: change, isSaved: isSaved, text)
        return try await services.personal(page, at: location)
    }

    /// Keeps what was typed, right or wrong, and goes where the button leads.
    @Sendable private func save(_ request: Request, context: Context) async throws -> Response {
        let (id, number, strings) = (try context.scenario, try context.changeNumber, strings)
        let (now, typed) = (services.now(), context.visit.form)
        let fields = TypedFields(typed.values.filter { $0.key.hasPrefix("/") }) { RecordText($0).value }
        let body = fields.body(of: PolicyScenario.Change.forms)
        let saved = try await services.act(context) { desk in
            try desk.db.write(body, in: number, of: id, seen: typed.seen, by: desk.actor, at: now)
        }
        switch saved {
        case .saved:
            let goal = typed["then"] == "effect" ? "staff/scenarios/\(id)" : Self.path(id, number) + "?saved=1"
            return redirect(context, goal)
        case .meanwhile(let rival):
            let location = Location(context, language, Self.path(id, number))
            let shown = ShownScenario(try await services.look(context) { try StoredScenario(id, $0, strings) })
            let writer = ScenarioChangeWriter(shown: shown, location: location, strings: strings)
            let page = try writer.page(typed: body, number, beside: rival)
            return try await services.personal(page, at: location, status: .conflict)
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
    fileprivate var changeNumber: Int {
        get throws {
            guard let number = Int(try parameters.require("number")), number > 0 else { throw Refusal.notFound }
            return number
        }
    }
}
