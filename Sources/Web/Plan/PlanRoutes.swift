import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Secrets
import Store

/// A plan, in each place where it can stand: what is done to it, and who sees it.
struct PlanRoutes {
    let services: Services
    let language: Language
    let find: PlanPlace.Finder

    var strings: Strings { services.pages[language] }

    /// What whoever may see it can ask for; `group` is the plan's own.
    func addReading(to group: RouterGroup<Context>) {
        group.get(use: show)
        group.post("steps/:step/mark", use: mark)
        group.post("steps/:step/remarks", use: remark)
        PlanFiles(services: services, language: language, find: find).add(to: group)
    }

    /// What its owner can do besides.
    func addChanging(to group: RouterGroup<Context>) {
        group.post("steps", use: addStep)
        group.post("steps/:step/up") { try await move(.up, $0, $1) }
        group.post("steps/:step/down") { try await move(.down, $0, $1) }
        group.post("steps/:step/change", use: change)
        group.post("steps/:step/removal", use: remove)
        group.post("links", use: share)
        group.post("links/:link/end", use: endLink)
    }

    // MARK: Showing

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let place = try find(request, context, services)
        return try await page(place, context, PlanPage.State(done: try QueryItems(request)["done"]))
    }

    /// The page of a plan; with the link just made, or with what is wrong with a form.
    func page(_ place: PlanPlace, _ context: Context, _ state: PlanPage.State) async throws -> Response {
        let location = Location(context, language, place.path)
        let (strings, cache, now, base) = (strings, services.catalogue, services.now(), services.settings.ownAddress)
        let page = try await services.look(for: context) { db, actor in
            let catalogue = try cache.catalogue(in: db)
            let open = try Self.open(place, actor, at: now, in: db)
            let content = try open.map(db.content(of:))
            let writer = PlanWriter(
                place: place, location: location, strings: strings, catalogue: catalogue, base: base,
                today: catalogue.country.day(at: now))
            return writer.page(open, content, state, organisations: try Self.takers(place, actor, db))
        }
        return try await services.personal(
            page, at: location, status: state.mistake == nil ? .ok : .unprocessableContent)
    }

    /// Nil where a visitor has no plan: none yet, none any more, or given to an organisation from another device.
    private static func open(_ place: PlanPlace, _ actor: Actor, at now: Date, in db: Connection) throws -> OpenPlan? {
        guard let key = place.key else { return nil }
        do {
            return try db.openPlan(key, for: actor, at: now)
        } catch Refusal.notFound where place.isOwn {
            return nil
        }
    }

    /// The organisations that could take a visitor's plan over.
    private static func takers(
        _ place: PlanPlace, _ actor: Actor, _ db: Connection
    ) throws -> [RegisteredOrganisation] {
        guard case .own(.some) = place, let person = actor.person else { return [] }
        return try db.organisations.all(of: person).filter { actor.may(.editPlan, on: .organisation($0.id)) }
    }

    private func done(_ change: String, _ place: PlanPlace, step: Identifier<PlanStep>? = nil) -> Response {
        let location = Location(language: language, path: place.path)
        let anchor = step.map { "#step-\($0)" } ?? ""
        return .redirect(to: location.url(place.path, [("done", change)]) + anchor, type: .normal)
    }

    // MARK: Steps

    @Sendable private func addStep(_ request: Request, context: Context) async throws -> Response {
        var place = try find(request, context, services)
        let (form, now) = (PlanForm(context.visit.form, strings), services.now())
        let offered = form.offered
        var words = ""
        if offered == nil {
            switch form.text("words", limit: PlanStep.longestWords) {
            case .success(let text): words = text
            case .failure(let mistake): return try await page(place, context, .init(mistake, context.visit.form))
            }
        }
        if place.key == nil { place = .own(SecretToken()) }
        let key = try place.requiredKey
        let isNew = try await services.act(for: context) { [words] db, actor in
            if case .secret(let secret) = key { try db.beginPlan(secret, at: now) }
            switch offered {
            case .record(let record, let gap, let figures):
                return try db.addStep(record, closing: gap, figures: figures, to: key, by: actor, at: now)
            case .advice(let advice): return try db.addStep(advice, to: key, by: actor, at: now)
            case nil: return try db.addStep(PlanStep.Content(ownWords: words), to: key, by: actor, at: now)
            }
        }
        return keeping(place, added(PlanAnswer(isNew: isNew), place, context))
    }

    /// Back to the page that offered the step, or to the plan where the step was written there.
    private func added(_ answer: PlanAnswer, _ place: PlanPlace, _ context: Context) -> Response {
        guard let next = ReturnPath(context.visit.form[ReturnPath.field]) else { return done(answer.rawValue, place) }
        return .redirect(to: next.saying(answer), type: .normal)
    }

    /// The browser keeps a visitor's plan for as long as we do.
    private func keeping(_ place: PlanPlace, _ response: Response) -> Response {
        guard case .own(let secret?) = place else { return response }
        var response = response
        PlatformCookie.plan.set(
            secret, for: Int(Plan.namelessLifetime), isSecure: services.settings.isSecure, in: &response)
        return response
    }

    private func move(
        _ direction: PlanStep.Direction, _ request: Request, _ context: Context
    ) async throws -> Response {
        try await step("moved", request, context) { key, id, db, actor, now in
            try db.moveStep(id, direction, in: key, by: actor, at: now)
        }
    }

    @Sendable private func mark(_ request: Request, context: Context) async throws -> Response {
        let (isDone, cache) = (PlanForm(context.visit.form, strings).isDone, services.catalogue)
        return try await step("marked", request, context) { key, id, db, actor, now in
            let today = try cache.catalogue(in: db).country.day(at: now)
            try db.mark(id, asDone: isDone, in: key, by: actor, on: today, at: now)
        }
    }

    @Sendable private func remove(_ request: Request, context: Context) async throws -> Response {
        try await step("removed", request, context) { key, id, db, actor, now in
            try db.removeStep(id, in: key, by: actor, at: now)
        }
    }

    @Sendable private func change(_ request: Request, context: Context) async throws -> Response {
        let (place, form) = (try find(request, context, services), PlanForm(context.visit.form, strings))
        let (due, version) = (form.due, form.version)
        switch form.optionalText("note", limit: PlanStep.longestNote) {
        case .failure(let mistake): return try await again(mistake, place, context)
        case .success(let note):
            do {
                return try await step("changed", request, context) { key, id, db, actor, now in
                    try db.changeStep(id, note: note, due: due, seen: version, in: key, by: actor, at: now)
                }
            } catch DatabaseError.staleVersion {
                // What was typed stays in the form; what the other one wrote stands above it.
                return try await again(
                    PlanMistake(field: "note", text: strings["plan.mistake.changed"]), place, context)
            }
        }
    }

    @Sendable private func remark(_ request: Request, context: Context) async throws -> Response {
        switch PlanForm(context.visit.form, strings).text("remark", limit: PlanRemark.longest) {
        case .failure(let mistake): return try await again(mistake, try find(request, context, services), context)
        case .success(let text):
            return try await step("remarked", request, context) { key, id, db, actor, now in
                try db.remark(text, on: id, in: key, by: actor, at: now)
            }
        }
    }

    private typealias StepWork =
        @Sendable (PlanKey, Identifier<PlanStep>, Connection, Actor, _ now: Date) throws -> Void

    private func step(
        _ change: String, _ request: Request, _ context: Context, _ work: @escaping StepWork
    ) async throws -> Response {
        let place = try find(request, context, services)
        let (key, id, now) = (try place.requiredKey, try context.step, services.now())
        try await services.act(for: context) { db, actor in try work(key, id, db, actor, now) }
        return keeping(place, done(change, place, step: change == "removed" ? nil : id))
    }

    /// The page again, with what is wrong with a form of a step.
    private func again(_ mistake: PlanMistake, _ place: PlanPlace, _ context: Context) async throws -> Response {
        try await page(place, context, .init(mistake, context.visit.form, step: try context.step))
    }

    // MARK: Links

    @Sendable private func share(_ request: Request, context: Context) async throws -> Response {
        let (place, form, now) = (
            try find(request, context, services), PlanForm(context.visit.form, strings), services.now()
        )
        let (key, level, secret) = (try place.requiredKey, form.level, SecretToken())
        switch form.text("label", limit: PlanLink.longestLabel) {
        case .failure(let mistake): return try await page(place, context, .init(mistake, context.visit.form))
        case .success(let label):
            try await services.act(for: context) { db, actor in
                try db.sharePlan(key, with: label, as: level, secret: secret, by: actor, at: now)
            }
            // Shown once: we keep its digest only.
            return try await page(place, context, .init(done: "shared", fresh: secret))
        }
    }

    @Sendable private func endLink(_ request: Request, context: Context) async throws -> Response {
        let (place, now) = (try find(request, context, services), services.now())
        let (key, link) = (try place.requiredKey, Identifier<PlanLink>(try context.parameters.require("link")))
        try await services.act(for: context) { db, actor in try db.endPlanLink(link, of: key, by: actor, at: now) }
        return done("unshared", place)
    }
}

extension Context {
    fileprivate var step: Identifier<PlanStep> {
        get throws { Identifier(try parameters.require("step")) }
    }
}
