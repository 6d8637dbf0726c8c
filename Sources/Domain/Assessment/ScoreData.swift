extension Score {
    /// The score as the API, the command line and snapshots write it: unrounded, what does not exist is null.
    public func dataValue(of instrument: Instrument) -> DataValue {
        .object(
            [.init("instrument", .text(instrument.name)), .init("version", .text(instrument.version))]
                + total.dataFields(named: "total")
                + [.init("dimensions", .list(dimensions.map(\.dataValue)))])
    }
}

extension Score.Measure {
    fileprivate func dataFields(named name: String) -> [DataValue.Field] {
        [
            .init(name, score.map { DataValue($0) } ?? .null), .init("band", band.map(DataValue.text) ?? .null),
            .init("confidence", .text(confidence.rawValue)),
            .init("possible", possible.map { .list([DataValue($0.from), DataValue($0.to)]) } ?? .null),
            .init("measured", .integer(measured)), .init("applicable", .integer(applicable)),
            .init(
                "near",
                near.map {
                    .object([.init("band", .text($0.band)), .init("distance", DataValue($0.distance))])
                } ?? .null),
        ]
    }
}

extension Score.Dimension {
    fileprivate var dataValue: DataValue {
        .object(
            [.init("notation", .text(notation))] + measure.dataFields(named: "score")
                + .present([("share", share.map { DataValue($0) })])
                + [.init("items", .list(items.map(\.dataValue)))])
    }
}

extension Score.Item {
    fileprivate var dataValue: DataValue {
        .object(
            .present([
                ("question", .text(question)), ("row", row.map(DataValue.text)), ("state", .text(state.rawValue)),
            ]) + [.init("points", points.map { DataValue($0) } ?? .null)]
                + .present([
                    ("lowest", DataValue(range.from)), ("highest", DataValue(range.to)),
                    ("share", share.map { DataValue($0) }),
                ]))
    }
}
