extension Instrument {
    /// When a question is asked: a rule over the answers before it, three-valued.
    public indirect enum Condition: Hashable, Sendable {
        case all([Condition])
        case any([Condition])
        case none([Condition])
        /// The answer to a question is one of these, or has one of them among several.
        case isAnyOf(question: String, [Instrument.Answer])
        case atLeast(question: String, Double)
        case lessThan(question: String, Double)

        /// The questions it looks at.
        public var questions: [String] {
            switch self {
            case .all(let parts), .any(let parts), .none(let parts): parts.flatMap(\.questions)
            case .isAnyOf(let question, _), .atLeast(let question, _), .lessThan(let question, _): [question]
            }
        }

        /// Whether it holds; what does not apply holds for nothing.
        public func holds(_ answer: (String) -> Instrument.Answer) -> Truth {
            switch self {
            case .all(let parts): parts.map { $0.holds(answer) }.min() ?? .yes
            case .any(let parts): parts.map { $0.holds(answer) }.max() ?? .no
            case .none(let parts): !(parts.map { $0.holds(answer) }.max() ?? .no)
            case .isAnyOf(let question, let values):
                Self.known(answer(question)) { answer in
                    if case .options(let chosen) = answer {
                        return chosen.contains { values.contains(.option($0)) }
                    }
                    return values.contains(answer)
                }
            case .atLeast(let question, let limit):
                Self.known(answer(question)) { if case .number(let number) = $0 { number >= limit } else { false } }
            case .lessThan(let question, let limit):
                Self.known(answer(question)) { if case .number(let number) = $0 { number < limit } else { false } }
            }
        }

        private static func known(_ answer: Instrument.Answer, _ holds: (Instrument.Answer) -> Bool) -> Truth {
            switch answer {
            case .unknown: .unknown
            case .notApplicable: .no
            default: Truth(holds(answer))
            }
        }
    }
}
