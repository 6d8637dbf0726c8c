extension Instrument {
    /// Counts the answers. The same answers give the same bytes, in whatever order questions and answers stand.
    public func score(_ answers: [String: Instrument.Answer]) -> Score {
        let stated = stated(answers)
        var byDimension: [String: [CountedItem]] = [:]
        for (question, stated) in zip(questions, stated) {
            guard let dimension = question.dimension else { continue }
            byDimension[dimension, default: []] += question.items(stated)
        }
        let dimensions = self.dimensions.map { ($0, CountedParts(byDimension[$0.notation] ?? [])) }
        let scored = dimensions.map { dimension, items in
            ScoredDimension(
                dimension, items.items,
                measure: measure(dimension.formula, items, bands(of: dimension), dimension.range))
        }
        let shares = total.shares(scored.map { ($0.dimension.weight ?? 1, $0.measure.score != nil) })
        return Score(
            total: measure(total, scored),
            dimensions: zip(scored, shares).map { dimension, share in
                Score.Dimension(
                    notation: dimension.dimension.notation, measure: dimension.measure, share: share,
                    items: dimension.shownItems)
            })
    }

    /// What counts as the answer to each question, and why.
    private func stated(_ answers: [String: Instrument.Answer]) -> [Stated] {
        var known: [String: Instrument.Answer] = [:]
        return questions.map { question in
            let answer = answers[question.notation] ?? .unknown
            let isAsked = question.visibleWhen?.holds { known[$0] ?? .unknown } ?? .yes
            let stated: Stated =
                if isAsked != .no {
                    Stated(answer: answer, state: nil, mayBeHidden: isAsked == .unknown)
                } else if let implied = question.whenHidden {
                    Stated(answer: implied, state: .implied)
                } else {
                    Stated(answer: .notApplicable, state: .hidden)
                }
            known[question.notation] = stated.answer
            return stated
        }
    }

    /// The questions that are not asked after these answers.
    public func hidden(after answers: [String: Instrument.Answer]) -> Set<String> {
        Set(zip(questions, stated(answers)).filter { $1.state != nil }.map(\.0.notation))
    }

    /// Whether an answer is open that decides what counts; then more scores are possible than the range of a measure says.
    func mayHide(after answers: [String: Instrument.Answer]) -> Bool {
        zip(questions, stated(answers)).contains { $0.dimension != nil && $1.mayBeHidden }
    }

    private func measure(_ formula: Formula, _ parts: CountedParts, _ bands: [Band], _ range: Range) -> Score.Measure {
        Score.Measure(
            score: formula.score(parts.asKnown), possible: formula.possible(parts), bands: bands, range: range,
            applicable: parts.applicable, measured: parts.measured)
    }

    private func measure(_ formula: Formula, _ dimensions: [ScoredDimension]) -> Score.Measure {
        let parts = CountedParts(
            dimensions.map { dimension in
                CountedItem(
                    part: Part(
                        notation: dimension.dimension.notation, weight: dimension.dimension.weight ?? 1,
                        range: dimension.dimension.range, value: dimension.measure.score,
                        isOpen: dimension.measure.applicable > 0),
                    possible: dimension.measure.possible, question: "", row: nil, state: .measured)
            })
        return Score.Measure(
            score: formula.score(parts.asKnown), possible: formula.possible(parts), bands: bands, range: range,
            applicable: dimensions.reduce(0) { $0 + $1.measure.applicable },
            measured: dimensions.reduce(0) { $0 + $1.measure.measured })
    }
}

/// An answer as it counts, and why it does when it is not the one given.
private struct Stated {
    let answer: Instrument.Answer
    let state: Score.State?
    var mayBeHidden = false
}

/// One item of a score with what it could be.
private struct CountedItem {
    let part: Instrument.Part
    /// Between what it could lie when it is not known; nil when it does not count.
    let possible: Instrument.Range?
    let question: String
    let row: String?
    let state: Score.State
}

/// The items of one dimension, or the dimensions of the total.
private struct CountedParts {
    let items: [CountedItem]

    init(_ items: [CountedItem]) { self.items = items }

    var asKnown: [Instrument.Part] { items.map(\.part) }
    var applicable: Int { items.count { $0.part.isOpen || $0.part.value != nil } }
    var measured: Int { items.count { $0.part.value != nil } }

    /// As if everything unknown were at one end; the parts of a gate may be at another.
    func at(_ end: KeyPath<Instrument.Range, Double>, gate: [String] = [], _ gateEnd: KeyPath<Instrument.Range, Double>)
        -> [Instrument.Part]
    {
        items.map { item in
            let end = gate.contains(item.part.notation) ? gateEnd : end
            return item.part.with(item.possible.map { $0[keyPath: end] })
        }
    }
}

private struct ScoredDimension {
    let dimension: Instrument.Dimension
    let items: [CountedItem]
    let measure: Score.Measure

    init(_ dimension: Instrument.Dimension, _ items: [CountedItem], measure: Score.Measure) {
        self.dimension = dimension
        self.items = items
        self.measure = measure
    }

    var shownItems: [Score.Item] {
        let shares = dimension.formula.shares(items.map { ($0.part.weight, $0.part.value != nil) })
        return zip(items, shares).map { item, share in
            Score.Item(
                question: item.question, row: item.row, state: item.state, points: item.part.value,
                range: item.part.range, share: share)
        }
    }
}

extension Instrument.Question {
    /// What it counts for: itself, or each row of a matrix.
    fileprivate func items(_ stated: Stated) -> [CountedItem] {
        let range = bounds
        func item(_ answer: Instrument.Answer, row: String? = nil, sharing rows: Int = 1) -> CountedItem {
            let points = kind.points(of: answer)
            let state: Score.State =
                stated.state ?? (points != nil ? .measured : answer == .notApplicable ? .notApplicable : .unknown)
            return CountedItem(
                part: Instrument.Part(
                    notation: notation, weight: (weight ?? 1) / Double(rows), range: range, value: points,
                    isOpen: state == .unknown),
                possible: points.map { Instrument.Range(from: $0, to: $0) } ?? (state == .unknown ? range : nil),
                question: notation, row: row, state: state)
        }
        guard case .matrix(let rows, _) = kind else { return [item(stated.answer)] }
        return rows.map { row in
            let answer: Instrument.Answer =
                if case .rows(let answers) = stated.answer { answers[row.notation] ?? .unknown } else { stated.answer }
            return item(answer, row: row.notation, sharing: rows.count)
        }
    }
}

extension Instrument.QuestionKind {
    /// The points of a known answer; nil of one that is not, or does not fit the question.
    func points(of answer: Instrument.Answer) -> Double? {
        switch (self, answer) {
        case (.yesNo(let yes, let no), .yes(let isYes)): isYes ? yes : no
        case (.single(let options), .option(let chosen)), (.matrix(_, let options), .option(let chosen)):
            options.first { $0.notation == chosen }?.points
        case (.multiple(let options, let cap), .options(let chosen)):
            options.lazy.filter { chosen.contains($0.notation) }.map(\.points).sorted().reduce(0, +).capped(cap)
        case (.scale, .number(let number)): number
        case (.number(let scale), .number(let number)): scale.points(for: number)
        default: nil
        }
    }
}

extension Double {
    fileprivate func capped(_ cap: Double?) -> Double { cap.map { min(self, $0) } ?? self }
}

extension Instrument.Formula {
    /// Between what the score lies, whatever the unknown turns out to be.
    fileprivate func possible(_ parts: CountedParts) -> Instrument.Range? {
        let gate = if case .gate(let gate, _) = scoring { gate.parts } else { [String]() }
        var ends = [score(parts.at(\.from, \.from)), score(parts.at(\.to, \.to))]
        if !gate.isEmpty {
            ends += [score(parts.at(\.from, gate: gate, \.to)), score(parts.at(\.to, gate: gate, \.from))]
        }
        let scores = ends.compactMap(\.self)
        guard let low = scores.min(), let high = scores.max() else { return nil }
        return .init(from: low, to: high)
    }

    /// What of the score comes from each part, where parts are weighed against each other.
    fileprivate func shares(_ parts: [(weight: Double, isMeasured: Bool)]) -> [Double?] {
        let weights: [Double] =
            switch scoring {
            case .mean: parts.map { $0.isMeasured ? 1 : 0 }
            case .weightedMean: parts.map { $0.isMeasured ? $0.weight : 0 }
            case .sum, .minimum, .count, .gate: []
            }
        let all = weights.sorted().reduce(0, +)
        return all > 0 ? weights.map { $0 / all } : parts.map { _ in nil }
    }
}

extension Score.Measure {
    fileprivate init(
        score: Double?, possible: Instrument.Range?, bands: [Instrument.Band], range: Instrument.Range, applicable: Int,
        measured: Int
    ) {
        let band = score.flatMap { score in bands.first { $0.holds(score, of: range) } }
        self.init(
            score: score, band: band?.notation, possible: possible,
            confidence: Confidence(measured: measured, of: applicable), applicable: applicable, measured: measured,
            near: score.flatMap { .init($0, in: bands, range) })
    }
}

extension Score.Near {
    /// A score is near another band when less than two hundredths of the whole scale are between them (our own rule).
    private static let nearness = 0.02

    fileprivate init?(_ score: Double, in bands: [Instrument.Band], _ range: Instrument.Range) {
        guard let place = bands.firstIndex(where: { $0.holds(score, of: range) }) else { return nil }
        let limit = Self.nearness * range.width
        if let below = bands[place].below, below - score < limit, place + 1 < bands.count {
            self.init(band: bands[place + 1].notation, distance: below - score)
        } else if place > 0, score - bands[place].from < limit {
            self.init(band: bands[place - 1].notation, distance: bands[place].from - score)
        } else {
            return nil
        }
    }
}
