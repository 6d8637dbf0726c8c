import Actions
import Domain
import Hummingbird
import Store

/// What the rule in a form would change, asked by a script while it is typed.
struct RuleEffectRoutes {
    let services: Services
    let language: Language

    func add(to staff: RouterGroup<Context>) { staff.post("records/:kind/:id/effect", use: show) }

    static func path(_ kind: Kind, _ record: String) -> String { "staff/records/\(kind.rawValue)/\(record)/effect" }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (kind, record) = try context.recordName
        guard kind.holdsRules else { throw Refusal.notFound }
        let typed = context.visit.form
        let text = DraftText(kind, record, typed: typed)
        let catalogue = try await services.look(context) { desk -> Catalogue in
            guard try desk.db.mayEdit(kind, record, desk.actor) else { throw Refusal.notFound }
            return desk.catalogue
        }
        let effect = try await services.ruleEffect(
            of: text.body, kind, record, EffectChoices(typed), catalogue, at: location)
        return try await services.personal(RuleEffectPart(effect: effect), at: location)
    }
}

extension Services {
    /// What a record with a rule would change if it were as typed.
    func ruleEffect(
        of body: DataValue, _ kind: Kind, _ record: String, _ choices: EffectChoices, _ catalogue: Catalogue,
        at location: Location
    ) async throws -> RuleEffect {
        let writer = RuleEffectWriter(
            catalogue: catalogue, location: location, strings: pages[location.language],
            place: .record(kind, record, choices))
        let today = today(in: catalogue.country)
        if kind == .regimes {
            let typed = TypedRule<Regime>(body, of: record, in: catalogue, fields: TypedRule<Regime>.fields)
            guard typed.mistakes.isEmpty else { return try writer.effect(mistakes: typed.mistakes, in: body) }
            let published = catalogue.regimes.first { $0.id == record }?.programme
            let question = ScopeRequest(typed.record.programme, insteadOf: published, columns: [choices.column])
            let effect = try await coverage.scope(of: question, catalogue, today: today).effect
            return writer.effect(effect, of: effect.sources[0])
        }
        let typed = TypedRule<Opportunity>(
            body, of: record, in: catalogue, fields: TypedRule<Opportunity>.fields)
        guard typed.mistakes.isEmpty else { return try writer.effect(mistakes: typed.mistakes, in: body) }
        let change = SourceChange.put(FundingSource(typed.record))
        let request = EffectRequest([change], columns: [choices.column])
        let effect = try await coverage.effect(of: request, catalogue, today: today).effect
        return writer.effect(effect, of: effect.sources[0])
    }
}

extension Draft {
    /// Whether it can still be decided on, and says otherwise whom or what a source or a scheme is for.
    var changesRule: Bool {
        let fields = kind == .regimes ? TypedRule<Regime>.fields : TypedRule<Opportunity>.fields
        return state.isOpen && aim != .removal && kind.holdsRules && fields.contains { body[$0] != base?[$0] }
    }
}
