import Domain
import Store

/// `reference/responsible.mustache`: areas, and the bodies that answer for them.
struct ResponsiblePage: Page {
    static let template = "reference/responsible"

    let title: String
    let areas: [Area]

    struct Area: Sendable {
        let areaID: String
        let areaLabel: String
        let bodies: [Body]
    }

    struct Body: Sendable {
        let bodyTitle: String
        let bodyURL: String
        let bodyFunction: String?
        let bodyWeb: String?
    }

    private static let scheme = "POLICYAREA"

    init(_ catalogue: Catalogue, _ location: Location, _ strings: Strings, in db: Connection) throws {
        title = strings["responsible.title"]
        let language = location.language
        let bodies = try db.records.carrying(anyOf: Self.scheme, Organisation.self)
        areas = catalogue.classification.concepts(of: Self.scheme).map { area in
            Area(
                areaID: area.notation, areaLabel: area.prefLabel[language],
                bodies: bodies.filter { $0.responsibleFor.contains(area.notation) }.map { body in
                    Body(
                        bodyTitle: body.core.title[language], bodyURL: location.url("centres/\(body.id)"),
                        bodyFunction: body.functions.first?[language], bodyWeb: body.core.url)
                })
        }
    }
}
