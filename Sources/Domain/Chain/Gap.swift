/// Something a firm wants to close: a dimension of an assessment in which it is not at the top, or a problem that it states.
public struct Gap: Hashable, Sendable {
    /// Of the dimension or of the concept; unique among the gaps of a firm.
    public let notation: String
    public let title: LocalizedText
    /// What helps with it, notations of any scheme.
    public let concepts: [String]
    public let origin: Origin

    public enum Origin: Hashable, Sendable {
        /// The firm says so itself; nobody measured how much it costs.
        case stated
        /// How far the score is from the top, percent, and what of the total comes from it, percent; both 0…100.
        case measured(missing: Int, share: Int)
        /// It follows from an answer that the score has counted already.
        case implied
    }

    public init(notation: String, title: LocalizedText, concepts: [String], origin: Origin) {
        self.notation = notation
        self.title = title
        self.concepts = concepts
        self.origin = origin
    }

    /// What closing it would bring: hundredths of a percent of the total. What hurts comes before everything measured, what only
    /// follows from an answer after it.
    public var urgency: Int {
        switch origin {
        case .stated: 10_001
        case .measured(let missing, let share): missing * share
        case .implied: 0
        }
    }
}

extension [Gap] {
    /// Most urgent first, equals by notation; each once.
    public var mostUrgentFirst: [Gap] {
        var seen: Set<String> = []
        return sorted { ($1.urgency, $0.notation) < ($0.urgency, $1.notation) }
            .filter { seen.insert($0.notation).inserted }
    }

    /// Those to begin with: what the firm says hurts, then what was measured, at least the most urgent of that.
    public func opened(_ count: Int) -> [Gap] {
        let gaps = mostUrgentFirst
        let stated = Array(gaps.filter { $0.origin == .stated }.prefix(count))
        return stated + gaps.filter { $0.origin != .stated }.prefix(Swift.max(1, count - stated.count))
    }
}

extension Gap {
    /// The problem, technology or other notion that a firm names.
    public init(_ concept: Concept, origin: Origin = .stated) {
        self.init(notation: concept.notation, title: concept.prefLabel, concepts: [concept.notation], origin: origin)
    }
}
