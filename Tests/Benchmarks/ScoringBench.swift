import DataPackage
import Domain

/// A score with all its items, in this process.
struct ScoringBench {
    let package: CountryPackage
    private static let batches = 60
    private static let batch = 500
    private let clock = ContinuousClock()

    func run(into table: inout FigureTable) {
        let instrument = Self.instrument(questions: 40)
        let answers = Self.answers(of: instrument)
        let times = measure { instrument.score(answers).total.score ?? 0 }
        let floor = measure {
            instrument.questions.reduce(0) { $0 + (answers[$1.notation] == nil ? 0 : $1.weight ?? 1) }
        }
        table.add(
            "one score with all its items", "40 questions, 5 dimensions", budget: "≤ 50 µs", times.text,
            floor: "looking up 40 answers \(floor.text)", isWithin: times.median <= 50)
        for case let shipped as Instrument in package.records where shipped.questions.count >= 12 {
            let answers = Self.answers(of: shipped)
            // A profile of numbers has no options to choose from.
            if answers.isEmpty { continue }
            table.add(
                "one score with all its items", "\(shipped.name), \(shipped.questions.count) questions",
                measure { shipped.score(answers).total.score ?? 0 }.text)
        }
    }

    private struct Times {
        let median: Double
        let slowest: Double
        var text: String { "median \(Figures.rounded(median))  slowest batch \(Figures.rounded(slowest)) µs" }
    }

    /// The sum keeps the compiler from leaving the work out.
    private func measure(_ body: () -> Double) -> Times {
        var sum = 0.0
        for _ in 0..<Self.batch { sum += body() }
        let times = (0..<Self.batches).map { _ in
            let start = clock.now
            for _ in 0..<Self.batch { sum += body() }
            return (clock.now - start).milliseconds * 1000 / Double(Self.batch)
        }.sorted()
        precondition(sum > 0)
        return Times(median: times[times.count / 2], slowest: times[times.count - 1])
    }

    /// Every seventh question is not answered.
    private static func answers(of instrument: Instrument) -> [String: Instrument.Answer] {
        var answers: [String: Instrument.Answer] = [:]
        for (place, question) in instrument.questions.enumerated() where place % 7 != 0 {
            answers[question.notation] =
                switch question.kind {
                case .single(let options): .option(options[place % options.count].notation)
                case .multiple(let options, _): .options([options[0].notation])
                case .yesNo: .yes(true)
                default: nil
                }
        }
        return answers
    }

    /// Eight questions a dimension, every fourth with several answers.
    private static func instrument(questions count: Int) -> Instrument {
        func words(_ text: String) -> DataValue { LocalizedText(be: text, ru: text, en: text).dataValue }
        let dimensions = (0..<count / 8).map { number in
            object([
                ("notation", .text("D\(number)")), ("title", words("Dimension")), ("scoring", .text("weightedMean")),
                ("weight", .number(800 / Double(count))),
            ])
        }
        let options = (0..<5).map { points in
            object([("notation", .text("o\(points)")), ("title", words("Option")), ("points", .integer(points))])
        }
        let questions = (0..<count).map { number in
            object([
                ("notation", .text("question-\(number)")), ("dimension", .text("D\(number / 8)")),
                ("weight", .number(12.5)), ("kind", .text(number % 4 == 3 ? "multiple" : "single")),
                ("title", words("Question")), ("options", .list(options)),
            ])
        }
        let bands = [
            object([
                ("notation", .text("low")), ("title", words("Low")), ("from", .integer(0)), ("below", .integer(50)),
            ]),
            object([("notation", .text("high")), ("title", words("High")), ("from", .integer(50))]),
        ]
        let text = object([
            ("instrument", .text("bench")), ("version", .text("1")), ("subjects", .list([.text("firm")])),
            ("total", object([("scoring", .text("weightedMean"))])), ("bands", .list(bands)),
            ("dimensions", .list(dimensions)), ("questions", .list(questions)),
        ])
        let instrument = Instrument(id: "bench-1", reading: DataReader(text))
        precondition(instrument.questions.count == count && instrument.dimensions.count == count / 8)
        return instrument
    }

    private static func object(_ fields: [(String, DataValue)]) -> DataValue {
        .object(fields.map { .init($0.0, $0.1) })
    }
}
