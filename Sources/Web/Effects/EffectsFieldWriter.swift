import Domain
import Store

/// Puts the figures a calculation asks for into words: what it is, where to find it, what is taken when it is left empty, and from where.
struct EffectsFieldWriter {
    let form: EffectsForm
    let catalogue: Catalogue
    let location: Location
    let strings: Strings

    private var language: Language { location.language }
    private var currency: String { form.typed[EffectsForm.currency] ?? catalogue.country.currency }

    var groups: [EffectsPage.FieldGroup] {
        var asked: Set<InputName> = []
        let levers = form.project.levers.map { lever in
            group(
                "effects.lever.\(lever.rawValue)",
                lever.inputs.filter { asked.insert($0).inserted }.compactMap(form.project.input).map(field))
        }
        let costs = Project.Timing.allCases.map { timing in
            group(
                "effects.costs.\(timing.rawValue)", hint: strings["effects.costs.hint"],
                form.project.costs.filter { $0.timing == timing }.map(field))
        }
        let common = InputName.common.compactMap(form.project.input).map(field) + [currencyField, spreadField]
        return (levers + costs).filter { !$0.figureFields.isEmpty } + [group("effects.common", common)]
    }

    private func group(
        _ key: String, hint: String? = nil, _ fields: [EffectsPage.FigureField]
    ) -> EffectsPage.FieldGroup {
        .init(groupHeading: strings[key], groupHint: hint, figureFields: fields)
    }

    // MARK: Figures

    private func field(_ input: Project.Input) -> EffectsPage.FigureField {
        let unit = input.unit?[language] ?? unit(input.name.kind)
        let isPercent = input.name.kind == .percent
        var field = field(
            EffectsForm.field(.input(input.name)), input.title[language], input.help[language], unit: unit,
            default: form.measured[input.name].map { text($0.estimate, percent: isPercent) }
                ?? input.default.map { text($0, percent: isPercent) })
        if let measured = form.measured[input.name] {
            field.fieldSource = strings.say("effects.measured", count: measured.cases)
            field.fieldSourceURL = location.url(Kind.cases.listPath)
        } else if let known = input.default {
            field.fieldSource =
                known.sources.map { catalogue.text(of: $0, in: language) }.joined(separator: "; ")
                + ", \(known.year). " + known.note[language]
        }
        return field
    }

    private func field(_ cost: Project.Cost) -> EffectsPage.FigureField {
        field(EffectsForm.field(.cost(cost.name)), cost.title[language], cost.help[language], unit: currency)
    }

    private var currencyField: EffectsPage.FigureField {
        field(
            EffectsForm.currency, strings["effects.currency"], strings["effects.currencyHint"], unit: nil,
            default: strings.say("effects.empty", ["figure": catalogue.country.currency]))
    }

    private var spreadField: EffectsPage.FigureField {
        field(
            EffectsForm.spread, strings["effects.spread"], strings["effects.spreadHint"], unit: "%",
            default: strings.say(
                "effects.emptyAssumed", ["figure": language.text(percent: Estimate.assumedSpread * 100)]))
    }

    private func field(
        _ name: String, _ label: String, _ hint: String, unit: String?, default: String? = nil
    ) -> EffectsPage.FigureField {
        let problem = form.mistakes[name].map { text($0, of: name) }
        let parts = ["hint"] + (`default` == nil ? [] : ["default"]) + (problem == nil ? [] : ["error"])
        return .init(
            fieldID: name, fieldLabel: label, fieldHint: hint, fieldDefault: `default`,
            fieldError: problem, fieldValue: form.typed[name] ?? "", fieldUnit: unit,
            fieldDescription: parts.map { "\(name)-\($0)" }.joined(separator: " "))
    }

    private func text(_ known: Project.Default, percent: Bool) -> String {
        guard let low = known.low, let high = known.high else {
            return strings.say("effects.empty", ["figure": figure(known.typical, percent)])
        }
        return text(Estimate(low: low, typical: known.typical, high: high), percent: percent)
    }

    private func text(_ estimate: Estimate, percent: Bool) -> String {
        strings.say(
            "effects.emptyRange",
            [
                "figure": figure(estimate.typical, percent), "low": figure(estimate.low, percent),
                "high": figure(estimate.high, percent),
            ])
    }

    private func figure(_ number: Double, _ isPercent: Bool) -> String {
        isPercent ? language.text(percent: number) : language.text(number)
    }

    private func unit(_ kind: InputName.Kind) -> String? {
        switch kind {
        case .money: currency
        case .percent: "%"
        case .hours: strings["effects.unit.hours"]
        case .years: strings["effects.unit.years"]
        case .number: nil
        }
    }

    // MARK: Mistakes

    /// A figure nobody knows but the firm has to be given; how to say that there is none is the most useful hint.
    private func text(_ problem: Mistake.Problem, of field: String) -> String {
        switch problem {
        case .missing: strings[mayBeNothing(field) ? "effects.needed" : "effects.neededAbove"]
        case .notANumber: strings["effects.digits"]
        default: problem.text(in: language)
        }
    }

    private func mayBeNothing(_ field: String) -> Bool {
        if [EffectsForm.fundingRate, EffectsForm.fundingYears].contains(field) { return false }
        return InputName(rawValue: field).flatMap(form.project.input).map { $0.range.contains(0) } ?? true
    }

    var errors: [FormPage.ErrorLine] {
        guard !form.mistakes.isEmpty else { return [] }
        let labels = Dictionary(
            (groups.flatMap(\.figureFields) + fundingFields).map { ($0.fieldID, $0.fieldLabel) }
        ) { first, _ in first }
        return (EffectsForm.fields(of: form.project) + [""]).compactMap { name in
            form.mistakes[name].map { problem in
                let label = labels[name] ?? strings["effects.funding"]
                return .init(errorText: "\(label): \(text(problem, of: name))", errorHref: "#\(name)")
            }
        }
    }

    // MARK: Funding

    func funding(today: Day) -> EffectsPage.FundingChoice {
        let evaluation = catalogue.rulebook.evaluate(form.firm.firm, on: today)
        let outcomes = Dictionary(
            uniqueKeysWithValues: evaluation.outcomes.indices.map {
                (evaluation.result($0).programme.id, evaluation.outcomes[$0])
            })
        let chosen = form.typed[EffectsForm.funding]
        let options = catalogue.opportunities.compactMap { opportunity -> EffectsPage.Option? in
            guard opportunity.financing != nil, let outcome = outcomes[opportunity.id],
                outcome != .ineligible || opportunity.id == chosen
            else { return nil }
            return .init(
                optionValue: opportunity.id,
                optionLabel: "\(opportunity.core.title[language]) – \(strings["check.word.\(word(outcome))"])",
                optionChosen: opportunity.id == chosen)
        }
        let none = EffectsPage.Option(
            optionValue: "", optionLabel: strings["effects.noFunding"], optionChosen: chosen == nil)
        return .init(
            fundingOptions: [none] + options,
            fundingError: form.mistakes[EffectsForm.funding].map {
                text($0, of: EffectsForm.funding)
            },
            checkURL: location.url("funding/check", form.firm.parameters()), fundingFields: fundingFields)
    }

    private func word(_ outcome: Outcome) -> String {
        switch outcome {
        case .eligible: "yes"
        case .undetermined: "may"
        case .ineligible: "no"
        }
    }

    private var fundingFields: [EffectsPage.FigureField] {
        [
            field(
                EffectsForm.fundingAmount, strings["effects.fundingAmount"], strings["effects.fundingAmountHint"],
                unit: currency),
            field(
                EffectsForm.fundingRate, strings["effects.fundingRate"], strings["effects.fundingRateHint"], unit: "%"),
            field(
                EffectsForm.fundingYears, strings["effects.fundingYears"], strings["effects.fundingYearsHint"],
                unit: strings["effects.unit.years"]),
        ]
    }
}
