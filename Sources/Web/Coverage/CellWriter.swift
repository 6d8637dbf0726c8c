import Actions
import Domain
import Store

/// Puts one cell of the table of gaps into words.
struct CellWriter {
    let form: GapsForm
    let answer: CellAnswer
    /// Whose firms are counted; nil for drawn ones.
    let register: BusinessRegister?
    let catalogue: Catalogue
    /// Sources whose rules the reader may edit.
    let editable: Set<String>
    let location: Location
    let strings: Strings

    /// Hurdles told of each source.
    private static let mostHurdles = 2

    private var names: CoverageNames { CoverageNames(catalogue, strings) }

    var title: String { names.title(answer.place) }

    var why: String {
        let cell = answer.cell
        let supply = cell.sources > 0 ? "some" : cell.undeterminedSources > 0 ? "perhaps" : "none"
        let values = ["firms": strings.number(cell.firms - cell.eligible), "all": strings.number(cell.firms)]
        if cell.firms > 0, cell.eligible == cell.firms { return strings["gaps.why.all"] }
        return supply == "none"
            ? strings.say("gaps.why.none", values)
            : strings.say(
                "gaps.why.\(supply)", count: cell.sources > 0 ? cell.sources : cell.undeterminedSources, values)
    }

    var outcomes: [GapsCellPage.OutcomeLine] {
        let cell = answer.cell
        return [(Outcome.eligible, cell.eligible), (.undetermined, cell.undetermined), (.ineligible, cell.ineligible)]
            .map { outcome, count in
                .init(
                    outcomeClass: outcome.name, outcomeSymbol: outcome.symbol,
                    outcomeWord: strings["gaps.outcome.\(outcome.rawValue)"], outcomeCount: strings.number(count),
                    outcomeShare: strings.share(count, of: cell.firms))
            }
    }

    var amount: String {
        let cell = answer.cell
        guard cell.sources > 0 else { return strings["gaps.amount.none"] }
        guard !cell.amounts.isEmpty else { return strings["gaps.amount.silent"] }
        let text = strings.say("gaps.amount.most", ["amounts": strings.amounts(cell.amounts)])
        guard cell.sourcesWithoutAmount > 0 else { return text }
        return "\(text) \(strings.say("gaps.amount.others", count: cell.sourcesWithoutAmount))"
    }

    // MARK: Sources

    /// Those that reach most firms first.
    var sources: [GapsCellPage.Source] {
        answer.sources.sorted {
            ($0.isStated ? 0 : 1, -$0.eligible, -$0.undetermined, $0.place)
                < ($1.isStated ? 0 : 1, -$1.eligible, -$1.undetermined, $1.place)
        }.map(source)
    }

    /// How many further sources there are, which are for something else.
    var others: String? {
        let count = catalogue.opportunities.count - answer.sources.count
        return count == 0 ? nil : strings.say("gaps.others", count: count)
    }

    private func source(_ source: CellSource) -> GapsCellPage.Source {
        let opportunity = catalogue.opportunities[source.place]
        return .init(
            sourceTitle: opportunity.core.title[location.language],
            sourceURL: location.url("\(Kind.opportunities.listPath)/\(opportunity.id)"),
            sourceAmount: strings.amount(opportunity),
            sourceStated: strings[source.isStated ? "gaps.source.stated" : "gaps.source.silent"],
            sourceCounts: strings.say(
                "gaps.source.counts",
                [
                    "eligible": strings.number(source.eligible), "undetermined": strings.number(source.undetermined),
                    "ineligible": strings.number(source.ineligible),
                ]), sourceHurdles: hurdles(source),
            editURL: editable.contains(opportunity.id)
                ? location.url(RecordFormRoutes.path(.opportunities, opportunity.id)) : nil)
    }

    private func hurdles(_ source: CellSource) -> [GapsCellPage.Hurdle] {
        var sentences = source.hurdles.prefix(Self.mostHurdles).map { hurdle in
            guard let number = hurdle.criterion else { return strings["gaps.source.closed"] }
            return strings.say(
                "gaps.source.hurdle", count: hurdle.firms,
                ["criterion": criterion(number, of: source), "alone": strings.number(hurdle.alone)])
        }
        if let missing = source.missing.first {
            sentences.append(
                strings.say(
                    "gaps.source.missing", count: missing.firms, ["fact": missing.label(in: location.language)]))
        } else if source.undetermined > 0 {
            sentences.append(strings["gaps.source.unpublished"])
        }
        return sentences.map { .init(hurdleText: $0) }
    }

    private func criterion(_ number: Int, of source: CellSource) -> String {
        catalogue.rulebook.requirement(source.place, criterion: number, in: location.language)
            ?? catalogue.opportunities[source.place].programme.criteria[number].title[location.language]
    }

    // MARK: Firms

    var firms: [GapsCellPage.DrawnFirm] {
        answer.sample.enumerated().map { number, sample in
            .init(
                firmClass: sample.outcome.name, firmSymbol: sample.outcome.symbol,
                firmWord: strings["gaps.outcome.\(sample.outcome.rawValue)"], firmTitle: names.title(sample.firm),
                firmURL: location.url(
                    "\(GapsRoutes.path)/firm",
                    form.parameters(row: answer.place.row, column: answer.place.column) + [("firm", "\(number + 1)")]))
        }
    }
}

extension Outcome {
    /// The class of its colours, as in the check.
    var name: String {
        switch self {
        case .eligible: "yes"
        case .undetermined: "may"
        case .ineligible: "no"
        }
    }

    var symbol: String {
        switch self {
        case .eligible: "✓"
        case .undetermined: "?"
        case .ineligible: "✗"
        }
    }
}
