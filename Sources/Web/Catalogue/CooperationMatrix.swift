import Domain
import Store

/// Records of cooperation by country and year: how many there are, and the way to them.
struct CooperationMatrix: Sendable {
    let years: [Heading]
    let rows: [Line]

    struct Heading: Sendable {
        let yearText: String
    }

    struct Line: Sendable {
        let countryLabel: String
        let countryURL: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        /// Nil where there is nothing.
        let cellText: String?
    }

    init(_ records: [Cooperation], _ catalogue: Catalogue, _ location: Location, _ strings: Strings) {
        let known = Set(records.flatMap(\.years)).sorted()
        let hasOthers = records.contains { $0.years.isEmpty }
        years =
            known.map { Heading(yearText: "\($0)") }
            + (hasOthers ? [Heading(yearText: strings["cooperation.noYear"])] : [])
        let language = location.language
        let countries = Set(records.flatMap(\.countries)).map {
            (notation: $0, label: catalogue.classification.label($0, in: language))
        }
        rows = countries.sorted { $0.label < $1.label }.map { country in
            let own = records.filter { $0.countries.contains(country.notation) }
            let counts = known.map { year in own.count { $0.years.contains(year) } }
            let others = hasOthers ? [own.count { $0.years.isEmpty }] : []
            return Line(
                countryLabel: country.label, countryURL: location.url("cooperation", [("COUNTRY", country.notation)]),
                cells: (counts + others).map { Cell(cellText: $0 == 0 ? nil : strings.number($0)) })
        }
    }
}
