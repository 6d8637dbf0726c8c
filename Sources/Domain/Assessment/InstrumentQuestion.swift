extension Instrument {
    public struct Question: Hashable, Sendable {
        public let notation: String
        /// Nil when it counts for no score, such as the question what hurts most.
        public let dimension: String?
        public let title: LocalizedText
        public let help: LocalizedText?
        public let kind: QuestionKind
        /// Of the kind, kept because every score asks for it.
        let bounds: Range
        /// In its dimension, where that weighs; a factor of its points where they are added up.
        public let weight: Double?
        public let visibleWhen: Condition?
        /// What follows when it is hidden; nil when it does not apply then.
        public let whenHidden: Instrument.Answer?
        /// What helps who does not reach the most here, whatever the answer.
        public let concepts: [String]
        public let reuse: [Reuse]

        /// Whether it has a place in the score.
        public var isScored: Bool { dimension != nil }
    }

    public indirect enum QuestionKind: Hashable, Sendable {
        case yesNo(yes: Double, no: Double)
        case single([Option])
        /// Several; their points are added, up to `cap`.
        case multiple([Option], cap: Double?)
        /// The same options for each row; each row counts as a question.
        case matrix(rows: [Row], [Option])
        /// A whole number; its points are the number itself.
        case scale(from: Int, to: Int, lowest: LocalizedText?, highest: LocalizedText?)
        case number(NumberScale)
    }

    public struct Option: Hashable, Sendable {
        public let notation: String
        public let title: LocalizedText
        public let points: Double
        /// Cannot be chosen together with others: “none of these”.
        public let isExclusive: Bool
        /// What the firm needs who chooses it.
        public let concepts: [String]
    }

    public struct Row: Hashable, Sendable {
        public let notation: String
        public let title: LocalizedText
    }

    /// How a number becomes points.
    public struct NumberScale: Hashable, Sendable {
        public let unit: LocalizedText?
        /// What may be entered, both inclusive.
        public let range: Range
        public let points: Points

        public enum Points: Hashable, Sendable {
            /// The first step whose limit the number is below; the last has no limit.
            case steps([Step])
            /// From the lowest points at `from` to the highest at `to`, the same beyond them.
            case linear(from: Double, to: Double, lowest: Double, highest: Double)
        }

        public struct Step: Hashable, Sendable {
            public let below: Double?
            public let points: Double
        }

        func points(for number: Double) -> Double {
            switch points {
            case .steps(let steps): steps.first { $0.below.map { number < $0 } ?? true }?.points ?? 0
            case .linear(let from, let to, let lowest, let highest):
                lowest + min(1, max(0, (number - from) / (to - from))) * (highest - lowest)
            }
        }

        var bounds: Range {
            switch points {
            case .steps(let steps):
                Range(from: steps.map(\.points).min() ?? 0, to: steps.map(\.points).max() ?? 0)
            case .linear(_, _, let lowest, let highest): Range(from: min(lowest, highest), to: max(lowest, highest))
            }
        }
    }

    /// Another question that asks the same, so that its answer can be taken over.
    public struct Reuse: Hashable, Sendable {
        /// The record of the other instrument, and the question there.
        public let instrument: String
        public let question: String
        /// Our answer for each of theirs; nil when both have the same notations.
        public let answers: [String: Instrument.Answer]?
    }
}

extension Instrument.QuestionKind {
    /// The fewest and the most points that one answer can bring.
    public var bounds: Instrument.Range {
        switch self {
        case .yesNo(let yes, let no): Instrument.Range(from: min(yes, no), to: max(yes, no))
        case .single(let options), .matrix(_, let options):
            Instrument.Range(from: options.map(\.points).min() ?? 0, to: options.map(\.points).max() ?? 0)
        case .multiple(let options, let cap): Self.bounds(options, cap)
        case .scale(let from, let to, _, _): Instrument.Range(from: Double(from), to: Double(to))
        case .number(let scale): scale.bounds
        }
    }

    /// At least one option is chosen; an exclusive one stands alone.
    private static func bounds(_ options: [Instrument.Option], _ cap: Double?) -> Instrument.Range {
        let shared = options.filter { !$0.isExclusive }.map(\.points)
        let sums = [shared.filter { $0 > 0 }.reduce(0, +), shared.filter { $0 < 0 }.reduce(0, +)]
        // Without a positive one the most is the best of them, and so for the fewest.
        let most = sums[0] > 0 ? sums[0] : shared.max()
        let fewest = sums[1] < 0 ? sums[1] : shared.min()
        let alone = options.filter(\.isExclusive).map(\.points)
        let capped = { (points: Double) in min(points, cap ?? points) }
        let all = (alone + [most, fewest].compactMap(\.self)).map(capped)
        return Instrument.Range(from: all.min() ?? 0, to: all.max() ?? 0)
    }

    public var options: [Instrument.Option] {
        switch self {
        case .single(let options), .multiple(let options, _), .matrix(_, let options): options
        case .yesNo, .scale, .number: []
        }
    }
}
