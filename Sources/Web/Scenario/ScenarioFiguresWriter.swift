import Domain
import Store

/// Says the figures of a scenario in one language.
struct ScenarioFiguresWriter {
    let text: ScenarioText
    /// Those that the table can be chosen of stand in `choosers`.
    let layout: ScenarioLayout
    let choosers: [ScenarioChoosers.Chooser]
    /// Where the table can be chosen.
    let url: String
    let catalogue: Catalogue
    let strings: Strings

    private var figures: ScenarioFigures { text.figures }
    private var language: Language { strings.language }
    private var cells: [ScenarioFigures.Cell] { layout.table(in: figures)?.cells ?? [] }
    private var names: ScenarioNames { ScenarioNames(layout, catalogue, strings) }

    var view: ScenarioFiguresView {
        let overall = figures.overall
        let cells = cells
        let columns = cells.map(\.column).uniqued
        return ScenarioFiguresView(
            totals: [
                .init(totalFigure: signed(overall.gained, "+"), totalLabel: strings["scenario.total.gained"]),
                .init(totalFigure: signed(overall.lost, "−"), totalLabel: strings["scenario.total.lost"]),
                .init(totalFigure: strings.number(overall.after.eligible), totalLabel: strings["scenario.total.after"]),
                .init(
                    totalFigure: strings.number(overall.before.eligible), totalLabel: strings["scenario.total.before"]),
            ], summary: summary(overall), areaNotes: areaNotes,
            tableForm: choosers.isEmpty ? nil : .init(tableURL: url, tableChoosers: choosers),
            columns: columns.map { .init(columnTitle: names.column($0)) },
            rows: changedRows.map { row in
                .init(
                    rowTitle: names.row(row), rowCode: row,
                    rowCells: cells.filter { $0.row == row }.map { cell($0.shift) })
            }, sameAreas: sameAreas, programmes: zip(text.changes, figures.programmes).map(programme))
    }

    private func summary(_ shift: ScenarioFigures.Shift) -> String {
        let summary = strings.say(
            "scenario.summary",
            [
                "firms": strings.number(figures.firms),
                "before": strings.number(shift.before.undetermined), "after": strings.number(shift.after.undetermined),
            ])
        return [strings.clarified(shift.clarified ?? 0, of: shift.gained), summary].compactMap(\.self).joined(
            separator: " ")
    }

    private var changedRows: [String] {
        cells.filter { $0.shift.gained + $0.shift.lost > 0 }.map(\.row).uniqued
    }

    private var sameAreas: String? {
        let same = cells.map(\.row).uniqued.filter { !changedRows.contains($0) }
        guard !same.isEmpty else { return nil }
        return strings.say("scenario.sameAreas", ["areas": same.map(names.row).joined(separator: "; ")])
    }

    private var areaNotes: [FormPage.Point] {
        text.changes.compactMap { change in
            guard let after = change.after else { return nil }
            let key =
                after.areas.isEmpty
                ? "scenario.noAreas" : layout.rows == .areaAndCost && after.costs.isEmpty ? "scenario.noCosts" : nil
            return key.map { .init(pointText: strings.say($0, ["title": change.title[language]])) }
        }
    }

    private func signed(_ count: Int, _ sign: String) -> String {
        count == 0 ? "0" : sign + strings.number(count)
    }

    /// The more firms gain, the deeper the shade; stripes where some lose and none gain.
    private func cell(_ shift: ScenarioFigures.Shift) -> ScenarioFiguresView.Cell {
        let most = cells.map(\.shift.gained).max() ?? 0
        let words = strings.say(
            "scenario.cell",
            [
                "gained": strings.number(shift.gained), "lost": strings.number(shift.lost),
                "after": strings.number(shift.after.eligible),
            ])
        let parts = [(shift.gained, "+"), (shift.lost, "−")].filter { $0.0 > 0 }.map(signed)
        let shade = shift.gained > 0 ? "h\(max(1, shift.gained * 9 / most))" : shift.lost > 0 ? "h0" : "unchanged"
        return .init(
            cellText: parts.isEmpty ? "0" : parts.joined(separator: "\u{a0}/\u{a0}"), cellWords: words,
            cellClass: shade)
    }

    // MARK: One programme

    private func programme(
        _ change: ScenarioText.Change, _ figures: ScenarioFigures.Programme
    ) -> ScenarioFiguresView.ProgrammeView {
        let shift = figures.shift
        var facts = [
            ScenarioFiguresView.Fact(
                factName: strings["scenario.fact.eligible"], factValue: counts(shift) { $0.eligible }),
            .init(factName: strings["scenario.fact.undetermined"], factValue: counts(shift) { $0.undetermined }),
        ]
        if change.after != nil {
            facts += [
                .init(factName: strings["scenario.fact.alone"], factValue: strings.number(figures.alone)),
                .init(
                    factName: strings["scenario.fact.cost"], factValue: cost(figures.cost),
                    factNote: costNote(change, figures)),
            ]
        }
        return .init(
            programmeID: "programme-\(change.number)", programmeTitle: change.title[language],
            aimText: strings["scenario.aim.\(change.aim)"], programmeFacts: facts,
            overlaps: figures.overlaps.map { overlap($0, of: shift.after.eligible) },
            overlapMore: figures.overlapCount > figures.overlaps.count
                ? strings.say(
                    "scenario.overlapMore", ["count": strings.number(figures.overlapCount - figures.overlaps.count)])
                : nil, limits: figures.limits.map(limit))
    }

    private func counts(_ shift: ScenarioFigures.Shift, _ count: (ScenarioFigures.Counts) -> Int) -> String {
        "\(strings.number(count(shift.before))) → \(strings.number(count(shift.after)))"
    }

    private func cost(_ cost: ScenarioFigures.Cost?) -> String {
        let average = cost?.average.map { strings.say("scenario.about", ["amount": language.text($0)]) }
        let parts = [range(cost), average].compactMap(\.self)
        return parts.isEmpty ? strings["scenario.unknownCost"] : parts.joined(separator: "; ")
    }

    private func range(_ cost: ScenarioFigures.Cost?) -> String? {
        switch (cost?.least, cost?.most) {
        case (let least?, let most?):
            least == most ? language.text(most) : "\(language.text(least)) – \(language.text(most))"
        case (nil, let most?): strings.say("scenario.upTo", ["amount": language.text(most)])
        case (let least?, nil): strings.say("scenario.from", ["amount": language.text(least)])
        case (nil, nil): nil
        }
    }

    private func costNote(_ change: ScenarioText.Change, _ figures: ScenarioFigures.Programme) -> String? {
        guard let takeUp = change.takeUp else { return strings["scenario.noTakeUp"] }
        guard figures.cost != nil else { return strings["scenario.noAmount"] }
        let assumed = strings.say("scenario.atTakeUp", ["share": language.text(percent: takeUp)])
        let more =
            figures.shift.after.undetermined == 0
            ? nil
            : figures.costOfUndetermined.map {
                strings.say("scenario.costOfUndetermined", ["amount": cost($0)])
            }
        return [assumed, more].compactMap(\.self).joined(separator: " ")
    }

    private func overlap(_ overlap: ScenarioFigures.Overlap, of all: Int) -> ScenarioFiguresView.Overlap {
        .init(
            overlapTitle: overlap.title[language], overlapFirms: strings.number(overlap.firms),
            overlapShare: "\(all == 0 ? 0 : overlap.firms * 100 / all)")
    }

    private func limit(_ limit: ScenarioFigures.Limit) -> ScenarioFiguresView.Limit {
        func moved(_ moved: ScenarioFigures.Moved?) -> String {
            guard let moved else { return strings["scenario.notMoved"] }
            let parts = [(moved.gained, "+"), (moved.lost, "−")].filter { $0.0 > 0 }.map(signed)
            return "\(moved.words[language]) \(parts.isEmpty ? "±0" : parts.joined(separator: " / "))"
        }
        var outside = strings.number(limit.outside)
        if limit.perhapsOutside > 0 {
            outside += " " + strings.say("scenario.perhaps", ["count": strings.number(limit.perhapsOutside)])
        }
        return .init(
            limitWords: limit.words[language], limitOutside: outside, limitLower: moved(limit.lower),
            limitHigher: moved(limit.higher))
    }
}
