import Domain

/// Where the effect of a rule is told, and what is said differently there.
enum EffectPlace: Sendable {
    /// The form of a source of funding.
    case record(String, EffectChoices)
    /// The form of a programme in a scenario, whose other changes are counted with it.
    case change(ChangePlace)

    /// A change that is being typed.
    struct ChangePlace: Sendable {
        let number: Int
        let scenario: Identifier<PolicyScenario>
        let day: Day
        /// By what the table is divided.
        let column: PopulationTrait
        let assumptions: ReadChange.Assumptions
        /// Titles of the other changes that have mistakes: they cannot be counted.
        let leftOut: [String]
    }

    /// Where a script asks.
    var path: String {
        switch self {
        case .record(let record, _): RuleEffectRoutes.path(record)
        case .change(let place): ChangeEffectRoutes.path(place.scenario, place.number)
        }
    }

    var column: PopulationTrait {
        switch self {
        case .record(_, let choices): choices.column
        case .change(let place): place.column
        }
    }

    /// The share of the firms that take what they can have; nil where none is assumed.
    var takeUp: Double? {
        switch self {
        case .record(_, let choices): choices.share
        case .change(let place): place.assumptions.takeUp.map { $0 / 100 }
        }
    }

    var forms: [FormField] {
        switch self {
        case .record: Draft.Aim.change.forms(of: .opportunities)
        case .change: PolicyScenario.Change.forms
        }
    }
}

// MARK: Words

extension EffectPlace {
    func lead(of source: SourceEffect, firms: Int, _ strings: Strings) -> String {
        var values = ["firms": strings.number(firms)]
        switch self {
        case .record:
            return strings.say(source.before == nil ? "editing.effect.leadNew" : "editing.effect.lead", values)
        case .change(let place):
            values["day"] = strings.date(place.day)
            return strings.say("scenario.typed.lead", values)
        }
    }

    func note(_ strings: Strings) -> String? {
        guard case .change(let place) = self, !place.leftOut.isEmpty else { return nil }
        return strings.say("scenario.typed.leftOut", ["titles": place.leftOut.joined(separator: "; ")])
    }

    func cellsHint(_ strings: Strings) -> String {
        switch self {
        case .record: strings["editing.effect.cellsHint"]
        case .change: strings["scenario.typed.cellsHint"]
        }
    }

    /// Why no cost can be told; nil where the mistake in the take-up says it.
    func costUnknown(_ strings: Strings) -> String? {
        switch self {
        case .record: takeUp == nil ? nil : strings["editing.effect.costUnknown"]
        case .change(let place): strings[place.assumptions.takeUp == nil ? "scenario.noTakeUp" : "scenario.noAmount"]
        }
    }
}
