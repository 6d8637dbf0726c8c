extension Instrument {
    /// The gaps that a score shows: what the firm says hurts, dimensions below their top that name what helps, and what follows
    /// from answers that were scored. Dimensions without a score are no gaps: nothing is known of them.
    public func gaps(_ score: Score, _ answers: [String: Answer], _ classification: Classification) -> [Gap] {
        let measured = Dictionary(score.dimensions.map { ($0.notation, $0) }) { first, _ in first }
        let ofDimensions = dimensions.compactMap { dimension in
            measured[dimension.notation].flatMap { Gap(dimension, $0, of: dimensions.count) }
        }
        let ofOptions = questions.flatMap { question in
            question.chosenConcepts(answers).compactMap { classification[$0] }
                .map { Gap($0, origin: question.isScored ? .implied : .stated) }
        }
        return (ofDimensions + ofOptions).mostUrgentFirst
    }
}

extension Instrument.Question {
    /// What the chosen options say that the firm needs.
    fileprivate func chosenConcepts(_ answers: [String: Instrument.Answer]) -> [String] {
        let chosen = Set(answers[notation]?.chosenOptions ?? [])
        return kind.options.filter { chosen.contains($0.notation) }.flatMap(\.concepts)
    }
}

extension Instrument.Answer {
    fileprivate var chosenOptions: [String] {
        switch self {
        case .option(let option): [option]
        case .options(let options): options
        case .rows(let rows): rows.values.flatMap(\.chosenOptions)
        case .unknown, .notApplicable, .yes, .number: []
        }
    }
}

extension Gap {
    /// Nil at the top of the range, and where nothing helps that we know of. Where the total does not weigh, dimensions count alike.
    fileprivate init?(_ dimension: Instrument.Dimension, _ score: Score.Dimension, of count: Int) {
        guard let reached = score.measure.score, dimension.range.width > 0, !dimension.concepts.isEmpty else {
            return nil
        }
        let missing = Int(((dimension.range.to - reached) / dimension.range.width * 100).rounded())
        guard missing > 0 else { return nil }
        let share = Int(((score.share ?? 1 / Double(count)) * 100).rounded())
        self.init(
            notation: dimension.notation, title: dimension.title, concepts: dimension.concepts,
            origin: .measured(missing: min(missing, 100), share: share))
    }
}
