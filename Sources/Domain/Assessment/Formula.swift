extension Instrument {
    /// How parts make a score: questions that of a dimension, dimensions the total. What was not measured is no zero: the rest counts
    /// for it. In the following *n* is the number of parts, *m* of those measured, *v* their value and *w* their weight.
    public struct Formula: Hashable, Sendable {
        public let scoring: Scoring
        public let basis: Basis
        /// Whether the score is told in percent of what is possible, from the lowest to the highest score.
        public let isRescaled: Bool

        public init(_ scoring: Scoring, basis: Basis? = nil, isRescaled: Bool = false) {
            self.scoring = scoring
            self.basis = basis ?? scoring.usualBasis
            self.isRescaled = isRescaled
        }

        static let mean = Formula(.mean)
    }

    public indirect enum Scoring: Hashable, Sendable {
        /// *L* + (Σ *w·v* − *Lₘ*) · (*H* − *L*) / (*Hₘ* − *Lₘ*): what the measured parts reached between the lowest (*Lₘ*) and the highest (*Hₘ*)
        /// they can reach, on the scale of all parts (*L* to *H*). With everything measured: Σ *w·v*.
        case sum
        /// Σ *v* / *m*.
        case mean
        /// Σ *w·v* / Σ *w*, over what was measured.
        case weightedMean
        /// The least of what was measured.
        case minimum
        /// How many reach `atLeast` (their highest value, where it is nil), times *n* / *m*.
        case count(atLeast: Double?)
        /// `closed` when one of the gate's parts is below `atLeast`; else what `inside` makes of the other parts. Not measured as long as no part
        /// is below it and one is unknown.
        case gate(Gate, inside: Scoring)

        var usualBasis: Basis {
            switch self {
            case .sum, .count: .points
            case .mean, .weightedMean, .minimum: .percent
            case .gate(_, let inside): inside.usualBasis
            }
        }

        /// Whether every part needs a weight.
        public var weighs: Bool {
            switch self {
            case .weightedMean: true
            case .gate(_, let inside): inside.weighs
            case .sum, .mean, .minimum, .count: false
            }
        }
    }

    public struct Gate: Hashable, Sendable {
        /// Notations of the parts that decide.
        public let parts: [String]
        /// In the basis of the formula.
        public let atLeast: Double
        public let closed: Double
    }

    /// What of a part is counted: its points as they are, or 100 · (*p* − lowest) / (highest − lowest).
    public enum Basis: String, CaseIterable, Hashable, Sendable { case points, percent }

    /// One part of a score.
    struct Part {
        let notation: String
        let weight: Double
        let range: Range
        /// Nil when it was not measured.
        let value: Double?
        /// Whether it would count if it were known.
        let isOpen: Bool
    }
}

extension Instrument.Formula {
    /// The score; nil when nothing that counts was measured.
    func score(_ parts: [Instrument.Part]) -> Double? {
        let parts = basis == .percent ? parts.map(\.inPercent) : parts
        guard let score = scoring.score(parts) else { return nil }
        guard isRescaled else { return score }
        let possible = scoring.bounds(parts)
        return possible.width > 0 ? 100 * (score - possible.from) / possible.width : nil
    }

    /// The lowest and the highest score that any answers can give.
    func bounds(_ parts: [Instrument.Part]) -> Instrument.Range {
        isRescaled ? .percent : scoring.bounds(basis == .percent ? parts.map(\.inPercent) : parts)
    }
}

extension Instrument.Scoring {
    func score(_ parts: [Instrument.Part]) -> Double? {
        if case .gate(let gate, let inside) = self { return score(parts, gate, inside) }
        let measured = parts.filter { $0.value != nil }
        guard !measured.isEmpty else { return nil }
        let values = measured.compactMap(\.value)
        switch self {
        case .mean: return values.exactSum / Double(values.count)
        case .weightedMean:
            let weight = measured.map(\.weight).exactSum
            return weight > 0 ? measured.weighted.exactSum / weight : nil
        case .minimum: return values.min()
        case .sum: return sum(parts, measured)
        case .count(let limit):
            let reached = measured.count { $0.value ?? $0.range.from >= limit ?? $0.range.to }
            return Double(reached) * (Double(parts.count) / Double(measured.count))
        case .gate: return nil
        }
    }

    private func sum(_ parts: [Instrument.Part], _ measured: [Instrument.Part]) -> Double? {
        let sum = measured.weighted.exactSum
        if measured.count == parts.count { return sum }
        let (all, known) = (parts.weightedRange, measured.weightedRange)
        return known.width > 0 ? all.from + (sum - known.from) * (all.width / known.width) : nil
    }

    private func score(_ parts: [Instrument.Part], _ gate: Instrument.Gate, _ inside: Self) -> Double? {
        let deciding = parts.filter { gate.parts.contains($0.notation) }
        if deciding.contains(where: { $0.value.map { $0 < gate.atLeast } ?? false }) { return gate.closed }
        if deciding.contains(where: { $0.value == nil && $0.isOpen }) { return nil }
        return inside.score(parts.filter { !gate.parts.contains($0.notation) })
    }

    func bounds(_ parts: [Instrument.Part]) -> Instrument.Range {
        if case .gate(let gate, let inside) = self {
            let open = inside.bounds(parts.filter { !gate.parts.contains($0.notation) })
            return .init(from: min(open.from, gate.closed), to: max(open.to, gate.closed))
        }
        if case .count = self { return .init(from: 0, to: Double(parts.count)) }
        let ends = [parts.map(\.atLowest), parts.map(\.atHighest)].map { score($0) ?? 0 }
        return .init(from: min(ends[0], ends[1]), to: max(ends[0], ends[1]))
    }
}

extension Instrument.Part {
    var inPercent: Self {
        let percent = { (value: Double) in range.width > 0 ? 100 * (value - range.from) / range.width : 0 }
        return Self(
            notation: notation, weight: weight, range: .percent, value: range.width > 0 ? value.map(percent) : nil,
            isOpen: isOpen)
    }

    var atLowest: Self { with(range.from) }
    var atHighest: Self { with(range.to) }

    func with(_ value: Double?) -> Self {
        Self(notation: notation, weight: weight, range: range, value: value, isOpen: isOpen)
    }
}

extension [Instrument.Part] {
    fileprivate var weighted: [Double] { compactMap { part in part.value.map { $0 * part.weight } } }

    fileprivate var weightedRange: Instrument.Range {
        .init(from: map { $0.range.from * $0.weight }.exactSum, to: map { $0.range.to * $0.weight }.exactSum)
    }
}

extension [Double] {
    /// The sum, which does not depend on the order: the same answers in another order give the same bytes.
    fileprivate var exactSum: Double { count < 2 ? first ?? 0 : sorted().reduce(0, +) }
}
