/// Where someone stands by an instrument, down to each item.
public struct Score: Hashable, Sendable {
    public let total: Measure
    public let dimensions: [Dimension]

    /// One score with how sure it is.
    public struct Measure: Hashable, Sendable {
        /// Unrounded; nil when nothing that counts was measured.
        public let score: Double?
        public let band: String?
        /// What the score would be if everything unknown were the worst, and the best.
        public let possible: Instrument.Range?
        public let confidence: Confidence
        /// How many items apply, and how many of these are known.
        public let applicable: Int
        public let measured: Int
        /// When the score is close to another band: that band, and how far it is.
        public let near: Near?
    }

    public struct Near: Hashable, Sendable {
        public let band: String
        /// Positive: so much is missing to the band above; negative: so much keeps it from the band below.
        public let distance: Double
    }

    public struct Dimension: Hashable, Sendable {
        public let notation: String
        public let measure: Measure
        /// What of the total comes from it: its weight over that of what was measured, 0 to 1; nil where the total does not weigh.
        public let share: Double?
        public let items: [Item]
    }

    public struct Item: Hashable, Sendable {
        public let question: String
        /// Of a matrix.
        public let row: String?
        public let state: State
        /// Nil unless measured.
        public let points: Double?
        /// The fewest and the most it can bring.
        public let range: Instrument.Range
        /// What of the score of the dimension comes from it, 0 to 1; nil where the dimension does not weigh.
        public let share: Double?
    }

    public enum State: String, CaseIterable, Hashable, Sendable {
        case measured, unknown, notApplicable
        /// Not asked, because of another answer.
        case hidden
        /// Not asked, and what follows from the other answer is counted.
        case implied
    }
}

/// How much of what applies is known.
public enum Confidence: String, CaseIterable, Hashable, Sendable {
    case high, medium, low

    /// Medium when more than a quarter is unknown, low when more than a half is (domain rules of the platform).
    init(measured: Int, of applicable: Int) {
        let unknown = applicable - measured
        self = measured == 0 || unknown * 2 > applicable ? .low : unknown * 4 > applicable ? .medium : .high
    }
}
