import Domain
import Store

/// `chain/firm.mustache`: the facts of a firm that the chain asks for, as they were typed.
struct FirmFields: Sendable {
    let employees: String
    let regions: [Form.Option]
    let activities: [Form.Option]
    /// What is known of the firm and these fields do not ask for.
    let kept: [KeptField]

    /// Others may stand in the address, as the check of funding writes them.
    static let facts: [Fact] = [.employees, .region, .activity]

    init(_ form: FirmForm, _ catalogue: Catalogue, _ strings: Strings) {
        let classification = catalogue.classification
        func options(_ notations: [String], _ fact: Fact) -> [Form.Option] {
            // What is chosen is offered, too, however deep it lies.
            let chosen = form.typed[fact.description]?.first
            return (notations + [chosen].compactMap(\.self)).uniqued.filter { classification[$0] != nil }.map {
                Form.Option(
                    optionValue: $0, optionLabel: classification.label($0, in: strings.language),
                    optionChosen: $0 == chosen)
            }
        }
        employees = form.typed[Fact.employees.description]?.first ?? ""
        regions = options(classification.narrower(than: catalogue.country.code), .region)
        activities = options(Self.activities(classification), .activity)
        let asked = Set(Self.facts.map(\.description))
        kept = form.parameters().filter { !asked.contains($0.name) }.map {
            KeptField(keptName: $0.name, keptValue: $0.value)
        }
    }

    /// Sections, and the divisions of manufacturing behind theirs, as the check of funding offers them.
    static func activities(_ classification: Classification) -> [String] {
        let sections = classification.concepts(of: "NACE").filter { $0.broader == nil }.map(\.notation).sorted()
        return sections.flatMap { [$0] + ($0 == "C" ? classification.narrower(than: $0) : []) }
    }
}

extension FirmForm {
    /// What is wrong with the answers, each with the field it belongs to.
    func errors(_ strings: Strings) -> [FormPage.ErrorLine] {
        mistakes.map { mistake in
            let field = Self.questions.first { $0.isAt(mistake.pointer) }?.description ?? ""
            let text = mistake.problem.text(in: strings.language)
            return FormPage.ErrorLine(
                errorText: "\(strings["check.question.\(field).label"]): \(text)", errorHref: "#\(field)")
        }
    }
}
