extension IndexCell {
    /// `{activity, region, size, firms, mean, lower, median, upper, high, medium, low}`; a hidden one says no figures.
    public var dataValue: DataValue {
        let traits = FirmTrait.allCases.map { ($0.rawValue, key[$0].map(DataValue.text)) }
        let figures: [(String, DataValue?)] =
            figures.map {
                [
                    ("firms", .integer($0.firms)), ("mean", DataValue($0.mean)),
                    ("lower", DataValue($0.quartiles.lower)), ("median", DataValue($0.quartiles.median)),
                    ("upper", DataValue($0.quartiles.upper)), ("high", .integer($0.high)),
                    ("medium", .integer($0.medium)), ("low", .integer($0.low)),
                ]
            } ?? []
        return .present(traits + figures)
    }

    /// Reads what `dataValue` writes.
    init(reading reader: DataReader) {
        var key = CellKey()
        for trait in FirmTrait.allCases { key[trait] = reader.field(trait.rawValue)?.text() }
        self.init(key: key, figures: Figures(reading: reader))
    }
}

extension IndexCell.Figures {
    fileprivate init?(reading reader: DataReader) {
        let scores = 0...CountedResult.highestScore
        guard let firms = reader.field("firms")?.integer(),
            let mean = reader.required("mean")?.number(scores),
            let lower = reader.required("lower")?.number(scores),
            let median = reader.required("median")?.number(scores),
            let upper = reader.required("upper")?.number(scores),
            let high = reader.required("high")?.integer(), let medium = reader.required("medium")?.integer(),
            let low = reader.required("low")?.integer()
        else { return nil }
        self.init(
            firms: firms, mean: mean, quartiles: Quartiles(lower: lower, median: median, upper: upper), high: high,
            medium: medium, low: low)
    }
}

extension IndexEdition {
    /// The cells, as they are kept.
    public var body: DataValue { .list(cells.map(\.dataValue)) }

    /// An edition as it was kept.
    public init(instrument: String, period: HalfYear, dimension: String?, madeOn: Day, body: DataValue) {
        self.init(
            instrument: instrument, period: period, dimension: dimension, madeOn: madeOn,
            cells: DataReader(body).list(limit: .max).map(IndexCell.init))
    }
}
