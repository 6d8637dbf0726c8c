import Actions
import Domain
import FoundationEssentials
import Store

/// `effects/kept.mustache`: what was expected beside what was measured.
struct KeptCalculationPage: Page {
    static let template = "effects/kept"

    let title: String
    let heading: String
    let lead: String
    let backURL: String
    let backTitle: String
    let momentNames: [String]
    let comparedRows: [ComparedRow]
    let versionText: String
    let calculatorURL: String?
    var errors: [FormPage.ErrorLine] = []
    var measureForm: Form?
    var removalForm: Form?

    struct ComparedRow: Sendable {
        let comparedLabel: String
        let comparedValues: [Value]

        struct Value: Sendable {
            let valueMoment: String
            let valueText: String
        }
    }
}

/// Writes the page of a kept calculation.
struct KeptCalculationWriter {
    let kept: KeptCalculation
    let organisation: RegisteredOrganisation
    let catalogue: Catalogue
    let location: Location
    let strings: Strings
    let mayChange: Bool
    let now: Date

    private var language: Language { location.language }
    private var project: Project? { catalogue.projects.first { $0.id == kept.project } }
    private var path: String { KeptCalculationRoutes.path(kept) }

    /// What was typed for the figures, as data by the names of the figures.
    static func measured(_ typed: QueryItems, _ kept: KeptCalculation, _ catalogue: Catalogue) -> DataValue {
        guard let project = catalogue.projects.first(where: { $0.id == kept.project }) else { return .object([]) }
        return .object(
            EffectsForm.variables(of: project).compactMap { variable in
                typed[EffectsForm.field(variable)].map {
                    .init(variable.name, DataValue(typedNumber: String($0.prefix(60))))
                }
            })
    }

    func page(typed: QueryItems?, _ mistakes: [FormMistake]) -> KeptCalculationPage {
        let title = project?.core.title[language] ?? kept.project
        let day = catalogue.country.day(at: kept.keptAt)
        var page = KeptCalculationPage(
            title: title, heading: title,
            lead: strings.say(
                "effects.kept.lead", ["organisation": organisation.name, "day": strings.date(day)]),
            backURL: location.url(organisation.id.ownPath), backTitle: organisation.name, momentNames: momentNames,
            comparedRows: results + figures,
            versionText: strings.say(
                "effects.version", ["version": text(kept.answer["formulaVersion"]) ?? EffectsResult.formulaVersion]),
            calculatorURL: project.map { location.url("effects/\($0.id)") })
        guard mayChange else { return page }
        if let project {
            let form = measureForm(project)
            let filled = (typed.map(form.typed) ?? form).with(mistakes)
            page.measureForm = filled
            page.errors = filled.errorLines(mistakes)
        }
        page.removalForm = location.form("\(path)/removal", strings["effects.kept.remove"], []).about(
            title, id: "removal"
        ).quiet.with([])
        return page
    }

    // MARK: Expected and measured

    private var momentNames: [String] {
        [strings["effects.kept.expected"]]
            + kept.measurements.map {
                strings.say(
                    "effects.kept.\($0.moment.rawValue)", ["day": strings.date($0.measuredOn)])
            }
    }

    private func row(_ label: String, _ texts: [String]) -> KeptCalculationPage.ComparedRow {
        .init(
            comparedLabel: label,
            comparedValues: zip(momentNames, texts).map { .init(valueMoment: $0, valueText: $1) })
    }

    private var answers: [DataValue] { [kept.answer] + kept.measurements.map(\.answer) }

    private var currency: String { text(kept.answer["currency"]) ?? "" }

    private var results: [KeptCalculationPage.ComparedRow] {
        func result(_ name: String, _ text: (Double) -> String) -> KeptCalculationPage.ComparedRow {
            row(
                strings["effects.measure.\(name)"],
                answers.map { KeptCalculation.figure(name, of: $0).map(text) ?? strings["effects.none"] })
        }
        return [
            result("payback", language.years),
            result("npv") { "\(language.text($0.rounded()))\u{a0}\(currency)" },
            result("roi") { language.text(percent: ($0 * 1000).rounded() / 10) },
        ]
    }

    private var figures: [KeptCalculationPage.ComparedRow] {
        guard let project else { return [] }
        return EffectsForm.variables(of: project).compactMap { variable in
            guard let expected = kept.expected(variable.name) else { return nil }
            let measured = kept.measurements.map { $0.inputs[variable.name]?.double.map { language.text($0) } ?? "–" }
            return row(title(of: variable, in: project), [language.text(expected)] + measured)
        }
    }

    private func title(of variable: ProjectPlan.Variable, in project: Project) -> String {
        switch variable {
        case .input(let name): project.input(name)?.title[language] ?? name.rawValue
        case .cost(let name): project.costs.first { $0.name == name }?.title[language] ?? name
        }
    }

    private func text(_ value: DataValue?) -> String? {
        if case .text(let text)? = value { text } else { nil }
    }

    // MARK: Forms

    private func measureForm(_ project: Project) -> Form {
        let moments = KeptCalculation.Moment.allCases.map { moment in
            Form.Option(
                optionValue: moment.rawValue, optionLabel: strings["effects.kept.moment.\(moment.rawValue)"],
                optionChosen: moment == (kept.measurements.isEmpty ? .t1 : .t2))
        }
        let fields = EffectsForm.variables(of: project).map { variable in
            Form.Field.text(
                EffectsForm.field(variable), title(of: variable, in: project),
                hint: kept.expected(variable.name).map {
                    strings.say("effects.kept.expectedFigure", ["figure": language.text($0)])
                }, limit: 30, optional: true)
        }
        return location.form(
            "\(path)/measurements", strings["effects.kept.note"],
            [
                .choice("moment", strings["effects.kept.when"], moments),
                .day("measuredOn", strings["effects.kept.day"], value: catalogue.country.day(at: now)),
            ] + fields)
    }
}
