import Domain

extension Kind {
    /// Where the records of the kind are listed; a record's page is below it.
    var listPath: String {
        switch self {
        case .opportunities: "funding"
        case .organisations: "centres"
        case .services: "services"
        case .solutions: "solutions"
        }
    }
}
