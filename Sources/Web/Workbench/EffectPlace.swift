import Domain

/// Where the effect of a rule is told, and what is said differently there.
enum EffectPlace: Sendable {
    /// The form of a record with a rule.
    case record(Kind, String, EffectChoices)
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
        case .record(let kind, let record, _): RuleEffectRoutes.path(kind, record)
        case .change(let place): ChangeEffectRoutes.path(place.scenario, place.number)
        }
    }

    var column: PopulationTrait {
        switch self {
        case .record(_, _, let choices): choices.column
        case .change(let place): place.column
        }
    }

    /// The share of the firms that take what they can have; nil where none is assumed.
    var takeUp: Double? {
        switch self {
        case .record(_, _, let choices): choices.share
        case .change(let place): place.assumptions.takeUp.map { $0 / 100 }
        }
    }

    var forms: [FormField] {
        switch self {
        case .record(let kind, _, _): Draft.Aim.change.forms(of: kind)
        case .change: PolicyScenario.Change.forms
        }
    }
}

// MARK: Words

extension EffectPlace {
    /// A source supports firms; a scheme is for them.
    var isScheme: Bool {
        if case .record(.regimes, _, _) = self { true } else { false }
    }

    /// Where the words are.
    var words: String { isScheme ? "editing.scope" : "editing.effect" }

    func lead(of source: SourceEffect, firms: Int, _ strings: Strings) -> String {
        var values = ["firms": strings.number(firms)]
        switch self {
        case .record:
            return strings.say(source.before == nil ? "\(words).leadNew" : "\(words).lead", values)
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
        case .record: strings["\(words).cellsHint"]
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
