/// The frozen result of one firm, as the index counts it.
public struct CountedResult: Hashable, Sendable {
    /// The record of the instrument: `smart-sme-1`. Scores compare only within it.
    public let instrument: String
    public let period: HalfYear
    public let group: FirmGroup
    public let measures: [Measure]

    public struct Measure: Hashable, Sendable {
        /// A notation of the instrument; nil for the total.
        public let dimension: String?
        /// 0…999.99, of which hundredths are kept.
        public let score: Double
        public let confidence: Confidence

        public init(dimension: String?, score: Double, confidence: Confidence) {
            self.dimension = dimension
            self.score = score
            self.confidence = confidence
        }
    }

    public static let highestScore = 999.99

    public init(instrument: String, period: HalfYear, group: FirmGroup, measures: [Measure]) {
        self.instrument = instrument
        self.period = period
        self.group = group
        self.measures = measures.filter { (0...Self.highestScore).contains($0.score) }
    }

    /// Total and dimensions as far as they were measured.
    public init(_ score: Score, by instrument: String, on day: Day, group: FirmGroup) {
        func measure(_ dimension: String?, _ measure: Score.Measure) -> Measure? {
            measure.score.map { Measure(dimension: dimension, score: $0, confidence: measure.confidence) }
        }
        self.init(
            instrument: instrument, period: HalfYear(containing: day), group: group,
            measures: ([measure(nil, score.total)] + score.dimensions.map { measure($0.notation, $0.measure) })
                .compactMap(\.self))
    }
}
