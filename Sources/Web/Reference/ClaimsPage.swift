import Domain
import Store

/// `reference/claims.mustache`: what sources say of their figures, those that do not add up first.
struct ClaimsPage: Page {
    static let template = "reference/claims"

    let title: String
    let groups: [Group]

    struct Group: Sendable {
        let groupTitle: String
        let claims: [ClaimLine]
    }

    init(_ catalogue: Catalogue, _ location: Location, _ strings: Strings, in db: Connection) throws {
        title = strings["claims.title"]
        let writer = ClaimWriter(catalogue, location, strings)
        let checks = catalogue.claims.all
        let titles = try db.records.titles(.indicators, Set(checks.map(\.indicator)), in: location.language)
        groups = [(false, "claims.differing"), (true, "claims.agreeing")].compactMap { agrees, key in
            let lines = checks.filter { $0.agrees == agrees }.map { check in
                var line = writer.line(check)
                line.claimTitle = titles[check.indicator]
                line.claimURL = location.url("indicators/\(check.indicator)")
                return line
            }
            return lines.isEmpty ? nil : Group(groupTitle: strings[key], claims: lines)
        }
    }
}
