import Actions
import Domain
import Store

/// By what the table of a scenario is divided, read from the address.
struct ScenarioLayout: Hashable, Sendable {
    var rows = GapsRows.area
    /// Nil where all firms are told together.
    var column: PopulationTrait?

    private static let rowsOffered: [GapsRows] = [.area, .areaAndCost]

    init() {}

    /// Throws `Refusal.notFound` for what means nothing.
    init(_ query: QueryItems) throws {
        if let text = query["rows"] {
            guard let rows = GapsRows(rawValue: text), Self.rowsOffered.contains(rows) else { throw Refusal.notFound }
            self.rows = rows
        }
        if let text = query["columns"], !text.isEmpty {
            guard let column = PopulationTrait(rawValue: text) else { throw Refusal.notFound }
            self.column = column
        }
    }

    var counted: CoverageLayout { CoverageLayout(rows: rows.schemes, columns: [column ?? .size]) }

    /// The table of figures that were counted in this layout, or kept; nil where it was not kept.
    func table(in figures: ScenarioFigures) -> ScenarioFigures.Table? {
        figures.table(rows.schemes, by: column ?? .size)
    }

    /// The rest of an address where one stays with this table.
    var parameters: [(name: String, value: String)] {
        [("rows", rows.rawValue), ("columns", (column ?? .size).rawValue)]
    }
}

// MARK: Choices

extension ScenarioLayout {
    /// Selects with all tables that can be counted; with `undivided` also all firms together.
    func choosers(undivided: Bool = false, in classification: Classification, _ strings: Strings)
        -> [ScenarioChoosers.Chooser]
    {
        let rows = Self.rowsOffered.filter { GapsRows.offered(in: classification).contains($0) }
        return [rowChooser(rows, strings), columnChooser(PopulationTrait.allCases, undivided: undivided, strings)]
    }

    /// Selects with the tables that were kept.
    func choosers(among tables: [ScenarioFigures.Table], _ strings: Strings) -> [ScenarioChoosers.Chooser] {
        let kept = PopulationTrait.allCases.filter { trait in tables.contains { $0.columns == trait.rawValue } }
        return kept.count > 1 ? [columnChooser(kept, undivided: false, strings)] : []
    }

    private func rowChooser(_ offered: [GapsRows], _ strings: Strings) -> ScenarioChoosers.Chooser {
        .init(
            chooserName: "rows", chooserLabel: strings["gaps.form.rows"],
            chooserOptions: offered.map {
                .init(
                    optionValue: $0.rawValue, optionLabel: strings["gaps.rows.\($0.rawValue)"],
                    optionChosen: $0 == rows)
            })
    }

    private func columnChooser(
        _ offered: [PopulationTrait], undivided: Bool, _ strings: Strings
    ) -> ScenarioChoosers.Chooser {
        let chosen = undivided ? column : column ?? .size
        let together = Form.Option(
            optionValue: "", optionLabel: strings["scenario.compare.undivided"], optionChosen: chosen == nil)
        return .init(
            chooserName: "columns", chooserLabel: strings["gaps.form.columns"],
            chooserOptions: (undivided ? [together] : [])
                + offered.map {
                    .init(
                        optionValue: $0.rawValue, optionLabel: strings["gaps.columns.\($0.rawValue)"],
                        optionChosen: $0 == chosen)
                })
    }
}

/// `scenarios/table-form.mustache`: which table is shown.
struct ScenarioTableForm: Sendable {
    let tableURL: String
    let tableChoosers: [ScenarioChoosers.Chooser]
}

/// What rows and columns of a scenario's table are called.
struct ScenarioNames {
    private let names: CoverageNames
    private let layout: ScenarioLayout

    init(_ layout: ScenarioLayout, _ catalogue: Catalogue, _ strings: Strings) {
        (self.layout, names) = (layout, CoverageNames(catalogue, strings))
    }

    func row(_ notations: String) -> String {
        notations.split(separator: " ").map { names.label(String($0)) }.joined(separator: " · ")
    }

    func column(_ notation: String) -> String { names.column([notation], of: [layout.column ?? .size]) }
}
