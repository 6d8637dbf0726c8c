import Domain
import Store

/// `chain/help.mustache`: what helps with what the reader names.
struct HelpPage: Page {
    static let template = "chain/help"

    let title: String
    let heading: String
    let lead: String
    let formURL: String
    var errors: [FormPage.ErrorLine] = []
    /// What was named: unticked, it goes.
    let chosen: [Choice]
    let problems: [Form.Option]
    let firm: FirmFields
    let sections: [ChainSection]
    let rankingURL: String
    let checkURL: String
    let assessmentURL: String
    let planURL: String
    let addURL: String
    let formToken: String
    /// The one kind that is shown whole, and the way back to all.
    var back: [PageLink] = []

    struct Choice: Sendable {
        let choiceID: String
        let choiceValue: String
        let choiceLabel: String
    }
}

extension HelpPage {
    static let path = "help"

    init(_ form: HelpForm, _ sections: [ChainSection], _ catalogue: Catalogue, _ location: Location, _ strings: Strings)
    {
        let (language, classification) = (strings.language, catalogue.classification)
        let named = form.concepts.map { $0.prefLabel[language] }
        title =
            named.isEmpty
            ? strings["help.title"] : strings.say("help.titleWith", ["gaps": named.joined(separator: ", ")])
        heading = strings["help.heading"]
        lead = strings["help.lead"]
        formURL = location.url(Self.path)
        chosen = form.concepts.map {
            Choice(choiceID: "gap-\($0.notation)", choiceValue: $0.notation, choiceLabel: $0.prefLabel[language])
        }
        let isNamed = Set(form.concepts.map(\.notation))
        problems = classification.concepts(of: "PROBLEM").filter { !isNamed.contains($0.notation) }.map {
            Form.Option(optionValue: $0.notation, optionLabel: $0.prefLabel[language])
        }
        firm = FirmFields(form.firm, catalogue, strings)
        self.sections = sections
        rankingURL = location.url("\(Self.path)/ranking")
        checkURL = location.url("funding/check", form.firmParameters)
        assessmentURL = location.url("assessment")
        planURL = location.url("plan")
        addURL = location.url("plan/steps")
        formToken = location.visit?.formKey.token ?? ""
        errors = Self.errors(form, strings)
        if form.kind != nil {
            back = [PageLink(linkTitle: strings["help.allKinds"], linkURL: location.url(Self.path, form.parameters()))]
        }
    }

    private static func errors(_ form: HelpForm, _ strings: Strings) -> [FormPage.ErrorLine] {
        let unknown = form.unknown.map {
            FormPage.ErrorLine(errorText: strings.say("help.unknown", ["notation": $0]), errorHref: "#add-gap")
        }
        return unknown + form.firm.errors(strings)
    }
}
