/// How many firms have each outcome.
public struct OutcomeCounts: Hashable, Sendable {
    public let eligible: Int
    public let undetermined: Int
    public let ineligible: Int

    public init(eligible: Int, undetermined: Int, ineligible: Int) {
        self.eligible = eligible
        self.undetermined = undetermined
        self.ineligible = ineligible
    }

    public var firms: Int { eligible + undetermined + ineligible }
}

/// How many firms a change moves from each outcome to each other. Before and after, gained and lost all follow from it, so they cannot disagree.
public struct OutcomeShift: Hashable, Sendable {
    /// By outcome before, then after.
    fileprivate var moves = Array(repeating: 0, count: Self.outcomes * Self.outcomes)
    fileprivate static let outcomes = Outcome.allCases.count

    public init() {}

    public subscript(from before: Outcome, to after: Outcome) -> Int {
        get { moves[before.place * Self.outcomes + after.place] }
        set { moves[before.place * Self.outcomes + after.place] = newValue }
    }

    public var before: OutcomeCounts { counts { before, other in self[from: before, to: other] } }
    public var after: OutcomeCounts { counts { after, other in self[from: other, to: after] } }

    /// Eligible after the change only.
    public var gained: Int { after.eligible - self[from: .eligible, to: .eligible] }
    /// Those of the gained who were not ruled out before: it was not known.
    public var clarified: Int { self[from: .undetermined, to: .eligible] }
    /// Eligible before the change only.
    public var lost: Int { before.eligible - self[from: .eligible, to: .eligible] }
    public var newlyUndetermined: Int { after.undetermined - self[from: .undetermined, to: .undetermined] }
    public var newlyIneligible: Int { after.ineligible - self[from: .ineligible, to: .ineligible] }

    /// Whether every firm keeps its outcome.
    public var isNone: Bool { Outcome.allCases.reduce(0) { $0 + self[from: $1, to: $1] } == moves.reduce(0, +) }

    public static func + (one: OutcomeShift, other: OutcomeShift) -> OutcomeShift {
        var sum = one
        for place in sum.moves.indices { sum.moves[place] += other.moves[place] }
        return sum
    }

    private func counts(_ moved: (_ outcome: Outcome, _ other: Outcome) -> Int) -> OutcomeCounts {
        func count(_ outcome: Outcome) -> Int { Outcome.allCases.reduce(0) { $0 + moved(outcome, $1) } }
        return OutcomeCounts(
            eligible: count(.eligible), undetermined: count(.undetermined), ineligible: count(.ineligible))
    }
}

extension OutcomeShift {
    /// Adds the firms in a range that the mask has.
    mutating func add(_ firms: Range<Int>, _ mask: [UInt64], from before: ServedBits, to after: ServedBits) {
        for word in firms.words {
            let bits = mask[word] & firms.bits(in: word)
            let (was, becomes) = (before.parts(word), after.parts(word))
            for one in 0..<Self.outcomes where bits & was[one] != 0 {
                for other in 0..<Self.outcomes {
                    moves[one * Self.outcomes + other] += (bits & was[one] & becomes[other]).nonzeroBitCount
                }
            }
        }
    }
}

extension Outcome {
    /// In `ServedBits.parts`, too.
    fileprivate var place: Int {
        switch self {
        case .eligible: 0
        case .undetermined: 1
        case .ineligible: 2
        }
    }
}
