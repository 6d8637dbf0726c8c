import Domain
import Store

/// Puts an effect in words.
struct RuleEffectWriter {
    let catalogue: Catalogue
    let location: Location
    let strings: Strings
    let place: EffectPlace

    private var words: String { place.words }

    /// Nothing can be told of a rule with mistakes.
    func effect(mistakes: [Mistake], in body: DataValue) throws -> RuleEffect {
        let sentences = try MistakesInForm(strings: strings, forms: place.forms, body: body, mistakes: mistakes)
            .sentences()
        return effect(
            bar: strings["editing.effect.untold"], told: nil,
            untold: .init(untoldReasons: sentences.map { .init(reasonText: $0) }))
    }

    /// What was counted, as told of one of the changed sources.
    func effect(_ effect: CoverageEffect, of source: SourceEffect) -> RuleEffect {
        let shift = source.shift
        let bar = strings.say(
            "\(words).bar",
            [
                "eligible": number(shift.after.eligible), "change": strings.change(shift),
                "undetermined": number(shift.after.undetermined),
            ])
        return self.effect(bar: bar, told: told(source, effect), untold: nil)
    }

    private func effect(bar: String, told: EffectTold?, untold: RuleEffect.Untold?) -> RuleEffect {
        var takeUp: RuleEffect.TakeUp?
        var takeUpError: String?
        if case .record(_, _, let choices) = place, !place.isScheme {
            takeUp = .init(takeUpText: choices.takeUp)
            takeUpError = choices.share == nil ? strings["editing.effect.takeUpError"] : nil
        }
        return RuleEffect(
            effectURL: location.url(place.path), takeUp: takeUp,
            columnChoices: PopulationTrait.allCases.map { trait in
                .init(
                    choiceValue: trait.rawValue, choiceLabel: strings["editing.effect.column.\(trait.rawValue)"],
                    choiceChosen: trait == place.column)
            }, effectBar: bar, told: told, untold: untold, takeUpError: takeUpError)
    }

    private func told(_ source: SourceEffect, _ effect: CoverageEffect) -> EffectTold {
        let overall = effect.overall
        let names = CoverageNames(catalogue, strings)
        let columns = effect.table.columns.map { names.column($0, of: effect.table.traits) }
        let rows = zip(effect.rows, effect.cells).filter { !$1.allSatisfy(\.isNone) }
        return EffectTold(
            effectLead: place.lead(of: source, firms: overall.before.firms, strings), effectNote: place.note(strings),
            sourceHeading: strings["\(words).source"], outcomes: outcomes(source.shift),
            cellsHeading: strings["\(words).cells"],
            overallText: place.isScheme
                ? nil
                : overallText(overall),
            cellsText: rows.isEmpty ? strings["\(words).cellsNone"] : place.cellsHint(strings),
            areaHeading: strings["\(words).area"], cellColumns: columns.map { .init(columnLabel: $0) },
            cellRows: rows.map { row, shifts in
                .init(
                    rowTitle: place.isScheme
                        ? strings["editing.scope.row"]
                        : effect.table.rows[row].notations.map(names.label).joined(separator: ", "),
                    cells: zip(columns, shifts).map(cell))
            },
            support: place.isScheme ? nil : support(source), limits: limits.limits(of: source),
            limitsText: limits.note(on: source))
    }

    private func overallText(_ shift: OutcomeShift) -> String {
        let text = strings.say(
            "editing.effect.overall",
            [
                "before": number(shift.before.eligible), "after": number(shift.after.eligible),
                "gained": number(shift.gained), "lost": number(shift.lost),
            ])
        return [text, strings.clarified(shift.clarified, of: shift.gained)].compactMap(\.self).joined(separator: " ")
    }

    private func support(_ source: SourceEffect) -> EffectTold.Support {
        .init(
            overlapLead: strings.say(
                "editing.effect.alone",
                ["alone": number(source.alone), "eligible": number(source.shift.after.eligible)]),
            overlaps: source.overlaps.prefix(Self.mostOverlaps).map { overlap($0, source.shift.after.eligible) },
            costs: costs(source).map { .init(sentence: $0) })
    }

    private static let mostOverlaps = 10
    private var limits: LimitWriter { LimitWriter(catalogue: catalogue, strings: strings) }

    // MARK: Counts

    private func outcomes(_ shift: OutcomeShift) -> [EffectTold.OutcomeLine] {
        let (before, after) = (shift.before, shift.after)
        return [
            line("eligible", before.eligible, after.eligible, before.firms, strings.change(shift)),
            line("undetermined", before.undetermined, after.undetermined, before.firms),
            line("ineligible", before.ineligible, after.ineligible, before.firms),
        ]
    }

    private func line(
        _ outcome: String, _ before: Int, _ after: Int, _ firms: Int, _ change: String? = nil
    ) -> EffectTold.OutcomeLine {
        .init(
            outcomeLabel: strings["\(words).outcome.\(outcome)"], outcomeClass: "effect-\(outcome)",
            outcomeBefore: number(before), outcomeAfter: number(after),
            outcomeChange: change ?? (after == before ? Strings.noChange : strings.signed(after - before)),
            bar: bar(before, after, of: firms))
    }

    private func cell(_ label: String, _ shift: OutcomeShift) -> EffectTold.Cell {
        let (before, after) = (shift.before, shift.after)
        let net = shift.gained - shift.lost
        return .init(
            columnLabel: label,
            cellClass: net > 0 ? "effect-more" : net < 0 ? "effect-fewer" : shift.gained > 0 ? "effect-other" : "",
            cellCounts: strings.say(
                "editing.effect.counts",
                ["before": number(before.eligible), "after": number(after.eligible), "firms": number(before.firms)]),
            cellChange: strings.change(shift),
            cellPerhaps: before.undetermined == after.undetermined
                ? nil
                : strings.say(
                    "editing.effect.perhapsCounts",
                    ["before": number(before.undetermined), "after": number(after.undetermined)]),
            bar: bar(before.eligible, after.eligible, of: before.firms))
    }

    private func bar(_ before: Int, _ after: Int, of firms: Int) -> EffectTold.Bar {
        func width(_ count: Int) -> String { "\((Double(count) / Double(max(1, firms)) * 1000).rounded() / 10)" }
        return .init(barBefore: width(before), barAfter: width(after))
    }

    private func number(_ count: Int) -> String { strings.number(count) }

    // MARK: Other sources, costs

    private func overlap(_ overlap: SourceOverlap, _ eligible: Int) -> EffectTold.Overlap {
        let programme = overlap.source.programme
        let percent = (Double(overlap.firms) / Double(max(1, eligible)) * 100).rounded()
        return .init(
            overlapTitle: programme.title[strings.language],
            overlapFirms: number(overlap.firms), overlapShare: "\(Int(percent))")
    }

    private func costs(_ source: SourceEffect) -> [String] {
        guard let share = place.takeUp, let cost = source.cost(takeUp: share), let text = text(cost) else {
            return place.costUnknown(strings).map { [$0] } ?? []
        }
        let percent = strings.number(share * 100)
        let known = strings.say(
            "editing.effect.cost",
            ["percent": percent, "firms": number(source.shift.after.eligible), "sum": text])
        let open = source.costOfUndetermined(takeUp: share).flatMap(self.text).map {
            strings.say(
                "editing.effect.costOpen", ["firms": number(source.shift.after.undetermined), "sum": $0])
        }
        return [known] + (source.shift.after.undetermined > 0 ? [open].compactMap(\.self) : [])
    }

    private func text(_ cost: CostEstimate) -> String? {
        func text(_ money: Money) -> String { strings.money(money.minorUnits / 100, money.currency) }
        let average = cost.average.map { strings.say("editing.effect.average", ["average": text($0)]) }
        let parts = [range(cost, text), average].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private func range(_ cost: CostEstimate, _ text: (Money) -> String) -> String? {
        switch (cost.least.map(text), cost.most.map(text)) {
        case (let least?, let most?) where least == most: return least
        case (let least?, let most?): return strings.say("editing.effect.range", ["least": least, "most": most])
        case (let least?, nil): return strings.say("editing.effect.least", ["least": least])
        case (nil, let most?): return strings.say("editing.effect.most", ["most": most])
        case (nil, nil): return nil
        }
    }
}
