import Domain
import Foundation

/// Puts a score into words and figures.
struct ScoreWriter {
    let instrument: Instrument
    let strings: Strings
    let location: Location

    private var language: Language { location.language }

    /// `before` are earlier scores by the same version; `advice` names the record of the instrument when its steps can go into a plan.
    func page(
        _ score: Score, answers: [String: Instrument.Answer], before: [Score] = [], advice: String? = nil
    ) -> ScorePage {
        let band = instrument.bands.first { $0.notation == score.total.band }
        return ScorePage(
            title: "\(strings["score.title"]): \(instrument.core.title[language])",
            instrumentTitle: strings.say(
                "score.instrument",
                ["title": instrument.core.title[language], "version": instrument.version]),
            instrumentURL: location.url("instruments/\(instrument.recordID)"),
            heading: band.map { strings.say("score.heading", ["band": $0.title[language]]) }
                ?? strings["score.nothing"],
            lead: band.map { $0.summary?[language] } ?? strings["score.nothingLead"],
            total: measure(score.total, instrument.bands, instrument.range), scale: scale(score.total),
            radar: RadarDrawing((before + [score]).map(lengths)),
            dimensions: zip(instrument.dimensions, score.dimensions).enumerated().map { place, pair in
                dimension(pair.0, pair.1, number: place + 1, answers, advice)
            })
    }

    private func lengths(_ score: Score) -> [Double?] {
        zip(instrument.dimensions, score.dimensions).map { dimension, result in
            result.measure.score.map { ($0 - dimension.range.from) / dimension.range.width }
        }
    }

    // MARK: Measures

    func measure(_ measure: Score.Measure, _ bands: [Instrument.Band], _ range: Instrument.Range) -> ScorePage.Measure {
        let place = bands.firstIndex { $0.notation == measure.band }
        return ScorePage.Measure(
            scoreText: measure.score.map(number),
            scoreOf: strings.say("score.of", ["most": number(range.to)]),
            bandTitle: place.map { bands[$0].title[language] },
            levelText: place.map {
                strings.say("score.levelOf", ["number": strings.number($0 + 1), "count": strings.number(bands.count)])
            }, bandClass: bandClass(place, of: bands.count),
            confidenceText: strings.say(
                "score.confidence.\(measure.confidence.rawValue)",
                [
                    "measured": strings.number(measure.measured), "applicable": strings.number(measure.applicable),
                ]), possibleText: possible(measure), nearText: near(measure, bands),
            barLength: measure.score.map { text(100 * ($0 - range.from) / range.width) })
    }

    /// From 1, the lowest fifth, to 5: a tone for each, whatever the number of bands.
    private func bandClass(_ place: Int?, of count: Int) -> String {
        guard let place else { return "band-0" }
        return "band-\(count < 2 ? 5 : 1 + Int((Double(place) / Double(count - 1) * 4).rounded()))"
    }

    private func possible(_ measure: Score.Measure) -> String? {
        guard let possible = measure.possible, let score = measure.score, measure.measured < measure.applicable,
            possible.from < score || possible.to > score
        else { return nil }
        return strings.say("score.possible", ["low": number(possible.from), "high": number(possible.to)])
    }

    private func near(_ measure: Score.Measure, _ bands: [Instrument.Band]) -> String? {
        guard let near = measure.near, let band = bands.first(where: { $0.notation == near.band }) else { return nil }
        let key = near.distance > 0 ? "score.nearAbove" : "score.nearBelow"
        return strings.say(key, ["points": number(max(0.1, abs(near.distance))), "band": band.title[language]])
    }

    private func scale(_ measure: Score.Measure) -> BandScale? {
        guard let score = measure.score else { return nil }
        let range = instrument.range
        func share(_ value: Double) -> Double { 100 * (value - range.from) / range.width }
        let open = measure.possible.flatMap { $0.from < $0.to ? $0 : nil }
        return BandScale(
            segments: instrument.bands.enumerated().map { place, band in
                let end = band.below ?? range.to
                return .init(
                    segmentX: text(share(band.from)), segmentWidth: text(share(end) - share(band.from)),
                    segmentClass: bandClass(place, of: instrument.bands.count), segmentTitle: band.title[language],
                    segmentRange: "\(number(band.from))–\(number(end))")
            }, markX: text(share(score)), possibleX: open.map { text(share($0.from)) },
            possibleWidth: open.map { text(share($0.to) - share($0.from)) })
    }

    // MARK: Dimensions and items

    private func dimension(
        _ dimension: Instrument.Dimension, _ result: Score.Dimension, number: Int,
        _ answers: [String: Instrument.Answer], _ advice: String?
    ) -> ScorePage.Dimension {
        let told = dimension.interpretations.first { $0.band == result.measure.band }
        return ScorePage.Dimension(
            dimensionNumber: "\(number)", dimensionID: "dimension-\(number)", dimensionTitle: dimension.title[language],
            measure: measure(result.measure, instrument.bands(of: dimension), dimension.range),
            meaning: told?.meaning[language] ?? dimension.summary?[language],
            steps: (told?.steps ?? []).enumerated().map { place, step in
                let name = advice.map {
                    AdviceName(instrument: $0, dimension: dimension.notation, band: told?.band ?? "", number: place)
                }
                return ScorePage.Step(stepText: step[language], stepAdvice: name?.description)
            },
            items: result.items.map { item($0, answers) },
            shareText: result.share.map { strings.say("score.share", ["share": percent($0)]) })
    }

    private func item(_ item: Score.Item, _ answers: [String: Instrument.Answer]) -> ScorePage.Item {
        let question = instrument.questions.first { $0.notation == item.question }
        var title = question?.title[language] ?? item.question
        if let question, case .matrix(let rows, _) = question.kind,
            let row = rows.first(where: { $0.notation == item.row })
        {
            title += " – \(row.title[language])"
        }
        return ScorePage.Item(
            itemTitle: title, itemAnswer: answerText(item, question, answers),
            itemPoints: item.points.map {
                strings.say("score.points", ["points": number($0), "most": number(item.range.to)])
            }
                ?? "–",
            itemShare: item.share.map { $0 > 0 ? percent($0) : "–" } ?? "", itemClass: item.state.rawValue)
    }

    private func answerText(
        _ item: Score.Item, _ question: Instrument.Question?, _ answers: [String: Instrument.Answer]
    ) -> String {
        guard item.state == .measured, let question, let answer = answers[item.question] else {
            return strings["score.state.\(item.state.rawValue)"]
        }
        if case .rows(let rows) = answer, let row = item.row { return strings.answer(rows[row], to: question) }
        return strings.answer(answer, to: question)
    }

    // MARK: Numbers

    func number(_ value: Double) -> String { strings.score(value) }

    private func percent(_ share: Double) -> String { "\(number(share * 100))\u{A0}%" }

    /// For drawings: a point, whatever the language.
    private func text(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}

extension Strings {
    /// With one decimal at most, as people read scores; the API has all of them.
    func score(_ value: Double) -> String { number((value * 10).rounded() / 10) }
}
