/// A file says of itself what it must compute; one that computes something else is refused.
extension DataReader {
    func vectors(of instrument: Instrument, isChecked: Bool) -> [Instrument.Vector] {
        // Where questions or formulas are wrong, what they compute is of no interest yet.
        if isChecked, !mistakes.isEmpty { return [] }
        let items = list(limit: 500)
        if items.isEmpty { note(.empty) }
        return items.compactMap { reader in
            let before = reader.mistakes.count
            guard let vector = Instrument.Vector(reading: reader, of: instrument) else { return nil }
            if isChecked, reader.mistakes.count == before { reader.field("expect")?.check(vector, instrument) }
            return vector
        }
    }

    /// How far a computed score may be from the one that is expected.
    private static let tolerance = 1e-9

    private func check(_ vector: Instrument.Vector, _ instrument: Instrument) {
        let score = instrument.score(vector.answers)
        let expected = vector.expected
        if let total = expected.total { compare(total, score.total.score, at: "total") }
        if let band = expected.band, band != score.total.band {
            note(.differs(expected: band, computed: score.total.band ?? "–"), at: "band")
        }
        if let confidence = expected.confidence, confidence != score.total.confidence {
            note(.differs(expected: confidence.rawValue, computed: score.total.confidence.rawValue), at: "confidence")
        }
        for (notation, value) in expected.dimensions.sorted(by: { $0.key < $1.key }) {
            guard let dimension = score.dimensions.first(where: { $0.notation == notation }) else { continue }
            field("dimensions")?.compare(value, dimension.measure.score, at: notation)
        }
    }

    private func compare(_ expected: Known<Double>, _ computed: Double?, at name: String) {
        let agree =
            switch (expected, computed) {
            case (.known(let expected), let computed?):
                abs(expected - computed) <= Self.tolerance * max(1, abs(expected))
            case (.known, nil): false
            case (_, let computed): computed == nil
            }
        if agree { return }
        let words = { (value: Double?) in value.map { DataValue($0).short } ?? "unknown" }
        note(.differs(expected: words(expected.value), computed: words(computed)), at: name)
    }
}

extension Instrument.Vector {
    fileprivate init?(reading reader: DataReader, of instrument: Instrument) {
        reader.onlyFields(["title", "answers", "expect"])
        guard let title = reader.required("title")?.words(limit: 300), let answers = reader.required("answers"),
            let expected = reader.required("expect")
        else { return nil }
        self.title = title
        self.answers = instrument.answers(reading: answers)
        self.expected = Instrument.Expectation(reading: expected, of: instrument)
    }

    var dataValue: DataValue {
        .object([
            .init("title", .text(title)),
            .init(
                "answers", .object(answers.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.dataValue) })),
            .init("expect", expected.dataValue),
        ])
    }
}

extension Instrument.Expectation {
    fileprivate init(reading reader: DataReader, of instrument: Instrument) {
        reader.onlyFields(["total", "band", "confidence", "dimensions"])
        if case .object(let fields) = reader.value, fields.isEmpty { reader.note(.empty) }
        total = reader.field("total")?.expectedScore()
        band = reader.field("band")?.text(limit: 60)
        confidence = reader.field("confidence")?.choice(Confidence.self)
        let dimensions = reader.field("dimensions")
        dimensions?.onlyFields(instrument.dimensions.map(\.notation))
        self.dimensions = Dictionary(
            (dimensions?.fields() ?? []).compactMap { name, reader in reader.expectedScore().map { (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    fileprivate var dataValue: DataValue {
        .present([
            ("total", total?.dataValue), ("band", band.map(DataValue.text)),
            ("confidence", confidence.map { .text($0.rawValue) }),
            (
                "dimensions",
                .object(dimensions.sorted { $0.key < $1.key }.map { ($0.key, $0.value.dataValue) })
            ),
        ])
    }
}

extension DataReader {
    fileprivate func expectedScore() -> Known<Double>? {
        switch value {
        case .text("unknown"), .null: .unknown
        default: points().map(Known.known)
        }
    }
}

extension Known<Double> {
    fileprivate var dataValue: DataValue {
        switch self {
        case .known(let number): DataValue(number)
        case .unknown, .notApplicable: .text("unknown")
        }
    }
}
