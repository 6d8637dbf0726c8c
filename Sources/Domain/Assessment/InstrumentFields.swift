extension Instrument {
    public static let fields: [RecordField<Instrument>] =
        RecordField.opening + [
            RecordField("instrument", .line, isRequired: true, isSearched: false) { reader, record, _ in
                guard let family = reader.text(limit: 60) else { return }
                if !RecordCore.isIdentifier(family) { reader.note(.unreadable("a–z, 0–9, -")) }
                record.family = family
            } write: {
                .text($0.family)
            } statements: {
                [.text($0.family)]
            },
            RecordField("version", .line, isRequired: true, isSearched: false) { reader, record, context in
                guard let version = reader.version() else { return }
                record.version = version
                if context != nil, record.id != record.recordID { reader.note(.notOneOf([record.recordID])) }
            } write: {
                .text($0.version)
            } statements: {
                [.text($0.version)]
            },
            RecordField("subjects", .list(.line), isRequired: true, isSearched: false) { reader, record, _ in
                record.subjects = reader.unique { $0.choice(Subject.self) }
                if record.subjects.isEmpty { reader.note(.empty) }
            } write: {
                .list($0.subjects.map { .text($0.rawValue) })
            } statements: {
                $0.subjects.map { .words($0.title) }
            },
            RecordField("minutes", .wholeNumber) { reader, record, _ in
                record.minutes = reader.integer(1...600)
            } write: {
                $0.minutes.map(DataValue.integer)
            } statements: {
                $0.minutes.map { [.count($0)] } ?? []
            },
            RecordField("range", .group([.init("from", .number), .init("to", .number)])) { reader, record, _ in
                record.range = reader.scoreRange() ?? .percent
            } write: {
                $0.range == .percent ? nil : $0.range.dataValue
            } statements: {
                [.text("\(DataValue($0.range.from).short)–\(DataValue($0.range.to).short)")]
            },
            RecordField("total", .file, isRequired: true) { reader, record, _ in
                if let formula = Formula(reading: reader) { record.total = formula }
            } write: {
                .object($0.total.dataFields)
            } statements: {
                [.words($0.total.scoring.title)]
            },
            RecordField("bands", .file, isRequired: true) { reader, record, _ in
                record.bands = reader.bands(covering: record.range)
            } write: {
                .listed($0.bands.map(\.dataValue))
            } statements: {
                $0.bands.map { .words($0.title) }
            },
            RecordField("dimensions", .file, isRequired: true) { reader, record, context in
                record.dimensions = reader.dimensions(of: record, context)
            } write: {
                .listed($0.dimensions.map(\.dataValue))
            } statements: {
                $0.dimensions.map { .words($0.title) }
            },
            RecordField("questions", .file, isRequired: true, isProse: true) { reader, record, context in
                record.questions = reader.questions(of: record, context)
            } write: {
                .listed($0.questions.map(\.dataValue))
            } statements: {
                $0.questions.map { .words($0.title) }
            },
            RecordField("vectors", .file, isRequired: true, isSearched: false) { reader, record, context in
                record.vectors = reader.vectors(of: record, isChecked: context != nil)
            } write: {
                .listed($0.vectors.map(\.dataValue))
            } statements: {
                $0.vectors.isEmpty ? [] : [.count($0.vectors.count)]
            },
        ] + RecordField.closing
}

extension DataReader {
    /// A version may look like a number.
    fileprivate func version() -> String? {
        let text = if case .integer(let number) = value { "\(number)" } else { text(limit: 20) }
        guard let text else { return nil }
        if !RecordCore.isIdentifier(text) { note(.unreadable("a–z, 0–9, -")) }
        return text
    }

    func scoreRange() -> Instrument.Range? {
        onlyFields(["from", "to"])
        guard let from = required("from")?.points(), let to = required("to")?.points() else { return nil }
        if from >= to { note(.outOfRange(low: "\(from)", high: "1000000"), at: "to") }
        return from < to ? Instrument.Range(from: from, to: to) : nil
    }

    func points() -> Double? { number(-1_000_000...1_000_000) }

    /// Notations of parts, unique in their list: letters, digits, `-` and `_`.
    func partNotation(_ seen: inout Set<String>) -> String? {
        let text = if case .integer(let number) = value { "\(number)" } else { text(limit: 60) }
        guard let text else { return nil }
        let isSound =
            !text.isEmpty
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
            }
        if !isSound { note(.unreadable("A–Z, a–z, 0–9, -, _")) }
        if ["unknown", "notApplicable"].contains(text) { note(.duplicate(text)) }
        if !seen.insert(text).inserted { note(.duplicate(text)) }
        return text
    }

    /// Bands follow each other without hole or overlap, from the lowest score to the highest.
    func bands(covering range: Instrument.Range) -> [Instrument.Band] {
        var seen: Set<String> = []
        let items = list(limit: Instrument.mostBands)
        let bands = items.compactMap { Instrument.Band(reading: $0, &seen) }
        guard bands.count == items.count else { return bands }
        if bands.isEmpty { note(.empty) }
        var end = range.from
        for (reader, band) in zip(items, bands) {
            if band.from > end {
                reader.note(.hole(from: DataValue(end).short, to: DataValue(band.from).short), at: "from")
            }
            if band.from < end {
                reader.note(.overlap(from: DataValue(band.from).short, to: DataValue(end).short), at: "from")
            }
            if let below = band.below, below <= band.from {
                reader.note(.outOfRange(low: DataValue(band.from).short, high: DataValue(range.to).short), at: "below")
            }
            end = band.below ?? .infinity
        }
        if let last = items.last, bands.last?.below != nil || (bands.last?.from ?? 0) > range.to {
            let (from, to) = (DataValue(min(end, bands.last?.from ?? end)).short, DataValue(range.to).short)
            last.note(
                bands.last?.below != nil ? .hole(from: DataValue(end).short, to: to) : .overlap(from: from, to: to))
        }
        return bands
    }
}

extension DataValue {
    /// A number as a message shows it.
    var short: String {
        switch self {
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        default: "?"
        }
    }
}

extension Instrument.Range {
    var dataValue: DataValue { .object([.init("from", DataValue(from)), .init("to", DataValue(to))]) }
}

extension Instrument.Band {
    fileprivate init?(reading reader: DataReader, _ seen: inout Set<String>) {
        reader.onlyFields(["notation", "title", "summary", "from", "below"])
        guard let notation = reader.required("notation")?.partNotation(&seen),
            let title = reader.required("title")?.localized(), let from = reader.required("from")?.points()
        else { return nil }
        self.notation = notation
        self.title = title
        summary = reader.field("summary")?.localized()
        self.from = from
        below = reader.field("below")?.points()
    }

    var dataValue: DataValue {
        .present([
            ("notation", .text(notation)), ("title", title.dataValue), ("summary", summary?.dataValue),
            ("from", DataValue(from)), ("below", below.map { DataValue($0) }),
        ])
    }
}
