extension Instrument.QuestionKind {
    fileprivate enum Name: String, CaseIterable { case yesNo, single, multiple, matrix, scale, number }

    private static let fieldNames = [
        "points", "options", "cap", "rows", "from", "to", "lowest", "highest", "unit", "range", "steps", "linear",
    ]

    init?(reading reader: DataReader, others: [String], _ context: ReadingContext?) {
        reader.onlyFields(others + Self.fieldNames)
        guard let name = reader.required("kind")?.choice(Name.self) else { return nil }
        let own = name.fieldNames
        for other in Self.fieldNames where !own.contains(other) {
            reader.field(other)?.note(.unknownField(name: other))
        }
        switch name {
        case .yesNo:
            let points = reader.field("points")
            points?.onlyFields(["yes", "no"])
            self = .yesNo(
                yes: points.map { $0.required("yes")?.points() ?? 1 } ?? 1,
                no: points.map { $0.required("no")?.points() ?? 0 } ?? 0)
        case .single: self = .single(reader.options(context))
        case .multiple: self = .multiple(reader.options(context), cap: reader.field("cap")?.points())
        case .matrix: self = .matrix(rows: reader.rows(), reader.options(context))
        case .scale:
            guard let from = reader.required("from")?.integer(-100...100),
                let to = reader.required("to")?.integer(-100...100)
            else { return nil }
            if from >= to { reader.note(.outOfRange(low: "\(from + 1)", high: "100"), at: "to") }
            self = .scale(
                from: min(from, to), to: max(from, to), lowest: reader.field("lowest")?.localized(),
                highest: reader.field("highest")?.localized())
        case .number:
            guard let scale = Instrument.NumberScale(reading: reader) else { return nil }
            self = .number(scale)
        }
    }

    var name: String {
        switch self {
        case .yesNo: "yesNo"
        case .single: "single"
        case .multiple: "multiple"
        case .matrix: "matrix"
        case .scale: "scale"
        case .number: "number"
        }
    }

    var dataFields: [DataValue.Field] {
        switch self {
        case .yesNo(let yes, let no):
            [.init("points", .object([.init("yes", DataValue(yes)), .init("no", DataValue(no))]))]
        case .single(let options): [.init("options", .list(options.map(\.dataValue)))]
        case .multiple(let options, let cap):
            .present([("options", .list(options.map(\.dataValue))), ("cap", cap.map { DataValue($0) })])
        case .matrix(let rows, let options):
            [.init("rows", .list(rows.map(\.dataValue))), .init("options", .list(options.map(\.dataValue)))]
        case .scale(let from, let to, let lowest, let highest):
            .present([
                ("from", .integer(from)), ("to", .integer(to)), ("lowest", lowest?.dataValue),
                ("highest", highest?.dataValue),
            ])
        case .number(let scale): scale.dataFields
        }
    }
}

extension Instrument.QuestionKind.Name {
    fileprivate var fieldNames: [String] {
        switch self {
        case .yesNo: ["points"]
        case .single: ["options"]
        case .multiple: ["options", "cap"]
        case .matrix: ["rows", "options"]
        case .scale: ["from", "to", "lowest", "highest"]
        case .number: ["unit", "range", "steps", "linear"]
        }
    }
}

extension DataReader {
    fileprivate func options(_ context: ReadingContext?) -> [Instrument.Option] {
        guard let list = required("options") else { return [] }
        var seen: Set<String> = []
        let options = list.list(limit: 100).compactMap { Instrument.Option(reading: $0, &seen, context) }
        if options.isEmpty { list.note(.empty) }
        return options
    }

    fileprivate func rows() -> [Instrument.Row] {
        guard let list = required("rows") else { return [] }
        var seen: Set<String> = []
        let rows: [Instrument.Row] = list.list(limit: 50).compactMap { reader in
            reader.onlyFields(["notation", "title"])
            guard let notation = reader.required("notation")?.partNotation(&seen),
                let title = reader.required("title")?.localized()
            else { return nil }
            return Instrument.Row(notation: notation, title: title)
        }
        if rows.isEmpty { list.note(.empty) }
        return rows
    }
}

extension Instrument.Option {
    fileprivate init?(reading reader: DataReader, _ seen: inout Set<String>, _ context: ReadingContext?) {
        reader.onlyFields(["notation", "title", "points", "exclusive", "concepts"])
        guard let notation = reader.required("notation")?.partNotation(&seen),
            let title = reader.required("title")?.localized()
        else { return nil }
        self.notation = notation
        self.title = title
        points = reader.field("points")?.points() ?? 0
        isExclusive = reader.field("exclusive")?.boolean() ?? false
        concepts = reader.field("concepts")?.unique { $0.notation(of: nil, context) } ?? []
    }

    fileprivate var dataValue: DataValue {
        .present([
            ("notation", .text(notation)), ("title", title.dataValue), ("points", DataValue(points)),
            ("exclusive", isExclusive ? .boolean(true) : nil), ("concepts", .listed(concepts.map(DataValue.text))),
        ])
    }
}

extension Instrument.Row {
    fileprivate var dataValue: DataValue {
        .object([.init("notation", .text(notation)), .init("title", title.dataValue)])
    }
}

extension Instrument.NumberScale {
    fileprivate init?(reading reader: DataReader) {
        unit = reader.field("unit")?.localized()
        guard let range = reader.required("range")?.scoreRange() else { return nil }
        self.range = range
        switch (reader.field("steps"), reader.field("linear")) {
        case (let steps?, nil): points = .steps(steps.steps())
        case (nil, let linear?):
            guard let read = linear.linear() else { return nil }
            points = read
        case (nil, nil): points = .steps([])
        case (_, let linear?):
            linear.note(.notTogether("steps"))
            return nil
        }
    }

    fileprivate var dataFields: [DataValue.Field] {
        let (steps, linear): (DataValue?, DataValue?) =
            switch points {
            case .steps(let steps):
                (
                    .listed(
                        steps.map {
                            .present([("below", $0.below.map { DataValue($0) }), ("points", DataValue($0.points))])
                        }), nil
                )
            case .linear(let from, let to, let lowest, let highest):
                (
                    nil,
                    .object([
                        .init("from", DataValue(from)), .init("to", DataValue(to)),
                        .init("points", .list([DataValue(lowest), DataValue(highest)])),
                    ])
                )
            }
        return .present([("unit", unit?.dataValue), ("range", range.dataValue), ("steps", steps), ("linear", linear)])
    }
}

extension DataReader {
    /// Limits that grow; the last step has none, so that every number finds one.
    fileprivate func steps() -> [Instrument.NumberScale.Step] {
        let items = list(limit: 50)
        var limit = -Double.infinity
        return items.enumerated().compactMap { place, reader in
            reader.onlyFields(["below", "points"])
            let below = reader.field("below")?.points()
            if place == items.count - 1 {
                if below != nil { reader.note(.hole(from: DataValue(below ?? 0).short, to: "∞")) }
            } else if let below {
                if below <= limit { reader.note(.overlap(from: DataValue(below).short, to: DataValue(limit).short)) }
                limit = below
            } else {
                reader.note(.missing, at: "below")
            }
            return reader.required("points")?.points().map { .init(below: below, points: $0) }
        }
    }

    /// `{from: 0, to: 50, points: [0, 4]}`
    fileprivate func linear() -> Instrument.NumberScale.Points? {
        onlyFields(["from", "to", "points"])
        let ends = required("points")?.list(limit: 2).compactMap { $0.points() } ?? []
        guard let from = required("from")?.points(), let to = required("to")?.points() else { return nil }
        if from >= to { note(.outOfRange(low: "\(from)", high: "1000000"), at: "to") }
        guard ends.count == 2, from < to else {
            if ends.count != 2 { note(.missing, at: "points") }
            return nil
        }
        return .linear(from: from, to: to, lowest: ends[0], highest: ends[1])
    }
}
