import Domain

/// The table of areas in a comparison.
extension ScenarioComparisonWriter {
    /// A row of it: an area, perhaps with a kind of cost, and perhaps for some firms only.
    private struct Place: Hashable {
        let row: String
        let column: String?
    }

    private struct Sum {
        var (before, after, gained, lost) = (0, 0, 0, 0)
        var isChanged: Bool { gained + lost > 0 }
    }

    /// Firms eligible where any scenario changes something; one that does not touch it leaves it as it is today.
    var areas: [ScenarioComparisonPage.Row] {
        let names = ScenarioNames(layout, catalogue, strings)
        let sums = counted.map { one in layout.table(in: one.text.figures).map { tally($0) } }
        return places(changedIn: sums.compactMap(\.self)).map { place in
            let today = sums.compactMap { $0?[place]?.before }.first ?? 0
            let title = [names.row(place.row), place.column.map(names.column)].compactMap(\.self)
            return row(
                title.joined(separator: " · "),
                [strings.number(today)] + sums.map { $0.map { text($0[place]) } ?? "–" })
        }
    }

    /// Scenarios that were published without the table that is asked for.
    var withoutTable: [String] {
        counted.filter { layout.table(in: $0.text.figures) == nil }.map(\.text.title)
    }

    private func tally(_ table: ScenarioFigures.Table) -> [Place: Sum] {
        table.cells.reduce(into: [:]) { sums, cell in
            let place = Place(row: cell.row, column: layout.column == nil ? nil : cell.column)
            sums[place, default: Sum()].before += cell.shift.before.eligible
            sums[place, default: Sum()].after += cell.shift.after.eligible
            sums[place, default: Sum()].gained += cell.shift.gained
            sums[place, default: Sum()].lost += cell.shift.lost
        }
    }

    /// By row, then as the columns of the tables stand.
    private func places(changedIn sums: [[Place: Sum]]) -> [Place] {
        let cells = counted.flatMap { layout.table(in: $0.text.figures)?.cells ?? [] }
        let columns = cells.map(\.column).uniqued
        let all = cells.map(\.row).uniqued.sorted().flatMap { row in
            layout.column == nil
                ? [Place(row: row, column: nil)] : columns.map { Place(row: row, column: $0) }
        }
        return all.filter { place in sums.contains { $0[place]?.isChanged ?? false } }
    }

    private func text(_ sum: Sum?) -> String {
        guard let sum, sum.isChanged else { return strings["scenario.asToday"] }
        return "\(strings.number(sum.after)) (+\(strings.number(sum.gained)) / −\(strings.number(sum.lost)))"
    }
}

/// What keeps scenarios from being compared as they stand.
extension ScenarioComparisonWriter {
    var notices: [String] {
        let texts = counted.map(\.text)
        func differing(_ key: String, _ name: String, _ values: [String]) -> String? {
            let values = values.uniqued
            guard values.count > 1 else { return nil }
            return strings.say("scenario.compare.\(key)", [name: values.joined(separator: "; ")])
        }
        let uncounted = compared.filter { $0.text == nil }.map {
            strings.say("scenario.compare.notCounted", ["title": $0.scenario.heading.title])
        }
        let populations = texts.map { text in
            strings.say(
                "scenario.compare.population.\(text.population)", ["firms": strings.number(text.figures.firms)])
        }
        return uncounted
            + withoutTable.map { strings.say("scenario.compare.noTable", ["title": $0]) }
            + [
                differing("days", "days", texts.map { strings.date($0.day) }),
                differing("catalogues", "versions", texts.map { "\($0.catalogueVersion)" }),
                differing("populations", "populations", populations),
            ].compactMap(\.self)
    }
}
