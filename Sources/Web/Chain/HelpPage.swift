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
    let employees: String
    let regions: [Form.Option]
    let activities: [Form.Option]
    /// What stands in the address and the form does not ask for.
    let kept: [KeptField]
    let sections: [ChainSection]
    let rankingURL: String
    let checkURL: String
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
        func options(_ notations: [String], _ fact: Fact) -> [Form.Option] {
            notations.map {
                Form.Option(
                    optionValue: $0, optionLabel: classification.label($0, in: language),
                    optionChosen: form.firm.typed[fact.description]?.contains($0) == true)
            }
        }
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
        employees = form.firm.typed[Fact.employees.description]?.first ?? ""
        regions = options(classification.narrower(than: catalogue.country.code), .region)
        activities = options(Self.activities(classification), .activity)
        let asked = Set(HelpForm.facts.map(\.description))
        kept = form.firmParameters.filter { !asked.contains($0.name) }.map {
            KeptField(keptName: $0.name, keptValue: $0.value)
        }
        self.sections = sections
        rankingURL = location.url("\(Self.path)/ranking")
        checkURL = location.url("funding/check", form.firmParameters)
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
        let mistyped = form.firm.mistakes.map { mistake in
            let field = mistake.pointer.split(separator: "/").first.map(String.init) ?? ""
            let text = mistake.problem.text(in: strings.language)
            return FormPage.ErrorLine(
                errorText: "\(strings["check.question.\(field).label"]): \(text)", errorHref: "#\(field)")
        }
        return unknown + mistyped
    }

    /// Sections, and the divisions of manufacturing behind theirs, as the check of funding offers them.
    static func activities(_ classification: Classification) -> [String] {
        let sections = classification.concepts(of: "NACE").filter { $0.broader == nil }.map(\.notation).sorted()
        return sections.flatMap { [$0] + ($0 == "C" ? classification.narrower(than: $0) : []) }
    }
}
