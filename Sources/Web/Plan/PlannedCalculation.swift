import Actions
import Domain
import Store

/// What a step of a plan is expected to bring: counted anew from the figures it was added with, in the words of whoever reads.
struct PlannedCalculation: Sendable {
    let text: String
    /// The address of the calculator takes these.
    let parameters: [(name: String, value: String)]

    /// Nil for what is no calculation, or none any more since the kind of project asks for other figures.
    init?(_ content: PlanStep.Content, _ catalogue: Catalogue, _ strings: Strings) {
        guard let record = content.record, record.kind == .projects, let figures = content.figures,
            let context = catalogue.planContext(record.id), let query = QueryItems(stored: figures)
        else { return nil }
        let form = EffectsForm(query, context, catalogue.classification)
        guard let plan = form.plan else { return nil }
        let location = Location(language: strings.language, path: "")
        let writer = EffectsResultWriter(ProjectOutcome(plan), form, location, strings)
        text = [writer.verdict, writer.worth, writer.funding].compactMap(\.self).joined(separator: " ")
        parameters = form.parameters
    }
}

extension QueryItems {
    /// What was an address once; nil where it is none any more.
    fileprivate init?(stored text: String) {
        do { try self.init(encoded: text) } catch { return nil }
    }
}
