import Domain
import Store

extension RecordWriter {
    /// The ways from a record to the calculator: kinds of project that it is about, or that it pays for.
    func calculators(for record: any CatalogueRecord, _ firm: FirmForm) -> [PageLink] {
        switch record {
        case let opportunity as Opportunity:
            let funding = [(name: EffectsForm.funding, value: opportunity.id)]
            return catalogue.projects.payable(by: opportunity).map { link(to: $0, firm.parameters() + funding) }
        case is Solution, is Service:
            return catalogue.projects.closest(to: record.core.concepts).map { link(to: $0, firm.parameters()) }
        default: return []
        }
    }

    private func link(to project: Project, _ parameters: [(name: String, value: String)]) -> PageLink {
        PageLink(
            linkTitle: project.core.title[language], linkURL: location.url("effects/\(project.id)", parameters))
    }
}
