extension Instrument {
    /// The questions that are asked together: those of one dimension, or those that count for none.
    public struct Topic: Sendable {
        /// Nil for the questions that count for no score.
        public let dimension: Dimension?
        public let questions: [Question]
    }

    /// In the order in which they first come up; what counts for no score is a topic of its own.
    public var topics: [Topic] {
        questions.map(\.dimension).uniqued.map { notation in
            Topic(
                dimension: dimensions.first { $0.notation == notation },
                questions: questions.filter { $0.dimension == notation })
        }
    }

    /// How far an instrument is filled in.
    public struct Progress: Equatable, Sendable {
        public let answered: Int
        /// Questions that are asked after these answers.
        public let asked: Int

        public var isComplete: Bool { answered >= asked }
    }

    public func progress(_ answers: [String: Instrument.Answer]) -> Progress {
        let hidden = hidden(after: answers)
        let asked = questions.filter { !hidden.contains($0.notation) }
        return Progress(answered: asked.count { $0.isAnswered(by: answers[$0.notation]) }, asked: asked.count)
    }

    /// The first topic with a question that is still open, counted from 0; nil when there is none.
    public func firstOpenTopic(_ answers: [String: Instrument.Answer]) -> Int? {
        let hidden = hidden(after: answers)
        return topics.firstIndex { topic in
            topic.questions.contains { !hidden.contains($0.notation) && !$0.isAnswered(by: answers[$0.notation]) }
        }
    }
}

extension Instrument.Question {
    /// Whether nothing more has to be asked: that it is not known is an answer, too.
    public func isAnswered(by answer: Instrument.Answer?) -> Bool {
        guard let answer else { return false }
        guard case .matrix(let rows, _) = kind, case .rows(let answers) = answer else { return true }
        return rows.allSatisfy { answers[$0.notation] != nil }
    }
}
