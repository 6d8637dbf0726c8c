import Actions
import DataPackage
import Domain
import Hummingbird
import Store

/// What a scenario comes to with one of its changes as it is being typed, asked by a script.
struct ChangeEffectRoutes {
    let services: Services
    let language: Language

    func add(to staff: RouterGroup<Context>) { staff.post("scenarios/:id/changes/:number/effect", use: show) }

    static func path(_ id: Identifier<PolicyScenario>, _ number: Int) -> String {
        ScenarioChangeRoutes.path(id, number) + "/effect"
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (id, number, typed) = (try context.scenario, try context.changeNumber, context.visit.form)
        let (scenario, catalogue) = try await services.look(context) { desk in
            (try desk.db.openScenario(id, for: desk.actor), desk.catalogue)
        }
        guard let change = scenario[number], change.aim != .removed else { throw Refusal.notFound }
        let effect = try await services.effect(
            of: change.saying(typed.changeBody), in: scenario, EffectChoices(typed), catalogue, at: location)
        return try await services.personal(RuleEffectPart(effect: effect), at: location)
    }
}

extension Services {
    /// What a scenario comes to with one of its changes as typed.
    func effect(
        of change: PolicyScenario.Change, in scenario: PolicyScenario, _ choices: EffectChoices,
        _ catalogue: Catalogue, at location: Location
    ) async throws -> RuleEffect {
        let (strings, day) = (pages[location.language], scenario.heading.day)
        let typed = change.typed(change.body).read(catalogue.classification)
        let others = scenario.changes.filter { $0.number != change.number }.map { $0.read(catalogue.classification) }
        let counted = others.filter(\.mistakes.isEmpty)
        let writer = RuleEffectWriter(
            catalogue: catalogue, location: location, strings: strings,
            place: .change(
                .init(
                    number: change.number, scenario: scenario.id, day: day, column: choices.column,
                    assumptions: typed.assumptions,
                    leftOut: others.filter { !$0.mistakes.isEmpty }.map { strings.title(of: $0, in: catalogue) })))
        guard typed.mistakes.isEmpty else { return try writer.effect(mistakes: typed.mistakes, in: change.body) }
        let effect = try await coverage.effect(
            of: EffectRequest(
                [typed.sourceChange] + counted.map(\.sourceChange), columns: [choices.column], on: day),
            catalogue, today: day
        ).effect
        return writer.effect(effect, of: effect.sources[0])
    }
}

extension Strings {
    /// What a changed programme is called: as in the change, else as in the catalogue.
    func title(of read: ReadChange, in catalogue: Catalogue) -> String {
        let known = catalogue.opportunities.first { $0.id == read.change.programme }
        let own = read.mistakes.isEmpty ? read.opportunity?.core.title[language] : nil
        return own ?? known?.core.title[language] ?? self["scenario.unnamed"]
    }
}

extension QueryItems {
    /// What the form of a change says of its programme.
    var changeBody: DataValue {
        TypedFields(values.filter { $0.key.hasPrefix("/") }) { RecordText($0).value }
            .body(of: PolicyScenario.Change.forms)
    }
}
