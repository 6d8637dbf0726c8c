import DataPackage
import Domain
import Foundation

extension Belarus {
    /// The instruments that we ship.
    public static func instruments() throws -> [Instrument] {
        try package().records.compactMap { $0 as? Instrument }
    }
}

extension Instrument {
    /// The instrument with every formula, which `Tests/Data/instruments` keeps.
    public static func formulas() throws -> Instrument {
        let file = Belarus.folder.appending(path: "../../Tests/Data/instruments/formulas-1.yaml").standardized
        return try Instrument(
            file: try String(contentsOf: file, encoding: .utf8), path: "formulas-1.yaml",
            context: ReadingContext(classification: nil, identifiers: nil, places: nil, documents: nil))
    }

    /// Any answers a person may give; about every fourth is missing.
    public func anyAnswers(_ random: inout some RandomNumberGenerator) -> [String: Answer] {
        var answers: [String: Answer] = [:]
        for question in questions where Int.random(in: 0..<4, using: &random) > 0 {
            answers[question.notation] = question.kind.anyAnswer(&random)
        }
        return answers
    }

    /// A known answer to every question.
    public func allAnswers(_ random: inout some RandomNumberGenerator) -> [String: Answer] {
        var answers: [String: Answer] = [:]
        for question in questions { answers[question.notation] = question.kind.knownAnswer(&random) }
        return answers
    }
}

extension Instrument.QuestionKind {
    fileprivate func anyAnswer(_ random: inout some RandomNumberGenerator) -> Instrument.Answer {
        Int.random(in: 0..<8, using: &random) == 0 ? .notApplicable : knownAnswer(&random)
    }

    fileprivate func knownAnswer(_ random: inout some RandomNumberGenerator) -> Instrument.Answer {
        func option(_ random: inout some RandomNumberGenerator) -> String {
            options.randomElement(using: &random)?.notation ?? ""
        }
        switch self {
        case .yesNo: return .yes(Bool.random(using: &random))
        case .single: return .option(option(&random))
        case .multiple:
            let shared = options.filter { !$0.isExclusive }.shuffled(using: &random)
            return .options(shared.prefix(Int.random(in: 1...max(1, shared.count), using: &random)).map(\.notation))
        case .matrix(let rows, _):
            return .rows(Dictionary(uniqueKeysWithValues: rows.map { ($0.notation, .option(option(&random))) }))
        case .scale(let from, let to, _, _): return .number(Double(Int.random(in: from...to, using: &random)))
        case .number(let scale):
            return .number(Double.random(in: scale.range.from...scale.range.to, using: &random))
        }
    }
}

/// The same numbers for the same seed (splitmix64, Steele, Lea and Flood 2014).
public struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
