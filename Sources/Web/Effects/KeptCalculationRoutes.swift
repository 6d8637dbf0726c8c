import Actions
import Domain
import Hummingbird
import Store

/// Calculations that an organisation keeps: what it expected, and what it measured afterwards.
struct KeptCalculationRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to own: RouterGroup<Context>) {
        own.post(":id/calculations", use: keep)
        own.get(":id/calculations/:calculation", use: show)
        own.post(":id/calculations/:calculation/measurements", use: measure)
        own.post(":id/calculations/:calculation/removal", use: remove)
    }

    @Sendable private func keep(_ request: Request, context: Context) async throws -> Response {
        let (id, now, cache, typed) = (try context.organisation, services.now(), services.catalogue, context.visit.form)
        let (form, kept) = try await services.act(for: context) { db, actor in
            _ = try db.organisation(id, for: actor, at: now)
            let catalogue = try cache.catalogue(in: db)
            guard let planContext = catalogue.planContext(typed["project"] ?? "") else { throw Refusal.notFound }
            let form = EffectsForm(typed, planContext, catalogue.classification)
            let kept = try db.keepCalculation(form.question, catalogue, for: id, by: actor, at: now)
            return (form, kept)
        }
        let location = Location(context, language, "")
        // With a mistake in it, the calculator says which, and nothing typed is lost.
        guard let kept else {
            return .redirect(to: location.url("effects/\(form.project.id)", form.parameters), type: .normal)
        }
        return .redirect(to: location.url(Self.path(kept)), type: .normal)
    }

    static func path(_ calculation: KeptCalculation) -> String {
        "\(calculation.organisation.ownPath)/calculations/\(calculation.id)"
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        try await show(context, mistakes: [])
    }

    private func show(_ context: Context, mistakes: [FormMistake]) async throws -> Response {
        let (id, calculation) = (try context.organisation, try context.calculation)
        let (now, cache, strings) = (services.now(), services.catalogue, strings)
        let location = Location(context, language, "\(id.ownPath)/calculations/\(calculation)")
        let typed = context.visit.form
        let page = try await services.look(for: context) { db, actor in
            let kept = try db.keptCalculation(calculation, in: id, for: actor, at: now)
            let organisation = try db.organisation(id, for: actor, at: now)
            let writer = KeptCalculationWriter(
                kept: kept, organisation: organisation, catalogue: try cache.catalogue(in: db), location: location,
                strings: strings, mayChange: actor.may(.keepCalculation, on: .organisation(id)), now: now)
            return writer.page(typed: mistakes.isEmpty ? nil : typed, mistakes)
        }
        return try await services.personal(page, at: location, status: mistakes.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private func measure(_ request: Request, context: Context) async throws -> Response {
        let (id, calculation) = (try context.organisation, try context.calculation)
        let (now, cache, typed) = (services.now(), services.catalogue, context.visit.form)
        let mistakes = try await services.act(for: context) { db, actor -> [Mistake] in
            let kept = try db.keptCalculation(calculation, in: id, for: actor, at: now)
            let catalogue = try cache.catalogue(in: db)
            let head = DataReader(typed.value(["moment", "measuredOn"]))
            let moment = head.required("moment")?.choice(KeptCalculation.Moment.self)
            let day = head.required("measuredOn")?.day()
            let figures = KeptCalculationWriter.measured(typed, kept, catalogue)
            guard let moment, let day, head.mistakes.isEmpty else { return head.mistakes }
            return try db.noteMeasurement(
                moment, of: kept, figures, on: day, catalogue, by: actor, at: now)
        }
        guard mistakes.isEmpty else {
            return try await show(context, mistakes: strings.mistakes(mistakes).map(Self.inForm))
        }
        let location = Location(context, language, "")
        return .redirect(to: location.url("\(id.ownPath)/calculations/\(calculation)"), type: .normal)
    }

    /// The mistake with the name that its field has in the form: costs are marked there.
    private static func inForm(_ mistake: FormMistake) -> FormMistake {
        let isCost = InputName(rawValue: mistake.field) == nil && !["moment", "measuredOn"].contains(mistake.field)
        return FormMistake(
            field: isCost ? EffectsForm.field(.cost(mistake.field)) : mistake.field, text: mistake.text)
    }

    @Sendable private func remove(_ request: Request, context: Context) async throws -> Response {
        let (id, calculation, now) = (try context.organisation, try context.calculation, services.now())
        try await services.act(for: context) { db, actor in
            let kept = try db.keptCalculation(calculation, in: id, for: actor, at: now)
            try db.removeCalculation(kept, by: actor, at: now)
        }
        return .redirect(to: Location(context, language, "").url(id.ownPath), type: .normal)
    }
}

extension Context {
    /// The calculation that the address names, whether it is there or not.
    fileprivate var calculation: Identifier<KeptCalculation> {
        get throws { Identifier(try parameters.require("calculation")) }
    }
}
