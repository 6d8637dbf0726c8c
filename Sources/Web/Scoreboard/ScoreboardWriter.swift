import Domain
import Store

/// Puts an edition of the index into words and bars.
struct ScoreboardWriter {
    private let form: ScoreboardForm
    private let measures: [IndexMeasure]
    private let catalogue: Catalogue
    private let strings: Strings
    private let db: Connection

    init(
        _ form: ScoreboardForm, _ measures: [IndexMeasure], _ catalogue: Catalogue, _ strings: Strings,
        in db: Connection
    ) {
        self.form = form
        self.measures = measures
        self.catalogue = catalogue
        self.strings = strings
        self.db = db
    }

    /// Nil while there is none.
    func edition() throws -> ScoreboardPage.Edition? {
        guard let measure = form.measure, let edition = try db.indexEditions.find(measure) else { return nil }
        let instrument = try db.records.find(Instrument.self, measure.instrument)
        let range = instrument?.range(of: measure.dimension) ?? .percent
        let ends = ["low": strings.number(range.from), "high": strings.number(range.to)]
        return ScoreboardPage.Edition(
            instruments: try instruments(chosen: measure.instrument),
            periods: choices(measures.map(\.period).uniqued, chosen: measure.period, strings.halfYear),
            dimensions: dimensions(of: instrument, chosen: measure.dimension),
            breakdowns: choices(Breakdown.all, chosen: form.breakdown) { strings.breakdown($0, catalogue) },
            editionHeading: strings.say(
                "scoreboard.heading",
                [
                    "instrument": instrument?.core.title[strings.language] ?? measure.instrument,
                    "period": strings.halfYear(measure.period),
                ]),
            editionMade: strings.say("scoreboard.made", ["date": strings.date(edition.madeOn)]),
            scaleText: strings.say("scoreboard.scale", ends), axisLow: strings.number(range.from),
            axisHigh: strings.number(range.to),
            cells: edition.cells(by: form.breakdown).map { cell in
                ScoreboardPage.Cell(
                    cellLabel: strings.cell(cell.key, catalogue),
                    shown: cell.figures.map { ScoreboardPage.Shown($0, range, strings) })
            })
    }

    private func instruments(chosen: String) throws -> [ScoreboardPage.Choice] {
        let ids = measures.map(\.instrument).uniqued
        let titles = try db.records.titles(.instruments, ids, in: strings.language)
        return choices(ids, chosen: chosen) { titles[$0] ?? $0 }
    }

    /// The total first; its value is empty.
    private func dimensions(of instrument: Instrument?, chosen: String?) -> [ScoreboardPage.Choice] {
        let offered = Set(measures.filter { $0.instrument == form.measure?.instrument }.compactMap(\.dimension))
        let named = (instrument?.dimensions ?? []).filter { offered.contains($0.notation) }
        let total = ScoreboardPage.Choice(
            choiceValue: "", choiceLabel: strings["scoreboard.total"], choiceChosen: chosen == nil)
        return [total]
            + named.map {
                ScoreboardPage.Choice(
                    choiceValue: $0.notation, choiceLabel: $0.title[strings.language],
                    choiceChosen: $0.notation == chosen)
            }
    }

    private func choices<Value: CustomStringConvertible & Equatable>(
        _ values: [Value], chosen: Value, _ label: (Value) -> String
    ) -> [ScoreboardPage.Choice] {
        values.map {
            ScoreboardPage.Choice(
                choiceValue: $0.description, choiceLabel: label($0), choiceChosen: $0 == chosen)
        }
    }
}

extension Instrument {
    /// What the scores of a dimension may be, or those of the total.
    func range(of dimension: String?) -> Range {
        dimension.flatMap { notation in dimensions.first { $0.notation == notation } }?.range ?? range
    }
}

extension ScoreboardPage.Shown {
    init(_ figures: IndexCell.Figures, _ range: Instrument.Range, _ strings: Strings) {
        /// Where a score lies, of a hundred; a band of the box stays visible when all are equal.
        func place(_ score: Double) -> Double { (score - range.from) / range.width * 100 }
        func text(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
        func score(_ number: Double) -> String { strings.number((number * 10).rounded() / 10) }
        func share(_ count: Int) -> String {
            strings.number((Double(count) / Double(figures.firms) * 100).rounded())
        }
        let quartiles = figures.quartiles
        cellFirms = strings.number(figures.firms)
        cellMean = score(figures.mean)
        cellMedian = score(quartiles.median)
        cellQuartiles = "\(score(quartiles.lower))\u{A0}… \(score(quartiles.upper))"
        cellConfidence = strings.say(
            "scoreboard.confidence",
            ["high": share(figures.high), "medium": share(figures.medium), "low": share(figures.low)])
        boxStart = text(place(quartiles.lower))
        boxWidth = text(max(place(quartiles.upper) - place(quartiles.lower), 0.5))
        medianPlace = text(min(max(place(quartiles.median) - 0.5, 0), 99))
    }
}

extension Strings {
    /// "second half of 2026"
    func halfYear(_ period: HalfYear) -> String {
        say("scoreboard.half.\(period.half)", ["year": "\(period.year)"])
    }

    /// "Economic activity, Region": the titles of the schemes.
    func breakdown(_ breakdown: Breakdown, _ catalogue: Catalogue) -> String {
        guard !breakdown.traits.isEmpty else { return self["scoreboard.everyone"] }
        return breakdown.traits.map { catalogue.classification.scheme($0.scheme)?.title[language] ?? $0.rawValue }
            .joined(separator: ", ")
    }

    /// Whom a cell is about.
    func cell(_ key: CellKey, _ catalogue: Catalogue) -> String {
        let labels = FirmTrait.allCases.compactMap { key[$0] }.map {
            $0.isEmpty ? self["compare.notStated"] : catalogue.classification.label($0, in: language)
        }
        return labels.isEmpty ? self["scoreboard.everyone"] : labels.joined(separator: " · ")
    }
}
