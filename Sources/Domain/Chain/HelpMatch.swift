/// That a record is about what a gap asks for, and how surely.
public struct HelpMatch: Hashable, Sendable {
    public let level: Level
    /// The concept of the gap that led to it.
    public let concept: String

    /// From the least sure to the surest.
    public enum Level: Int, CaseIterable, Comparable, Hashable, Sendable {
        /// The record is about something broader or narrower than what is asked for.
        case related
        /// About something that means nearly the same.
        case close
        /// About just that.
        case direct

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// So many mappings of one concept are followed, as the search does.
    private static let mostMappings = 16

    /// Each notation that helps with a gap, the surest way to it: its concepts, and what they are mapped to.
    public static func asked(by gap: Gap, _ classification: Classification) -> [String: HelpMatch] {
        var asked: [String: HelpMatch] = [:]
        func add(_ notation: String, _ level: Level, _ concept: String) {
            if let known = asked[notation], (known.level, concept) >= (level, known.concept) { return }
            asked[notation] = HelpMatch(level: level, concept: concept)
        }
        for concept in gap.concepts {
            add(concept, .direct, concept)
            for mapping in classification.mappings(from: concept).prefix(mostMappings) {
                add(mapping.to, Level(mapping.relation), concept)
            }
        }
        return asked
    }
}

extension HelpMatch.Level {
    fileprivate init(_ relation: ConceptMapping.Relation) {
        switch relation {
        case .exactMatch, .closeMatch: self = .close
        case .broadMatch, .narrowMatch: self = .related
        }
    }
}
