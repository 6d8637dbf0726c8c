/// What a survey found, as it was published: shown beside our own figures with its source, and never counted into them.
public struct SurveyFigure: Hashable, Sendable {
    /// The record of the instrument that it asked with.
    public let instrument: String
    public let period: HalfYear
    /// A notation of the instrument; nil for the total.
    public let dimension: String?
    /// Whom it is about.
    public let key: CellKey
    /// How many answered.
    public let count: Int
    public let mean: Double
    public let median: Double?
    public let lower: Double?
    public let upper: Double?
    public let source: Citation

    public init(
        instrument: String, period: HalfYear, dimension: String? = nil, key: CellKey, count: Int, mean: Double,
        median: Double? = nil, lower: Double? = nil, upper: Double? = nil, source: Citation
    ) {
        self.instrument = instrument
        self.period = period
        self.dimension = dimension
        self.key = key
        self.count = count
        self.mean = mean
        self.median = median
        self.lower = lower
        self.upper = upper
        self.source = source
    }
}

extension SurveyFigure {
    public var dataValue: DataValue {
        .present([
            ("instrument", .text(instrument)), ("period", .text(period.description)),
            ("dimension", dimension.map(DataValue.text)), ("activity", key.activity.map(DataValue.text)),
            ("region", key.region.map(DataValue.text)), ("size", key.size.map(DataValue.text)),
            ("count", .integer(count)), ("mean", DataValue(mean)), ("median", median.map { DataValue($0) }),
            ("lower", lower.map { DataValue($0) }), ("upper", upper.map { DataValue($0) }),
            ("source", source.dataValue),
        ])
    }

    /// Reads what `dataValue` writes.
    public init?(reading reader: DataReader) {
        func score(_ name: String) -> Double? { reader.field(name)?.number(-1e9...1e9) }
        guard let instrument = reader.required("instrument")?.text(),
            let period = reader.required("period")?.text().flatMap(HalfYear.init),
            let count = reader.required("count")?.integer(), let mean = reader.required("mean")?.number(-1e9...1e9),
            let source = reader.required("source")?.citation(nil)
        else { return nil }
        self.init(
            instrument: instrument, period: period, dimension: reader.field("dimension")?.text(),
            key: CellKey(
                activity: reader.field("activity")?.text(), region: reader.field("region")?.text(),
                size: reader.field("size")?.text()),
            count: count, mean: mean, median: score("median"), lower: score("lower"), upper: score("upper"),
            source: source)
    }
}
