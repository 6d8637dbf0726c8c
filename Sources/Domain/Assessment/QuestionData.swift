extension DataReader {
    func questions(of instrument: Instrument, _ context: ReadingContext?) -> [Instrument.Question] {
        var seen: Set<String> = []
        var before: [Instrument.Question] = []
        let items = list(limit: 200)
        if items.isEmpty { note(.empty) }
        for reader in items {
            if let question = Instrument.Question(reading: reader, in: instrument, after: before, &seen, context) {
                before.append(question)
            }
        }
        if context != nil, before.count == items.count { check(before, items, of: instrument) }
        return before
    }

    /// Each dimension has questions, whose weights fit and whose points stay within its bands.
    private func check(_ questions: [Instrument.Question], _ readers: [DataReader], of instrument: Instrument) {
        for dimension in instrument.dimensions {
            let own = zip(readers, questions).filter { $1.dimension == dimension.notation }
            if own.isEmpty { note(.unmeasured(dimension.notation)) }
            let scoring = dimension.formula.scoring
            if case .gate(let gate, _) = scoring {
                for part in gate.parts where !own.contains(where: { $1.notation == part }) {
                    note(.unknownReference(part))
                }
            }
            if scoring.weighs { checkWeights(own.filter { !scoring.decides($1.notation) }.map { ($0, $1.weight) }) }
            if let last = own.last?.0 {
                checkBounds(dimension.formula.bounds(own.flatMap { $1.parts }), in: dimension.range, at: last)
            }
        }
    }

    private func checkBounds(_ bounds: Instrument.Range, in range: Instrument.Range, at reader: DataReader) {
        reader.checkBounds(bounds, in: range)
    }
}

extension Instrument.Scoring {
    /// Whether a part is one of the gate's, which has no weight.
    fileprivate func decides(_ part: String) -> Bool {
        if case .gate(let gate, _) = self { gate.parts.contains(part) } else { false }
    }
}

extension Instrument.Question {
    /// What it counts for when nothing is known.
    fileprivate var parts: [Instrument.Part] {
        let rows = if case .matrix(let rows, _) = kind { rows.count } else { 1 }
        return (0..<rows).map { _ in
            Instrument.Part(
                notation: notation, weight: (weight ?? 1) / Double(rows), range: kind.bounds, value: nil, isOpen: true)
        }
    }

    private static let fieldNames = [
        "notation", "dimension", "kind", "title", "help", "weight", "visibleWhen", "whenHidden", "concepts",
        "reuse",
    ]

    fileprivate init?(
        reading reader: DataReader, in instrument: Instrument, after before: [Instrument.Question],
        _ seen: inout Set<String>, _ context: ReadingContext?
    ) {
        guard let kind = Instrument.QuestionKind(reading: reader, others: Self.fieldNames, context),
            let notation = reader.required("notation")?.partNotation(&seen),
            let title = reader.required("title")?.localized()
        else { return nil }
        self.notation = notation
        self.title = title
        self.kind = kind
        bounds = kind.bounds
        dimension = reader.field("dimension")?.text(limit: 60)
        if let dimension, !instrument.dimensions.contains(where: { $0.notation == dimension }) {
            reader.note(.notOneOf(instrument.dimensions.map(\.notation)), at: "dimension")
        }
        help = reader.field("help")?.localized()
        weight = reader.field("weight")?.number(1e-9...1_000_000)
        visibleWhen = reader.field("visibleWhen").flatMap { Instrument.Condition(reading: $0, over: before) }
        whenHidden = reader.field("whenHidden").flatMap { Instrument.Answer(reading: $0, to: kind) }
        concepts = reader.field("concepts")?.unique { $0.notation(of: nil, context) } ?? []
        reuse = reader.field("reuse")?.list(limit: 20).compactMap { .init(reading: $0, for: kind) } ?? []
        if visibleWhen == nil, whenHidden != nil { reader.note(.missing, at: "visibleWhen") }
        if isScored, kind.bounds.width <= 0 { reader.note(.noPoints) }
    }

    var dataValue: DataValue {
        .object(
            .present([
                ("notation", .text(notation)), ("dimension", dimension.map(DataValue.text)),
                ("kind", .text(kind.name)), ("title", title.dataValue), ("help", help?.dataValue),
                ("weight", weight.map { DataValue($0) }), ("visibleWhen", visibleWhen?.dataValue),
                ("whenHidden", whenHidden?.dataValue),
            ]) + kind.dataFields
                + .present([
                    ("concepts", .listed(concepts.map(DataValue.text))), ("reuse", .listed(reuse.map(\.dataValue))),
                ]))
    }
}

extension Instrument.Reuse {
    /// `{instrument: smart-sme-1, question: cloud, answers: {none: no, office: yes}}`
    fileprivate init?(reading reader: DataReader, for kind: Instrument.QuestionKind) {
        reader.onlyFields(["instrument", "question", "answers"])
        guard let instrument = reader.required("instrument")?.text(limit: 80),
            let question = reader.required("question")?.text(limit: 60)
        else { return nil }
        self.instrument = instrument
        self.question = question
        answers = reader.field("answers").map { reader in
            Dictionary(
                reader.fields().compactMap { name, value in
                    Instrument.Answer(reading: value, to: kind).map { (name, $0) }
                },
                uniquingKeysWith: { first, _ in first })
        }
    }

    fileprivate var dataValue: DataValue {
        .present([
            ("instrument", .text(instrument)), ("question", .text(question)),
            (
                "answers",
                answers.map { answers in
                    .object(answers.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.dataValue) })
                }
            ),
        ])
    }
}
