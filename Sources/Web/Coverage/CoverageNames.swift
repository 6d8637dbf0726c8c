import Actions
import Domain
import Store

/// What the cells of a table of coverage and the firms in them are called.
struct CoverageNames {
    private let classification: Classification
    private let strings: Strings

    init(_ catalogue: Catalogue, _ strings: Strings) {
        classification = catalogue.classification
        self.strings = strings
    }

    /// "Security · Small enterprise"
    func title(_ place: CoveragePlace) -> String {
        (place.row.map(label) + [column(place.column, of: place.layout.columns)]).joined(separator: " · ")
    }

    func column(_ notations: [String], of traits: [PopulationTrait]) -> String {
        zip(traits, notations).map { trait, notation in
            switch notation {
            case PopulationTrait.unknown: strings["gaps.unknown.\(trait.rawValue)"]
            case PopulationTrait.notApplicable: strings["gaps.notApplicable.\(trait.rawValue)"]
            default: label(notation)
            }
        }.joined(separator: " · ")
    }

    /// "38 employees · State · Manufacturing": what is known of a firm.
    func title(_ firm: Firm) -> String {
        let employees = firm.employees.value.map { strings.say("gaps.firm.employees", count: $0) }
        let words = [Fact.ownership, .activity, .region, .legalForm].flatMap { fact -> [String] in
            if case .known(.words(let words)) = firm.value(of: fact) { words } else { [] }
        }
        let known = ([employees].compactMap(\.self) + words.map(label)).joined(separator: " · ")
        return known.isEmpty ? strings["gaps.firm.nothing"] : known
    }

    func label(_ notation: String) -> String { classification.label(notation, in: strings.language) }
}
