extension Project {
    public static let fields: [RecordField<Project>] =
        RecordField.opening + [
            RecordField("levers", .list(.line), isRequired: true) { reader, record, _ in
                record.levers = reader.unique { $0.choice() }
                if record.levers.isEmpty { reader.note(.empty) }
            } write: {
                .listed($0.levers.map { .text($0.rawValue) })
            } statements: {
                $0.levers.map { .words($0.title) }
            },
            RecordField("inputs", .file, isRequired: true, isProse: true) { reader, record, context in
                record.inputs = reader.list(limit: 40).compactMap { Input(reading: $0, context) }
                record.check(reader)
            } write: {
                .listed($0.inputs.map(\.dataValue))
            } statements: {
                $0.inputs.map { .words($0.title) }
            },
            RecordField("costs", .file, isRequired: true, isProse: true) { reader, record, context in
                record.costs = reader.list(limit: 20).compactMap { Cost(reading: $0, context) }
                if record.costs.isEmpty { reader.note(.empty) }
                for name in record.costs.map(\.name).repeated { reader.note(.duplicate(name)) }
            } write: {
                .listed($0.costs.map(\.dataValue))
            } statements: { record in
                record.costs.map { .words($0.title) }
                    + record.costs.compactMap(\.covered).uniqued.map(Statement.notation)
            },
        ] + RecordField.closing

    /// Every figure its formulas need is asked for, once, and no other. The levers are read before the inputs.
    private func check(_ reader: DataReader) {
        let (needed, given) = (Self.needed(for: levers), inputs.map(\.name))
        for name in given.repeated { reader.note(.duplicate(name.rawValue)) }
        for name in needed where !given.contains(name) { reader.note(.missing, at: name.rawValue) }
        for name in given where !needed.contains(name) { reader.note(.unknownField(name: name.rawValue)) }
    }
}

extension Array where Element: Hashable {
    /// What occurs more than once, each once.
    fileprivate var repeated: [Element] {
        var seen: Set<Element> = []
        return filter { !seen.insert($0).inserted }.uniqued
    }
}

extension Project.Input {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(["name", "title", "help", "unit", "default", "range", "metric"])
        let name = reader.required("name")?.choice(InputName.self)
        let title = reader.required("title")?.localized()
        let help = reader.required("help")?.localized()
        guard let name, let title, let help else { return nil }
        self.name = name
        self.title = title
        self.help = help
        unit = reader.field("unit")?.localized()
        range = reader.field("range")?.range(within: name.range) ?? name.range
        `default` = reader.field("default").flatMap { [range] in Project.Default(reading: $0, within: range, context) }
        metric = reader.field("metric")?.words(limit: 80)
    }

    fileprivate var dataValue: DataValue {
        .object(
            [.init("name", .text(name.rawValue)), .init("title", title.dataValue), .init("help", help.dataValue)]
                + [
                    ("unit", unit?.dataValue), ("range", range == name.range ? nil : range.dataValue),
                    ("default", `default`?.dataValue), ("metric", metric.map(DataValue.text)),
                ].compactMap { field in field.1.map { .init(field.0, $0) } })
    }
}

extension Project.Default {
    fileprivate init?(reading reader: DataReader, within range: ClosedRange<Double>, _ context: ReadingContext?) {
        reader.onlyFields(["low", "typical", "high", "sources", "year", "note"])
        let typical = reader.required("typical")?.number(range)
        let sources = reader.required("sources")?.unique { $0.citation(context) } ?? []
        let year = reader.required("year")?.integer(1900...2999)
        let note = reader.required("note")?.localized()
        guard let typical, let year, let note else { return nil }
        self.typical = typical
        self.sources = sources
        self.year = year
        self.note = note
        low = reader.field("low")?.number(range.lowerBound...typical)
        high = reader.field("high")?.number(typical...max(typical, range.upperBound))
        if sources.isEmpty { reader.note(.empty, at: "sources") }
    }

    fileprivate var dataValue: DataValue {
        .object(
            [
                ("low", low.map(DataValue.init)), ("typical", DataValue(typical)), ("high", high.map(DataValue.init)),
                ("sources", .list(sources.map(\.dataValue))), ("year", .integer(year)), ("note", note.dataValue),
            ].compactMap { field in field.1.map { .init(field.0, $0) } })
    }
}

extension Project.Cost {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(["name", "title", "help", "timing", "covered"])
        let name = reader.required("name")?.words(limit: 40)
        let title = reader.required("title")?.localized()
        let help = reader.required("help")?.localized()
        let timing = reader.required("timing")?.choice(Project.Timing.self)
        guard let name, let title, let help, let timing else { return nil }
        if !RecordCore.isIdentifier(name) { reader.note(.notAnIdentifier(example: "training"), at: "name") }
        if InputName(rawValue: name) != nil { reader.note(.duplicate(name), at: "name") }
        self.name = name
        self.title = title
        self.help = help
        self.timing = timing
        covered = reader.field("covered")?.notation(of: "COST", context)
    }

    fileprivate var dataValue: DataValue {
        .object(
            [
                ("name", .text(name)), ("title", title.dataValue), ("help", help.dataValue),
                ("timing", .text(timing.rawValue)), ("covered", covered.map(DataValue.text)),
            ].compactMap { field in field.1.map { .init(field.0, $0) } })
    }
}

extension ClosedRange<Double> {
    fileprivate var dataValue: DataValue {
        .object([.init("min", DataValue(lowerBound)), .init("max", DataValue(upperBound))])
    }
}

extension DataReader {
    /// `{min: 0, max: 30}` inside what is possible at all.
    fileprivate func range(within possible: ClosedRange<Double>) -> ClosedRange<Double>? {
        onlyFields(["min", "max"])
        guard let low = required("min")?.number(possible), let high = required("max")?.number(possible) else {
            return nil
        }
        guard low < high else {
            note(.outOfRange(low: "\(low)", high: "\(possible.upperBound)"), at: "max")
            return nil
        }
        return low...high
    }
}
