/// The kinds of record in the catalogue. The raw value names the folder of the country package and the API route.
public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case opportunities, organisations, services, solutions, courses, recommendations, policies, programmes, indicators
    case portals, cooperation, peers, questionnaires, cases, instruments, projects, regimes

    /// The names of the fields of its records, in their order.
    public var fieldNames: [String] {
        func names<Record: CatalogueRecord>(_: Record.Type) -> [String] { Record.fields.map(\.name) }
        return names(record)
    }

    /// The type that reads and writes records of this kind.
    public var record: any CatalogueRecord.Type {
        switch self {
        case .opportunities: Opportunity.self
        case .organisations: Organisation.self
        case .services: Service.self
        case .solutions: Solution.self
        case .courses: Course.self
        case .recommendations: Recommendation.self
        case .policies: Policy.self
        case .programmes: ProgrammePart.self
        case .indicators: Indicator.self
        case .portals: Portal.self
        case .cooperation: Cooperation.self
        case .peers: Peer.self
        case .questionnaires: Questionnaire.self
        case .cases: Case.self
        case .instruments: Instrument.self
        case .projects: Project.self
        case .regimes: Regime.self
        }
    }
}
