/// Whether the figures of a source give what the source says of them.
///
/// A figure is a range, not a point: "almost 5" may be anything down to a tenth below, a value with decimals is rounded to them.
/// A claim differs only when no values in the ranges would give what is stated, so that no true figure is flagged.
public struct ClaimCheck: Hashable, Sendable {
    public let indicator: String
    public let claim: Claim
    /// The figures it was computed from, in the order of `Claim.figures`.
    public let figures: [Double]
    /// How exactly the source states each of them.
    public let precisions: [Precision?]
    /// What the arithmetic gives: percent for growth and share, the sum of the parts, the number of entries.
    public let computed: Double
    /// All that it may give within the precision of the figures; `highest` is infinite for “more than”.
    public let lowest: Double
    public let highest: Double
    /// What the source says.
    public let stated: Double
    public let agrees: Bool
}

/// Checks the claims of all indicators together, because one may speak of another's figures.
public struct ClaimChecks: Sendable {
    /// By indicator, in the order of the claims.
    public private(set) var checks: [String: [ClaimCheck]] = [:]
    /// Claims that name a figure which does not exist, or divide by nothing: where, and the name.
    public private(set) var missing: [(indicator: String, claim: Int, figure: FigureName)] = []

    /// `count` tells how many records there are of a kind with notations, naming another.
    public init(
        _ indicators: [Indicator], count: (Kind, [String], Claim.RecordName?) throws -> Int
    ) rethrows {
        var observations: [String: Observation] = [:]
        for indicator in indicators {
            for observation in indicator.observations {
                observations["\(indicator.id)#\(observation.id)"] = observation
            }
        }
        for indicator in indicators {
            for (position, claim) in indicator.claims.enumerated() {
                var figures: [Observation] = []
                for name in claim.figures {
                    if let found = observations["\(name.indicator ?? indicator.id)#\(name.observation)"] {
                        figures.append(found)
                    } else {
                        missing.append((indicator.id, position, name))
                    }
                }
                guard figures.count == claim.figures.count else { continue }
                let result: ClaimCheck
                if case .count(let counted) = claim.arithmetic {
                    let number = try Self.number(of: counted, count)
                    result = ClaimCheck(indicator.id, claim, [], .exactly(Double(number)), stated: claim.stated ?? 0)
                } else if let arithmetic = ClaimCheck(indicator.id, claim, figures) {
                    result = arithmetic
                } else {
                    missing.append((indicator.id, position, claim.figures[0]))
                    continue
                }
                checks[indicator.id, default: []].append(result)
            }
        }
    }

    private static func number(
        of counted: Claim.Counted, _ count: (Kind, [String], Claim.RecordName?) throws -> Int
    ) rethrows -> Int {
        switch counted {
        case .entries(let entries): entries.count
        case .records(let kind, let notations, let naming): try count(kind, notations, naming)
        }
    }

    public var all: [ClaimCheck] { checks.sorted { $0.key < $1.key }.flatMap(\.value) }
}

/// All values a figure may have, both ends inclusive.
struct FigureRange: Hashable {
    var low: Double
    var high: Double

    static func exactly(_ value: Double) -> FigureRange { FigureRange(low: value, high: value) }

    /// The values for which a source would print this one.
    init(_ value: Double, _ precision: Precision?, decimals: Int) {
        let half = 0.5 / Self.power(decimals)
        switch precision {
        // Our reading of the words: about is within a twentieth, almost is less by up to a tenth.
        case .about: self.init(low: value - abs(value) / 20, high: value + abs(value) / 20)
        case .almost: self.init(low: value - abs(value) / 10, high: value)
        case .moreThan: self.init(low: value, high: .infinity)
        case nil: self.init(low: value - half, high: value + half)
        }
    }

    init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// A whole number is a count and exact; one with decimals is rounded to them.
    init(_ observation: Observation) {
        let decimals = Self.decimals(of: observation.value)
        if observation.precision == nil, decimals == 0 {
            self = .exactly(observation.value)
        } else {
            self.init(observation.value, observation.precision, decimals: decimals)
        }
    }

    func meets(_ other: FigureRange) -> Bool {
        // Sums of binary fractions: 8.05 + … is not exactly what it is on paper.
        let slack = 1e-9 * max(1, abs(low.isFinite ? low : 0), abs(high.isFinite ? high : 0))
        return low <= other.high + slack && other.low <= high + slack
    }

    private static func decimals(of value: Double) -> Int {
        (0...6).first { decimals in
            let shifted = value * power(decimals)
            return abs(shifted.rounded() - shifted) < 1e-6
        } ?? 6
    }

    private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { result, _ in result * 10 } }
}

extension ClaimCheck {
    fileprivate init(_ indicator: String, _ claim: Claim, _ figures: [Double], _ range: FigureRange, stated: Double) {
        self.init(
            indicator: indicator, claim: claim, figures: figures, precisions: figures.map { _ in nil },
            computed: range.low, lowest: range.low, highest: range.high, stated: stated,
            agrees: FigureRange(stated, claim.precision, decimals: claim.decimals).meets(range))
    }

    /// Nil when there is nothing to divide by.
    fileprivate init?(_ indicator: String, _ claim: Claim, _ observations: [Observation]) {
        let values = observations.map(\.value)
        let ranges = observations.map { FigureRange($0) }
        let computed: Double
        let range: FigureRange
        let stated: FigureRange
        let statedValue: Double
        switch claim.arithmetic {
        case .growth, .share:
            guard let base = claim.base(of: observations), base.value > 0 else { return nil }
            let (part, whole) = (ranges[base.part], ranges[base.whole])
            guard whole.low > 0 else { return nil }
            let shift: Double = if case .growth = claim.arithmetic { 100 } else { 0 }
            computed = values[base.part] / values[base.whole] * 100 - shift
            range = FigureRange(low: part.low / whole.high * 100 - shift, high: part.high / whole.low * 100 - shift)
            statedValue = claim.stated ?? 0
            stated = FigureRange(statedValue, claim.precision, decimals: claim.decimals)
        case .sum:
            computed = values.dropFirst().reduce(0, +)
            range = FigureRange(
                low: ranges.dropFirst().reduce(0) { $0 + $1.low }, high: ranges.dropFirst().reduce(0) { $0 + $1.high })
            statedValue = values[0]
            stated = ranges[0]
        case .count: return nil
        }
        self.init(
            indicator: indicator, claim: claim, figures: values, precisions: observations.map(\.precision),
            computed: computed, lowest: range.low, highest: range.high, stated: statedValue,
            agrees: stated.meets(range))
    }
}

extension Claim {
    /// Which of the figures is divided by which.
    fileprivate func base(of observations: [Observation]) -> (part: Int, whole: Int, value: Double)? {
        switch arithmetic {
        case .growth: (1, 0, observations[0].value)
        case .share: (0, 1, observations[1].value)
        case .sum, .count: nil
        }
    }
}
