/// The kinds of record in the catalogue. The raw value names the folder of the country package and the API route.
public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case opportunities, organisations, services, solutions

    /// The type that reads and writes records of this kind.
    public var record: any CatalogueRecord.Type {
        switch self {
        case .opportunities: Opportunity.self
        case .organisations: Organisation.self
        case .services: Service.self
        case .solutions: Solution.self
        }
    }
}
