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
        }
    }

    /// Kinds that answer what a firm asks first; the others are the country's reference.
    var isForFirms: Bool {
        switch self {
        case .opportunities, .organisations, .services, .solutions, .courses, .cases: true
        default: false
        }
    }
}
