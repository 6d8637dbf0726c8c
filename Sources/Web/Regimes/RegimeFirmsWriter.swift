import Actions
import Domain
import Store

/// Puts the count of a scheme's firms into words.
struct RegimeFirmsWriter {
    let regime: Regime
    let form: RegimeFirmsForm
    let answer: ScopeAnswer
    let catalogue: Catalogue
    let location: Location
    let strings: Strings

    private var names: CoverageNames { CoverageNames(catalogue, strings) }
    private var limits: LimitWriter { LimitWriter(catalogue: catalogue, strings: strings) }
    private var columns: [[String]] { answer.effect.table.columns }

    /// Nil where there are no firms.
    var count: RegimeFirmsPage.Count? {
        let all = answer.rule.shift.after
        guard all.firms > 0 else { return nil }
        return .init(
            summaryText: strings.say(
                "regime.firms.summary", count: all.eligible, ["undetermined": strings.number(all.undetermined)]),
            outcomes: all.byOutcome.map { outcome, firms in
                .init(
                    outcomeClass: outcome.name, outcomeSymbol: outcome.symbol,
                    outcomeWord: strings.scopeWord(outcome), outcomeCount: strings.number(firms),
                    outcomeShare: strings.share(firms, of: all.firms))
            },
            originText: catalogue.marginals.map {
                strings.say(
                    "gaps.origin", ["count": strings.number(all.firms), "date": strings.date($0.asOf)])
            }, formURL: location.url(path),
            columnChoices: PopulationTrait.allCases.map {
                .init(
                    choiceValue: $0.rawValue, choiceLabel: strings["gaps.columns.\($0.rawValue)"],
                    choiceChosen: $0 == form.trait)
            }, tableCaption: strings["gaps.columns.\(form.trait.rawValue)"],
            lines: zip(columns, answer.cells).map(line),
            tableURL: location.url("\(path).csv", form.parameters(of: nil)), part: part,
            limits: limits.limits(of: answer.rule), limitsText: limits.note(on: answer.rule))
    }

    var path: String { RegimeRoutes.firmsPath(regime.id) }

    // MARK: The table

    private func line(_ column: [String], _ shift: OutcomeShift) -> RegimeFirmsPage.Line {
        let counts = shift.after
        var start = 0
        let bars = counts.byOutcome.map { outcome, firms in
            defer { start += firms }
            return RegimeFirmsPage.Bar(
                barClass: "scope-\(outcome.name)", barStart: percent(start, of: counts.firms),
                barLength: percent(firms, of: counts.firms))
        }
        return .init(
            lineLabel: names.column(column, of: [form.trait]),
            lineURL: "\(location.url(path, form.parameters(of: column.first)))#part",
            lineFirms: strings.number(counts.firms),
            cells: counts.byOutcome.map { outcome, firms in
                .init(
                    cellClass: outcome.name, cellLabel: strings.scopeWord(outcome), cellFirms: strings.number(firms),
                    cellShare: firms == 0 ? "" : strings.share(firms, of: counts.firms))
            }, bars: bars)
    }

    private func percent(_ part: Int, of whole: Int) -> String {
        "\((Double(part) / Double(max(1, whole)) * 1000).rounded() / 10)"
    }

    // MARK: The part

    private var part: RegimeFirmsPage.Part {
        .init(
            partHeading: form.part.map {
                strings.say("regime.firms.part", ["part": names.column([$0], of: [form.trait])])
            } ?? strings["regime.firms.all"],
            allURL: form.part == nil ? nil : "\(location.url(path, form.parameters(of: nil)))#part",
            hurdles: hurdles.map { .init(sentence: $0) },
            firms: answer.sample.enumerated().map { number, sample in
                .init(
                    firmClass: sample.outcome.name, firmSymbol: sample.outcome.symbol,
                    firmWord: strings.scopeWord(sample.outcome), firmTitle: names.title(sample.firm),
                    firmURL: location.url("\(path)/\(number + 1)", form.parameters(of: form.part)))
            })
    }

    /// What rules firms out, most firms first, then what is unknown of the undetermined.
    private var hurdles: [String] {
        let part = answer.part
        let rulebook = catalogue.rulebook(of: regime.programme)
        let hurdles = part.hurdles.compactMap { hurdle in
            hurdle.criterion.map { number in
                strings.say(
                    "gaps.source.hurdle", count: hurdle.firms,
                    [
                        "criterion": rulebook.requirement(0, criterion: number, in: location.language)
                            ?? regime.criteria[number].title[location.language],
                        "alone": strings.number(hurdle.alone),
                    ])
            }
        }
        let missing = part.missing.map {
            strings.say("gaps.source.missing", count: $0.firms, ["fact": $0.label(in: location.language)])
        }
        let sentences = hurdles + missing
        if !sentences.isEmpty { return sentences }
        return [strings[part.undetermined > 0 ? "regime.firms.unpublished" : "regime.firms.nothing"]]
    }
}

extension RegimeFirmsWriter {
    /// The table as a file: names as in the API.
    var csvLines: [[String]] {
        [[form.trait.csvName, "firms", "eligible", "undetermined", "ineligible"]]
            + zip(columns, answer.cells).map { column, shift in
                let counts = shift.after
                return column
                    + [counts.firms, counts.eligible, counts.undetermined, counts.ineligible].map(String.init)
            }
    }
}

extension OutcomeCounts {
    /// In the order in which they are told.
    fileprivate var byOutcome: [(Outcome, Int)] {
        [(.eligible, eligible), (.undetermined, undetermined), (.ineligible, ineligible)]
    }
}
