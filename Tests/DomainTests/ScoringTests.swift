import Domain
import TestSupport
import Testing

struct ScoringTests {
    private static let rounds = 60

    private static func instruments() throws -> [Instrument] { try Belarus.instruments() + [.formulas()] }

    @Test func `answers in another order, or questions and dimensions, give the same bytes`() throws {
        var random = SeededNumbers(seed: 1)
        for instrument in try Self.instruments() {
            for _ in 0..<Self.rounds {
                let answers = instrument.anyAnswers(&random)
                let score = instrument.score(answers)
                var shuffled = instrument
                shuffled.dimensions.shuffle(using: &random)
                // A question stands after those its rule looks at.
                if instrument.questions.allSatisfy({ $0.visibleWhen == nil }) {
                    shuffled.questions.shuffle(using: &random)
                }
                let again = shuffled.score(Dictionary(uniqueKeysWithValues: answers.shuffled(using: &random)))
                #expect(again.total == score.total)
                for dimension in score.dimensions {
                    let other = again.dimensions.first { $0.notation == dimension.notation }
                    #expect(other?.measure == dimension.measure)
                }
            }
        }
    }

    @Test func `what becomes unknown changes nothing that was measured elsewhere`() throws {
        var random = SeededNumbers(seed: 2)
        for instrument in try Self.instruments() {
            for _ in 0..<Self.rounds {
                let answers = instrument.anyAnswers(&random)
                guard let forgotten = answers.keys.sorted().randomElement(using: &random) else { continue }
                var less = answers
                less[forgotten] = nil
                let touched = instrument.touched(by: forgotten)
                for (old, new) in zip(instrument.score(answers).dimensions, instrument.score(less).dimensions) {
                    if touched.contains(old.notation) { continue }
                    #expect(old.measure == new.measure && old.items == new.items)
                }
            }
        }
    }

    @Test func `whatever the unknown turns out to be, the score is one that was possible`() throws {
        var random = SeededNumbers(seed: 5)
        // Where answers hide questions, what applies is not known before.
        for instrument in try Self.instruments() where instrument.questions.allSatisfy({ $0.visibleWhen == nil }) {
            for _ in 0..<Self.rounds {
                let all = instrument.allAnswers(&random)
                let known = all.filter { _ in Bool.random(using: &random) }
                let (partly, complete) = (instrument.score(known), instrument.score(all))
                let measures = zip(
                    partly.dimensions.map(\.measure) + [partly.total],
                    complete.dimensions.map(\.measure) + [complete.total])
                for (before, after) in measures {
                    guard let possible = before.possible, let score = after.score else { continue }
                    #expect(possible.from - 1e-9 <= score && score <= possible.to + 1e-9)
                }
            }
        }
    }

    @Test func `rules are told only what no further answer changes`() throws {
        var random = SeededNumbers(seed: 6)
        var told = 0
        for instrument in try Self.instruments() {
            for _ in 0..<Self.rounds {
                let all = instrument.allAnswers(&random)
                let most = Int.random(in: 1...20, using: &random)
                let known = all.filter { _ in Int.random(in: 0..<most, using: &random) > 0 }
                let (before, after) = (Firm.Assessment(known, by: instrument), instrument.score(all))
                if case .known(let level) = before.band {
                    told += 1
                    #expect(instrument.bands[level - 1].notation == after.total.band)
                }
                if case .known(let total) = before.total { #expect(total == after.total.score) }
                for dimension in after.dimensions {
                    guard case .known(let score)? = before.dimensions[dimension.notation] else { continue }
                    #expect(score == dimension.measure.score)
                }
                let whole = Firm.Assessment(all, by: instrument)
                #expect(whole.total.value == after.total.score && whole.band != .unknown)
            }
        }
        #expect(told > 0)
    }

    @Test(arguments: [
        (60, 0, Known.known(2)), (50, 0, .known(2)), (49, 0, .known(1)), (50, 10, .known(2)), (49, 10, .unknown),
        (30, 19, .known(1)), (30, 20, .unknown), (0, 100, .unknown),
    ]) func `near an edge a level is known where nothing open can cross it`(yes: Int, open: Int, level: Known<Int>) {
        let answers = (0..<100 - open).map { ("q\($0)", Instrument.Answer.yes($0 < yes)) }
        let told = Firm.Assessment(Dictionary(uniqueKeysWithValues: answers), by: .yesNo(100))
        #expect(told.band == level && told.total == (open == 0 ? .known(Double(yes)) : .unknown))
    }

    @Test func `every score has one band, from the lowest to the highest`() throws {
        var random = SeededNumbers(seed: 3)
        for instrument in try Self.instruments() {
            for _ in 0..<Self.rounds * 3 {
                let score = instrument.score(instrument.anyAnswers(&random))
                for measure in score.dimensions.map(\.measure) + [score.total] {
                    #expect((measure.band == nil) == (measure.score == nil))
                }
            }
        }
    }

    @Test func `a stored instrument scores as the file it was read from`() throws {
        var random = SeededNumbers(seed: 4)
        for instrument in try Self.instruments() {
            let stored = Instrument(id: instrument.id, reading: DataReader(instrument.dataValue))
            #expect(stored.dataValue.canonicalText == instrument.dataValue.canonicalText)
            for _ in 0..<20 {
                let answers = instrument.anyAnswers(&random)
                #expect(stored.score(answers) == instrument.score(answers))
            }
        }
    }

    @Test(arguments: [
        (0, 4, Confidence.low), (1, 4, .low), (2, 4, .medium), (3, 4, .high), (4, 4, .high), (11, 15, .medium),
        (12, 16, .high), (1, 2, .medium),
    ])
    func `confidence falls when more than a quarter is unknown, and again beyond a half`(
        known: Int, of count: Int, expected: Confidence
    ) throws {
        let instrument = Instrument.yesNo(count)
        let answers = Dictionary(uniqueKeysWithValues: (0..<known).map { ("q\($0)", Instrument.Answer.yes(true)) })
        #expect(instrument.score(answers).total.confidence == expected)
    }

    @Test(
        arguments: [
            (100, nil, 0), (99, nil, 0), (52, nil, 0), (51, "low", -1), (50, "low", 0), (49, "high", 1), (48, nil, 0),
        ] as [(Int, String?, Double)])
    func `a score closer to another band than two hundredths says so`(yes: Int, near: String?, distance: Double) throws
    {
        let answers = Dictionary(
            uniqueKeysWithValues: (0..<100).map { ("q\($0)", Instrument.Answer.yes($0 < yes)) })
        let found = Instrument.yesNo(100).score(answers).total.near
        #expect(found?.band == near)
        if let found { #expect(abs(found.distance - distance) < 1e-9) }
    }
}

extension Instrument {
    /// The dimensions that one answer may change: its own, and those of questions whose rule looks at it.
    fileprivate func touched(by notation: String) -> Set<String> {
        Set(
            questions.filter { $0.notation == notation || ($0.visibleWhen?.questions.contains(notation) ?? false) }
                .compactMap(\.dimension))
    }

    /// One dimension of so many questions, in percent.
    fileprivate static func yesNo(_ count: Int) -> Instrument {
        func words(_ text: String) -> DataValue { LocalizedText(be: text, ru: text, en: text).dataValue }
        let data = DataValue.object([
            .init("instrument", .text("sample")), .init("version", .text("1")),
            .init("subjects", .list([.text("firm")])),
            .init("total", .object([.init("scoring", .text("mean"))])),
            .init(
                "bands",
                .list([
                    .object([
                        .init("notation", .text("low")), .init("title", words("low")), .init("from", .integer(0)),
                        .init("below", .integer(50)),
                    ]),
                    .object([
                        .init("notation", .text("high")), .init("title", words("high")), .init("from", .integer(50)),
                    ]),
                ])),
            .init(
                "dimensions",
                .list([
                    .object([
                        .init("notation", .text("D")), .init("title", words("D")), .init("scoring", .text("mean")),
                    ])
                ])),
            .init(
                "questions",
                .list(
                    (0..<count).map {
                        .object([
                            .init("notation", .text("q\($0)")), .init("dimension", .text("D")),
                            .init("kind", .text("yesNo")), .init("title", words("?")),
                        ])
                    })),
        ])
        return Instrument(id: "sample-1", reading: DataReader(data))
    }
}
