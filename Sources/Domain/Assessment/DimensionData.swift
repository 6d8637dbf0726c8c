extension DataReader {
    func dimensions(of instrument: Instrument, _ context: ReadingContext?) -> [Instrument.Dimension] {
        var seen: Set<String> = []
        let items = list(limit: 50)
        let dimensions = items.compactMap { Instrument.Dimension(reading: $0, in: instrument, &seen, context) }
        if items.isEmpty { note(.empty) }
        guard context != nil, dimensions.count == items.count else { return dimensions }
        if instrument.total.scoring.weighs { checkWeights(zip(items, dimensions.map(\.weight)).map { ($0, $1) }) }
        if case .gate(let gate, _) = instrument.total.scoring {
            for part in gate.parts where !seen.contains(part) { note(.unknownReference(part)) }
        }
        let parts = dimensions.map {
            Instrument.Part(notation: $0.notation, weight: $0.weight ?? 1, range: $0.range, value: nil, isOpen: true)
        }
        checkBounds(instrument.total.bounds(parts), in: instrument.range)
        return dimensions
    }

    /// Weights add up to 1 or to 100.
    func checkWeights(_ weights: [(reader: DataReader, weight: Double?)]) {
        for (reader, weight) in weights where weight == nil { reader.note(.missing, at: "weight") }
        guard let last = weights.last?.reader, weights.allSatisfy({ $0.weight != nil }) else { return }
        let sum = weights.compactMap(\.weight).sorted().reduce(0, +)
        if abs(sum - 1) > 1e-6, abs(sum - 100) > 1e-4 {
            last.note(.doesNotAddUp(sum: DataValue(sum).short), at: "weight")
        }
    }

    /// No answers may lead out of the bands.
    func checkBounds(_ bounds: Instrument.Range, in range: Instrument.Range) {
        let slack = 1e-9 * max(1, abs(range.to))
        if bounds.from < range.from - slack || bounds.to > range.to + slack {
            note(.scoresBeyond(from: DataValue(bounds.from).short, to: DataValue(bounds.to).short))
        }
    }
}

extension Instrument.Dimension {
    fileprivate init?(
        reading reader: DataReader, in instrument: Instrument, _ seen: inout Set<String>, _ context: ReadingContext?
    ) {
        guard
            let formula = Instrument.Formula(
                reading: reader,
                others: [
                    "notation", "title", "summary", "weight", "range", "bands", "concepts", "interpretations",
                ]),
            let notation = reader.required("notation")?.partNotation(&seen),
            let title = reader.required("title")?.localized()
        else { return nil }
        // Rules ask for `assessment.total` and `assessment.band`, which are no dimensions.
        if Fact.reserved.contains(notation) { reader.note(.duplicate(notation), at: "notation") }
        self.notation = notation
        self.title = title
        self.formula = formula
        summary = reader.field("summary")?.localized()
        weight = reader.field("weight")?.number(1e-9...1_000_000)
        let range = reader.field("range")?.scoreRange() ?? instrument.range
        self.range = range
        bands = reader.field("bands")?.bands(covering: range) ?? []
        concepts = reader.field("concepts")?.unique { $0.notation(of: nil, context) } ?? []
        let known = (bands.isEmpty ? instrument.bands : bands).map(\.notation)
        interpretations =
            reader.field("interpretations")?.list(limit: 20).compactMap { .init(reading: $0, bands: known) } ?? []
        if bands.isEmpty, range != instrument.range { reader.note(.missing, at: "bands") }
    }

    var dataValue: DataValue {
        .object(
            [DataValue.Field("notation", .text(notation)), .init("title", title.dataValue)]
                + .present([
                    ("summary", summary?.dataValue), ("weight", weight.map { DataValue($0) }),
                ]) + formula.dataFields
                + .present([
                    ("range", range.dataValue),
                    ("bands", .listed(bands.map(\.dataValue))), ("concepts", .listed(concepts.map(DataValue.text))),
                    ("interpretations", .listed(interpretations.map(\.dataValue))),
                ]))
    }
}

extension Instrument.Interpretation {
    fileprivate init?(reading reader: DataReader, bands: [String]) {
        reader.onlyFields(["band", "meaning", "steps"])
        guard let band = reader.required("band")?.text(limit: 60), let meaning = reader.required("meaning")?.localized()
        else { return nil }
        if !bands.contains(band) { reader.note(.notOneOf(bands), at: "band") }
        self.band = band
        self.meaning = meaning
        steps = reader.field("steps")?.list(limit: 10).compactMap { $0.localized() } ?? []
    }

    fileprivate var dataValue: DataValue {
        .present([
            ("band", .text(band)), ("meaning", meaning.dataValue), ("steps", .listed(steps.map(\.dataValue))),
        ])
    }
}
