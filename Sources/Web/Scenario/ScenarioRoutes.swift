import Actions
import Domain
import Hummingbird
import Store

/// What staff think through: their scenarios, and what can be done with each.
struct ScenarioRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("scenarios", use: list)
        staff.post("scenarios", use: begin)
        ScenarioComparisonRoutes(services: services, language: language).add(to: staff)
        staff.get("scenarios/:id", use: show)
        staff.post("scenarios/:id/heading", use: say)
        staff.post("scenarios/:id/sharing", use: share)
        staff.post("scenarios/:id/proposal", use: propose)
        staff.post("scenarios/:id/publication", use: publish)
        staff.post("scenarios/:id/removal", use: remove)
        ScenarioChangeRoutes(services: services, language: language).add(to: staff)
    }

    // MARK: All of them

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        try await list(Location(request, context, language), context, mistakes: [])
    }

    private func list(_ location: Location, _ context: Context, mistakes: [FormMistake]) async throws -> Response {
        let (strings, typed) = (strings, mistakes.isEmpty ? nil : context.visit.form)
        let page = try await services.look(context) { desk in
            try ScenarioListPage(desk, location, strings, typed: typed, mistakes)
        }
        return try await services.personal(
            page, at: location, status: mistakes.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private func begin(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (reader, now, language) = (DataReader(heading(context)), services.now(), language)
        guard try await services.look(for: context, { $1.writesScenarios }) else { throw Refusal.notFound }
        guard let heading = PolicyScenario.Heading(typed: reader) else {
            return try await list(location, context, mistakes: strings.mistakes(reader.mistakes))
        }
        let scenario = try await services.act(for: context) { db, actor in
            try db.beginScenario(heading, in: language, by: actor, at: now)
        }
        return .redirect(to: location.url(scenario.staffPath), type: .normal)
    }

    private func heading(_ context: Context) -> DataValue { context.visit.form.value(["title", "question", "day"]) }

    // MARK: One

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        try await show(
            Location(request, context, language), context, in: ScenarioLayout(QueryItems(request)), mistakes: [])
    }

    private func show(
        _ location: Location, _ context: Context, in layout: ScenarioLayout = ScenarioLayout(),
        mistakes: [FormMistake], status: HTTPResponse.Status = .unprocessableContent
    ) async throws -> Response {
        let (id, strings) = (try context.scenario, strings)
        let shown = ShownScenario(try await services.look(context) { try StoredScenario(id, $0, strings) })
        let text = try await shown.text(countedBy: services.coverage, in: layout)
        if let text, layout.table(in: text.figures) == nil { throw Refusal.notFound }
        let page = ScenarioPageWriter(
            shown: shown, text: text, layout: layout, location: location, strings: strings
        )
        .page(typed: mistakes.isEmpty ? nil : context.visit.form, mistakes)
        return try await services.personal(page, at: location, status: mistakes.isEmpty ? .ok : status)
    }

    @Sendable private func say(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.scenario, services.now())
        let location = Location(context, language, "staff/scenarios/\(id)")
        let seen = context.visit.form.seen
        let reader = DataReader(heading(context))
        _ = try await services.look(for: context) { db, actor in try db.scenario(id, for: actor) }
        guard let heading = PolicyScenario.Heading(typed: reader) else {
            return try await show(location, context, mistakes: strings.mistakes(reader.mistakes))
        }
        do {
            try await services.act(for: context) { db, actor in
                try db.say(heading, of: id, seen: seen, by: actor, at: now)
            }
        } catch Refusal.scenario(.changedMeanwhile) {
            // What was typed stays in the form, which now knows what stands there.
            let mistake = FormMistake(field: "title", text: strings["scenario.changedMeanwhile"])
            return try await show(location, context, mistakes: [mistake], status: .conflict)
        }
        return .redirect(to: location.url(location.path), type: .normal)
    }

    @Sendable private func share(_ request: Request, context: Context) async throws -> Response {
        let (id, now, isShared) = (try context.scenario, services.now(), context.visit.form["shared"] == "yes")
        try await services.act(for: context) { db, actor in
            try db.share(isShared, id, by: actor, at: now)
        }
        return .redirect(to: Location(context, language, "").url("staff/scenarios/\(id)"), type: .normal)
    }

    @Sendable private func propose(_ request: Request, context: Context) async throws -> Response {
        let (id, now, seen) = (try context.scenario, services.now(), context.visit.form.seen)
        let (scenario, catalogue) = try await services.look(context) { desk in
            (try desk.db.openScenario(id, for: desk.actor), desk.catalogue)
        }
        guard scenario.read(catalogue).allSatisfy(\.isReady) else { throw Refusal.scenario(.isNotReady) }
        try await services.act(for: context) { db, actor in
            try db.proposeScenario(id, seen: seen, by: actor, at: now)
        }
        return .redirect(to: Location(context, language, "").url("staff/scenarios/\(id)"), type: .normal)
    }

    @Sendable private func publish(_ request: Request, context: Context) async throws -> Response {
        let (id, now, seen) = (try context.scenario, services.now(), context.visit.form.seen)
        let (scenario, catalogue) = try await services.look(context) { desk in
            (try desk.db.proposedScenario(id, for: desk.actor), desk.catalogue)
        }
        guard scenario.revision == seen else { throw Refusal.scenario(.changedMeanwhile) }
        let changes = scenario.read(catalogue)
        guard changes.allSatisfy(\.isReady) else { throw Refusal.scenario(.isNotReady) }
        let text = try await services.coverage.text(
            of: scenario, changes, catalogue, and: CoverageLayout.keptWithScenarios,
            publishedAt: now)
        guard let text else { throw Refusal.scenario(.isNotReady) }
        _ = try await services.act(context) { desk in
            try desk.db.publishScenario(text, of: id, seen: seen, in: desk.catalogue, by: desk.actor, at: now)
        }
        return .redirect(to: Location(context, language, "").url("scenarios/\(id)"), type: .normal)
    }

    @Sendable private func remove(_ request: Request, context: Context) async throws -> Response {
        let (id, now) = (try context.scenario, services.now())
        try await services.act(for: context) { db, actor in try db.removeScenario(id, by: actor, at: now) }
        return .redirect(to: Location(context, language, "").url("staff/scenarios"), type: .normal)
    }
}

extension Context {
    /// The scenario that the address names, whether it is there or not.
    var scenario: Identifier<PolicyScenario> {
        get throws { Identifier(try parameters.require("id")) }
    }
}

extension QueryItems {
    /// The revision that was before whoever sent the form.
    var seen: Int { self[ScenarioChangeRoutes.seen].flatMap(Int.init) ?? 0 }
}
