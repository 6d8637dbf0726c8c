import Actions
import Domain
import Hummingbird
import Store

/// What the rule in a form would change, asked by a script while it is typed.
struct RuleEffectRoutes {
    let services: Services
    let language: Language

    func add(to staff: RouterGroup<Context>) { staff.post("records/:kind/:id/effect", use: show) }

    static func path(_ record: String) -> String { "staff/records/\(Kind.opportunities.rawValue)/\(record)/effect" }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        guard kind == .opportunities else { throw Refusal.notFound }
        let typed = context.visit.form
        let text = DraftText(kind, record, typed: typed)
        let catalogue = try await services.look(context) { desk -> Catalogue in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            return desk.catalogue
        }
        let effect = try await services.ruleEffect(of: text.body, record, EffectChoices(typed), catalogue, at: location)
        return try await services.personal(RuleEffectPart(effect: effect), at: location)
    }
}

extension Services {
    /// What a source would change if it were as typed.
    func ruleEffect(
        of body: DataValue, _ record: String, _ choices: EffectChoices, _ catalogue: Catalogue, at location: Location
    ) async throws -> RuleEffect {
        let typed = TypedSource(body, of: record, in: catalogue)
        let writer = RuleEffectWriter(
            catalogue: catalogue, location: location, strings: pages[location.language],
            place: .record(record, choices))
        guard typed.mistakes.isEmpty else { return try writer.effect(mistakes: typed.mistakes, in: body) }
        let effect = try await coverage.effect(
            of: EffectRequest([.put(typed.source)], columns: [choices.column]), catalogue,
            today: today(in: catalogue.country)
        ).effect
        return writer.effect(effect, of: effect.sources[0])
    }
}
