import Actions
import Domain
import Store

/// Puts a table of coverage into words and shades.
struct GapsWriter {
    let form: GapsForm
    let answer: CoverageAnswer
    /// All firms, and every source, whatever it is for.
    let overall: CoverageAnswer
    /// Whose firms are counted; nil for drawn ones.
    let register: BusinessRegister?
    let catalogue: Catalogue
    let location: Location
    let strings: Strings

    /// Gaps that are listed under the table.
    private static let mostGaps = 10

    private var layout: CoverageTable { answer.matrix.table }
    private var names: CoverageNames { CoverageNames(catalogue, strings) }

    // MARK: The form

    var rowChoices: [GapsPage.Choice] {
        choices(GapsRows.offered(in: catalogue.classification), chosen: form.rows, "rows")
    }
    var columnChoices: [GapsPage.Choice] { choices(PopulationTrait.allCases, chosen: form.column, "columns") }
    var measureChoices: [GapsPage.Choice] { choices(GapsMeasure.allCases, chosen: form.measure, "measure") }

    var firmChoices: [GapsPage.Choice] { choices(GapsFirms.allCases, chosen: form.firms, "population") }

    private func choices<Value: RawRepresentable & Equatable>(_ values: [Value], chosen: Value, _ key: String)
        -> [GapsPage.Choice] where Value.RawValue == String
    {
        values.map {
            .init(
                choiceValue: $0.rawValue, choiceLabel: strings["gaps.\(key).\($0.rawValue)"], choiceChosen: $0 == chosen
            )
        }
    }

    // MARK: The table

    /// Nil where there are no firms.
    func table(_ demand: DemandTable?) -> GapsPage.Table? {
        let cells = answer.matrix.cells
        let all = cells.flatMap(\.self)
        guard answer.matrix.firms > 0, let origin, let first = cells.first else { return nil }
        let uncovered = answer.matrix.uncovered
        let empty = all.count { $0.firms > 0 && $0.eligible == 0 }
        return GapsPage.Table(
            originText: origin,
            summaryText: empty == 0
                ? strings["gaps.summaryNone"]
                : strings.say("gaps.summary", count: empty, ["all": strings.number(all.count)]),
            overallText: overall.matrix.cells.first?.first.map { cell in
                strings.say(
                    "gaps.overall", ["count": strings.number(cell.eligible), "all": strings.number(cell.firms)])
            },
            tableCaption: strings.say(
                "gaps.caption",
                [
                    "measure": strings["gaps.measure.\(form.measure.rawValue)"],
                    "rows": strings["gaps.rows.\(form.rows.rawValue)"],
                    "columns": strings["gaps.columns.\(form.column.rawValue)"],
                ]),
            heads: zip(layout.columns, first).map { column, cell in
                .init(
                    headLabel: names.column(column, of: layout.traits),
                    headFirms: strings.say("gaps.firms", count: cell.firms))
            }, width: "\(layout.columns.count + 1 + (demand == nil ? 0 : DemandKind.allCases.count))",
            groups: groups(cells, GapsShades(form.measure, all), demand), demand: demand.map(heads),
            legend: strings["gaps.legend.\(form.measure.rawValue)"],
            gapsHeading: strings.say("gaps.uncovered", count: uncovered.count),
            gaps: uncovered.prefix(Self.mostGaps).map(gap),
            gapsMore: uncovered.count > Self.mostGaps
                ? strings.say("gaps.more", count: uncovered.count - Self.mostGaps) : nil,
            tableURL: register == nil ? location.url("\(GapsRoutes.path).csv", form.parameters) : nil)
    }

    /// Where the firms come from.
    private var origin: String? {
        if let register { return strings.origin(of: register) }
        return catalogue.marginals.map { marginals in
            strings.say(
                "gaps.origin", ["count": strings.number(answer.matrix.firms), "date": strings.date(marginals.asOf)])
        }
    }

    private func groups(_ cells: [[CoverageCell]], _ shades: GapsShades, _ demand: DemandTable?) -> [GapsPage.Group] {
        let lines = zip(layout.rows, cells).map { row, cells in
            (
                group: row.notations.count > 1 ? row.notations[0] : nil,
                line: GapsPage.Line(
                    lineLabel: row.notations.last.map(names.label) ?? "",
                    cells: zip(layout.columns, cells).map { cell($1, row.notations, $0, shades) },
                    lineDemand: demand.map { self.demand($0, of: row.notations) } ?? [])
            )
        }
        let headings = lines.map(\.group).uniqued
        return headings.map { heading in
            .init(groupLabel: heading.map(names.label), lines: lines.filter { $0.group == heading }.map(\.line))
        }
    }

    private func cell(
        _ cell: CoverageCell, _ row: [String], _ column: [String], _ shades: GapsShades
    ) -> GapsPage.Cell {
        let words = GapsCellWords(cell, form.measure, strings)
        return .init(
            cellHeat: "h\(shades.shade(cell))", cellColumn: names.column(column, of: layout.traits),
            cellURL: location.url("\(GapsRoutes.path)/cell", form.parameters(row: row, column: column)),
            cellFigure: words.figure, cellNote: words.note, cellSpoken: words.spoken)
    }

    // MARK: Demand

    private func heads(_ demand: DemandTable) -> GapsPage.Demand {
        .init(
            demandHeads: DemandKind.allCases.map { .init(demandLabel: strings["gaps.demand.\($0.rawValue)"]) },
            demandNote: strings.say(
                "gaps.demand.note",
                ["from": strings.month(demand.months.lowerBound), "fewest": "\(Suppression.fewestFirms)"]),
            demandOthers: demand.unnamed.map { strings.say("gaps.demand.unnamed", count: $0) })
    }

    private func demand(_ demand: DemandTable, of row: [String]) -> [GapsPage.DemandCell] {
        DemandKind.allCases.map { kind in
            let count = row.first.flatMap { demand.count(kind, of: $0) }
            return .init(
                demandColumn: strings["gaps.demand.\(kind.rawValue)"],
                demandFigure: count.map(strings.number)
                    ?? strings.say("gaps.demand.scant", ["fewest": "\(Suppression.fewestFirms)"]))
        }
    }

    // MARK: The gaps

    private func gap(_ gap: UncoveredCell) -> GapsPage.Gap {
        let (row, column) = (layout.rows[gap.row].notations, layout.columns[gap.column])
        return .init(
            gapTitle: names.title(CoveragePlace(layout: form.layout, row: row, column: column)),
            gapURL: location.url("\(GapsRoutes.path)/cell", form.parameters(row: row, column: column)),
            gapText: strings.reason(gap), gapFirms: strings.say("gaps.firms", count: gap.firms))
    }
}

extension Strings {
    /// Which register it is, and whom these counts are for.
    func origin(of register: BusinessRegister) -> String {
        say("gaps.originRegister", ["count": number(register.firms), "date": date(register.day)])
    }

    /// Why a cell is among the gaps.
    func reason(_ gap: UncoveredCell) -> String {
        let values = ["firms": number(gap.firms), "all": number(gap.cell.firms)]
        return switch gap.supply {
        case .none: say("gaps.why.none", values)
        case .perhaps: say("gaps.why.perhaps", count: gap.cell.undeterminedSources, values)
        case .some: say("gaps.why.some", count: gap.cell.sources, values)
        }
    }

    /// "125 000 USD, 10 000 EUR": sums of different currencies are not added up.
    func amounts(_ amounts: [Money]) -> String {
        amounts.map { money($0.minorUnits / 100, $0.currency) }.joined(separator: ", ")
    }
}
