/// A fact worth asking for next.
public struct Question: Hashable, Sendable {
    public let fact: Fact
    /// How many undetermined programmes an answer to this question alone could decide.
    public let settles: Int
    /// How many of those it decides whatever the answer is.
    public let settlesSurely: Int
    /// In how many undetermined programmes it still matters.
    public let programmes: Int
}

extension Evaluation {
    /// The facts that still matter, those first that could settle most programmes.
    ///
    /// A fact matters to an undetermined programme when a comparison of it is unknown and lies below unknown groups only, in a blocking
    /// criterion that applies. An answer *could decide* the programme when its comparisons of that fact, each taken as free to come
    /// out either way, can make the outcome eligible or ineligible with all other facts as they are. It decides *surely* when no such
    /// way leaves the programme undetermined. The order is: `settles`, `settlesSurely`, `programmes`, each falling, then that of `Fact`.
    ///
    /// An amount known in another currency is not asked for again: a firm has one turnover. So answering with values that are precise
    /// (notations without narrower ones) settles everything but caveats, unpublished conditions and other currencies.
    public var questions: [Question] {
        let undetermined = outcomes.indices.filter { outcomes[$0] == .undetermined }
        let asked = Set(rules.instructions.indices.filter(isMissing).map { rules.instructions[$0].slot })
        return asked.compactMap { question($0, undetermined) }.sorted(by: Question.comesFirst)
    }

    /// The facts whose answers criterion number `criterion` of the result of a programme waits for, in the order of `Fact`.
    public func missing(_ programme: Int, _ criterion: Int) -> [Fact] {
        let places = applying(to: programme)
        guard places.indices.contains(criterion), let root = rules.entries[places[criterion]].instruction else {
            return []
        }
        return missing(below: Int(root))
    }

    func missing(below place: Int) -> [Fact] {
        var missing: Set<Fact> = []
        collectMissing(below: place, into: &missing)
        return missing.sorted()
    }

    private func collectMissing(below place: Int, into missing: inout Set<Fact>) {
        guard truths[place] == .unknown else { return }
        let instruction = rules.instructions[place]
        if instruction.isGroup {
            for part in instruction.pool { collectMissing(below: Int(rules.pool[part]), into: &missing) }
        } else if isMissing(place) {
            missing.insert(rules.facts[Int(instruction.slot)])
        }
    }

    /// Whether a comparison is unknown and an answer would change that.
    private func isMissing(_ place: Int) -> Bool {
        let instruction = rules.instructions[place]
        guard !instruction.isGroup, instruction.kind != .misfit, truths[place] == .unknown else { return false }
        return instruction.kind != .money || firm.turnover == .unknown
    }

    private func question(_ slot: Int32, _ undetermined: [Int]) -> Question? {
        let outlook = outlook(answering: slot)
        var (settles, surely, programmes) = (0, 0, 0)
        for programme in undetermined {
            var isAsked = false
            var (canFail, canPass, canStay, decides) = (false, true, false, false)
            for place in rules.entries(of: programme) where criteria[place] != nil {
                let entry = rules.entries[place]
                guard entry.severity == .blocking else { continue }
                let ways = entry.instruction.map { outlook.ways[Int($0)] } ?? .unknown
                decides = true
                if let root = entry.instruction, outlook.matters[Int(root)] { isAsked = true }
                if ways.contains(.no) { canFail = true }
                if !ways.contains(.yes) { canPass = false }
                if ways.contains(.unknown) { canStay = true }
            }
            guard isAsked, decides else { continue }
            programmes += 1
            if canFail || canPass { settles += 1 }
            if !canStay { surely += 1 }
        }
        guard programmes > 0 else { return nil }
        return Question(
            fact: rules.facts[Int(slot)], settles: settles, settlesSurely: surely, programmes: programmes)
    }

    /// For every instruction: the truth values it can take once a fact is answered, and whether that fact matters to it.
    private func outlook(answering slot: Int32) -> (ways: [Ways], matters: [Bool]) {
        var ways = truths.map(Ways.init)
        var matters = [Bool](repeating: false, count: truths.count)
        for place in rules.instructions.indices where truths[place] == .unknown {
            let instruction = rules.instructions[place]
            if instruction.isGroup {
                let parts = rules.pool[instruction.pool]
                matters[place] = parts.contains { matters[Int($0)] }
                if matters[place] { ways[place] = Ways(of: instruction.kind, parts.lazy.map { ways[Int($0)] }) }
            } else if instruction.slot == slot, isMissing(place) {
                matters[place] = true
                ways[place] = [.no, .yes]
            }
        }
        return (ways, matters)
    }
}

extension Question {
    fileprivate static func comesFirst(_ left: Question, _ right: Question) -> Bool {
        let (one, other) = (
            [left.settles, left.settlesSurely, left.programmes], [right.settles, right.settlesSurely, right.programmes]
        )
        return one == other ? left.fact < right.fact : other.lexicographicallyPrecedes(one)
    }
}

/// The truth values that a condition can still take.
private struct Ways: OptionSet {
    let rawValue: UInt8

    static let no = Ways(rawValue: 1)
    static let unknown = Ways(rawValue: 2)
    static let yes = Ways(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ truth: Truth) { self = [Ways.no, .unknown, .yes][Int(truth.rawValue)] }

    /// The values of a group whose parts take theirs independently.
    init(of kind: Instruction.Kind, _ parts: some Sequence<Ways>) {
        var result = Ways(kind == .all ? .yes : .no)
        for part in parts {
            var next: Ways = []
            for one in Truth.allCases where result.contains(Ways(one)) {
                for other in Truth.allCases where part.contains(Ways(other)) {
                    next.insert(Ways(kind == .all ? min(one, other) : max(one, other)))
                }
            }
            result = next
        }
        self = kind == .none ? result.denied : result
    }

    private var denied: Ways {
        var denied: Ways = contains(.unknown) ? .unknown : []
        if contains(.no) { denied.insert(.yes) }
        if contains(.yes) { denied.insert(.no) }
        return denied
    }
}
