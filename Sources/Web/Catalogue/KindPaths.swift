import Domain

extension Kind {
    /// Where the records of the kind are listed; a record's page is below it.
    var listPath: String {
        switch self {
        case .opportunities: "funding"
        case .organisations: "centres"
        case .services: "services"
        case .solutions: "solutions"
        case .courses: "training"
        case .recommendations: "recommendations"
        case .policies: "policies"
        case .programmes: "programmes"
        case .indicators: "indicators"
        case .portals: "directory"
        case .cooperation: "cooperation"
        case .peers: "peers"
        case .questionnaires: "questionnaires"
        case .cases: "cases"
        case .instruments: "instruments"
        case .projects: "effects"
        case .regimes: "schemes"
        }
    }

    /// Schemes that filter the list of the kind beside those of the country.
    var ownFacets: [String] {
        switch self {
        case .cases: ["PROBLEM", "NACE", "SIZE"]
        case .regimes: ["REGIME", "OBLIGATION"]
        default: []
        }
    }

    /// Kinds that answer what a firm asks first; the others are the country's reference.
    var isForFirms: Bool {
        switch self {
        case .opportunities, .organisations, .services, .solutions, .courses, .cases, .projects: true
        default: false
        }
    }

    /// Kinds of which a firm chooses one: their records can be shown side by side.
    var isCompared: Bool { isForFirms && self != .projects }

    /// Kinds whose records have a page that only shows them. A kind of project opens as a calculation.
    var hasRecordPage: Bool { self != .projects }
}
