extension Firm.Assessment {
    /// What rules may take from answers: only what no answer to an open question can change.
    public init(_ answers: [String: Instrument.Answer], by instrument: Instrument) {
        self.init(instrument: instrument.name)
        if instrument.mayHide(after: answers) { return }
        let score = instrument.score(answers)
        total = score.total.settled
        let levels = Set(score.total.possible.map { [$0.from, $0.to].map(instrument.level(of:)) } ?? [])
        if levels.count == 1, let level = levels.first ?? nil { band = .known(level) }
        for dimension in score.dimensions where dimension.measure.settled != .unknown {
            dimensions[dimension.notation] = dimension.measure.settled
        }
    }
}

extension Score.Measure {
    /// The score, where only one is possible and a fact can hold it.
    fileprivate var settled: Known<Double> {
        guard let possible, possible.from == possible.to, Firm.Assessment.scores.contains(possible.from) else {
            return .unknown
        }
        return .known(possible.from)
    }
}
