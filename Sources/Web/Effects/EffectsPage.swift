import Domain
import Store

/// `effects/show.mustache`
struct EffectsPage: Page {
    static let template = "effects/show"

    let title: String
    let heading: String
    let summary: String
    let backURL: String
    var editURL: String?
    var errors: [FormPage.ErrorLine]
    let result: Result?
    let formURL: String
    let fieldGroups: [FieldGroup]
    let fundingChoice: FundingChoice
    let hidden: [KeptField]
    let sources: [RecordPage.SourceLine]
    let versionText: String
    /// schema.org, as JSON.
    var structuredData = ""
    /// What the kind of project is about.
    var topics: [PageLink] = []
    /// What a signed-in person can do with the result.
    var keepForms: [Form] = []

    struct FieldGroup: Sendable {
        let groupHeading: String
        let groupHint: String?
        let figureFields: [FigureField]
    }

    struct FigureField: Sendable {
        let fieldID: String
        let fieldLabel: String
        let fieldHint: String
        let fieldDefault: String?
        var fieldSource: String?
        var fieldSourceURL: String?
        var fieldError: String?
        let fieldValue: String
        let fieldUnit: String?
        let fieldDescription: String
    }

    /// Who may pay for a part, as far as it is known of the firm.
    struct FundingChoice: Sendable {
        let fundingOptions: [Option]
        let fundingError: String?
        let checkURL: String
        let fundingFields: [FigureField]
    }

    struct Option: Sendable {
        let optionValue: String
        let optionLabel: String
        let optionChosen: Bool
    }

    struct Result: Sendable {
        let verdict: String
        let verdictClass: String
        let worth: String
        let matters: String?
        let warnings: [String]
        let scenarioNames: [String]
        let measures: [Measure]
        let drawing: CashFlowDrawing?
        let years: [Year]
        let swings: [SwingLine]
        let csvURL: String
        let shareURL: String
        let assumed: String?
        let plan: PlanOffer
    }

    /// The form that puts the calculation into the reader's plan.
    struct PlanOffer: Sendable {
        let addURL: String
        let formToken: String
        let planRecord: String
        let planFigures: String
    }

    /// One figure of the result in each scenario.
    struct Measure: Sendable {
        let measureLabel: String
        let measureHint: String
        let measureValues: [Value]

        struct Value: Sendable {
            let valueScenario: String
            let valueText: String
        }
    }

    struct Year: Sendable {
        let yearLabel: String
        let yearCosts: String
        let yearBenefits: String
        let yearFunding: String?
        let yearNet: String
        let yearBalance: String
    }

    struct SwingLine: Sendable {
        let swingTitle: String
        let swingRange: String
        let swingX: String
        let swingWidth: String
        let swingMiddle: String
        let swingLow: String
        let swingHigh: String
    }

    init(_ form: EffectsForm, _ catalogue: Catalogue, _ location: Location, _ strings: Strings, today: Day) {
        let language = location.language
        let project = form.project
        title = project.core.title[language]
        heading = title
        summary = project.core.summary[language]
        backURL = location.url("effects")
        formURL = location.url("effects/\(project.id)")
        let fields = EffectsFieldWriter(form: form, catalogue: catalogue, location: location, strings: strings)
        fieldGroups = fields.groups
        fundingChoice = fields.funding(today: today)
        errors = fields.errors
        hidden = form.firm.parameters().map { KeptField(keptName: $0.name, keptValue: $0.value) }
        result = form.plan.map { EffectsResultWriter(ProjectOutcome($0), form, location, strings).result }
        let asOf = project.core.asOf.map { strings.say("sources.asOf", ["date": strings.date($0)]) } ?? ""
        sources = project.core.sources.map {
            .init(sourceTitle: catalogue.title(of: $0.document, in: language), sourcePlace: $0.place, sourceDate: asOf)
        }
        versionText = strings.say("effects.version", ["version": EffectsResult.formulaVersion])
    }
}
