/// A way to assess where a firm, a sector or a region stands: questions, and how answers become scores. One version of it: a change
/// of what is asked or counted is a new version, and scores compare only within one.
public struct Instrument: CatalogueRecord {
    public static let kind = Kind.instruments

    public var core: RecordCore
    /// The name that all its versions share, such as `smart-sme`; the identifier of the record is `smart-sme-1`.
    public var family = ""
    public var version = ""
    public var subjects: [Subject] = []
    /// How long it takes.
    public var minutes: Int?
    /// How the scores of dimensions make the total.
    public var total = Formula.mean
    /// What the total may be.
    public var range = Range.percent
    public var bands: [Band] = []
    public var dimensions: [Dimension] = []
    public var questions: [Question] = []
    public var vectors: [Vector] = []

    public init(core: RecordCore) { self.core = core }

    /// Who is assessed.
    public enum Subject: String, CaseIterable, Hashable, Sendable { case firm, sector, region }

    /// The lowest and the highest score, both inclusive.
    public struct Range: Hashable, Sendable {
        public let from: Double
        public let to: Double

        public static let percent = Range(from: 0, to: 100)

        public init(from: Double, to: Double) {
            self.from = from
            self.to = to
        }

        public var width: Double { to - from }
    }

    /// That one instrument may have.
    public static let mostBands = 20

    /// The scores of one level: from, inclusive, up to `below`, exclusive; the topmost holds the highest score, too.
    public struct Band: Hashable, Sendable {
        public let notation: String
        public let title: LocalizedText
        /// What it means to be here.
        public let summary: LocalizedText?
        public let from: Double
        /// Nil for the topmost.
        public let below: Double?

        /// Sums of doubles miss an edge by less than this share of a scale; what is so close has reached it.
        private static let slack = 1e-10

        func holds(_ score: Double, of range: Range) -> Bool {
            let slack = Self.slack * range.width
            return score >= from - slack && below.map { score < $0 - slack } ?? true
        }
    }

    public struct Dimension: Hashable, Sendable {
        public let notation: String
        public let title: LocalizedText
        public let summary: LocalizedText?
        /// In the total, where that weighs.
        public let weight: Double?
        public let formula: Formula
        public let range: Range
        /// Its own; empty when those of the instrument hold.
        public let bands: [Band]
        /// What helps with a gap here.
        public let concepts: [String]
        public let interpretations: [Interpretation]
    }

    /// What a band means in one dimension, and what to do first.
    public struct Interpretation: Hashable, Sendable {
        public let band: String
        public let meaning: LocalizedText
        public let steps: [LocalizedText]
    }

    /// Answers with the scores they must give.
    public struct Vector: Hashable, Sendable {
        public let title: String
        public let answers: [String: Instrument.Answer]
        public let expected: Expectation
    }

    public struct Expectation: Hashable, Sendable {
        /// Nil when nothing is said of it; `.unknown` when there must be none.
        public let total: Known<Double>?
        public let band: String?
        public let confidence: Confidence?
        public let dimensions: [String: Known<Double>]
    }

    /// What helps with its gaps: notations that dimensions, questions and options name, each once.
    public var helpConcepts: [String] {
        (dimensions.flatMap(\.concepts) + questions.flatMap { $0.concepts + $0.kind.options.flatMap(\.concepts) })
            .uniqued
    }

    /// The bands that hold for a dimension.
    public func bands(of dimension: Dimension) -> [Band] { dimension.bands.isEmpty ? bands : dimension.bands }

    /// Which level a total reaches, counted from the lowest, which is 1.
    public func level(of total: Double) -> Int? {
        bands.firstIndex { $0.holds(total, of: range) }.map { $0 + 1 }
    }

    /// The identifier that its record has: `smart-sme-1`.
    public var recordID: String { "\(family)-\(version)" }

    /// `smart-sme/1`, as facts of firms name it.
    public var name: String { "\(family)/\(version)" }
}
