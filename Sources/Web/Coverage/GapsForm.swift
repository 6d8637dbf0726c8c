import Actions
import Domain
import Store

/// Which table of gaps a reader wants, read from the address; what is not said is the first that there is.
struct GapsForm: Hashable, Sendable {
    let rows: GapsRows
    let column: PopulationTrait
    let measure: GapsMeasure
    let firms: GapsFirms

    /// Throws `Refusal.notFound` for what means nothing.
    init(_ query: QueryItems, _ classification: Classification) throws {
        let offered = GapsRows.offered(in: classification)
        func choice<Choice: RawRepresentable & Equatable>(_ name: String, of choices: [Choice]) throws -> Choice?
        where Choice.RawValue == String {
            guard let text = query[name] else { return choices.first }
            guard let choice = Choice(rawValue: text), choices.contains(choice) else { throw Refusal.notFound }
            return choice
        }
        rows = try choice("rows", of: offered) ?? .area
        column = try choice("columns", of: PopulationTrait.allCases) ?? .size
        measure = try choice("show", of: GapsMeasure.allCases) ?? .eligible
        firms = try choice(GapsFirms.field, of: GapsFirms.allCases) ?? .drawn
    }

    var layout: CoverageLayout { CoverageLayout(rows: rows.schemes, columns: [column]) }

    /// The table as parameters of an address.
    var parameters: [(name: String, value: String)] {
        [("rows", rows.rawValue), ("columns", column.rawValue)]
            + (firms == .drawn ? [] : [(GapsFirms.field, firms.rawValue)])
    }

    /// One of its cells.
    func parameters(row: [String], column: [String]) -> [(name: String, value: String)] {
        parameters + row.map { ("row", $0) } + column.map { ("column", $0) }
    }
}

/// What the rows of the page of gaps can be.
enum GapsRows: String, CaseIterable, Sendable {
    case area = "COSME"
    case cost = "COST"
    case areaAndCost = "COSME-COST"
    case instrument = "INSTRUMENT"

    var schemes: [CoverageScheme] {
        switch self {
        case .area: [.area]
        case .cost: [.cost]
        case .areaAndCost: [.area, .cost]
        case .instrument: [.instrument]
        }
    }

    /// Those whose concepts the country has.
    static func offered(in classification: Classification) -> [GapsRows] {
        allCases.filter { rows in
            rows.schemes.allSatisfy { scheme in classification.concepts.contains { $0.scheme == scheme.rawValue } }
        }
    }
}

/// What the cells show.
enum GapsMeasure: String, CaseIterable, Sendable {
    /// Firms known to be eligible for a source; firms that are not; those of them that might be.
    case eligible, uncovered, undetermined
    /// How many sources take a firm of the cell, and how much one firm can get from them.
    case sources, amount
}

/// Whose firms are counted.
enum GapsFirms: String, CaseIterable, Sendable {
    case drawn
    /// Of the register: for staff who may count it.
    case register

    static let field = "firms"
}
