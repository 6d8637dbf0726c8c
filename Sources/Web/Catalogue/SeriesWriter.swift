import Domain
import Store

/// An indicator on its page: bars, the same as a table, and what its source claims, checked.
struct Series: Sendable {
    let unitLabel: String
    let bars: [Bar]
    let observations: [Line]
    let claims: [ClaimLine]
    let csvURL: String

    struct Bar: Sendable {
        let barLabel: String
        let barValue: String
        /// Of a hundred.
        let barLength: String
    }

    struct Line: Sendable {
        let observedPeriod: String
        let observedOf: String
        let observedValue: String
        let observedSource: String
        let observedProxy: Bool
        let observedNote: String?
    }
}

/// What a source says of its figures, and what they give.
struct ClaimLine: Sendable {
    let claimClass: String
    let claimSymbol: String
    let claimWord: String
    let claimArithmetic: String
    let claimStated: String
    let claimSource: String
    /// The indicator, where the line stands apart from it.
    var claimTitle: String?
    var claimURL: String?
}

struct SeriesWriter {
    private let writer: RecordWriter
    private var strings: Strings { writer.strings }

    /// More bars than this are a table only.
    private static let mostBars = 24

    init(_ writer: RecordWriter) { self.writer = writer }

    func series(_ indicator: Indicator) throws -> Series {
        let sorted = indicator.observations.sorted { ($0.period, $0.id) < ($1.period, $1.id) }
        let largest = sorted.map { abs($0.value) }.max() ?? 0
        let unit = indicator.unit.map { writer.catalogue.classification.label($0, in: writer.language) } ?? ""
        let bars = sorted.filter { $0.value >= 0 }.map { observation in
            let label = [period(observation.period), dimensions(observation)].filter { !$0.isEmpty }
            let length = largest == 0 ? 0 : (observation.value / largest * 1000).rounded() / 10
            return Series.Bar(
                barLabel: label.joined(separator: " · "), barValue: value(observation), barLength: "\(length)")
        }
        let checks = writer.catalogue.claims.checks[indicator.id] ?? []
        return Series(
            unitLabel: unit, bars: (2...Self.mostBars).contains(bars.count) ? bars : [],
            observations: sorted.map { observation in
                .init(
                    observedPeriod: period(observation.period), observedOf: dimensions(observation),
                    observedValue: value(observation), observedSource: observation.source?.place ?? "",
                    observedProxy: observation.isProxy, observedNote: observation.note?[writer.language])
            },
            claims: checks.map { ClaimWriter(writer.catalogue, writer.location, strings).line($0) },
            csvURL: writer.location.url("indicators/\(indicator.id).csv"))
    }

    private func value(_ observation: Observation) -> String {
        strings.figure(observation.value, observation.precision)
    }

    private func dimensions(_ observation: Observation) -> String {
        observation.dimensions.map { writer.catalogue.classification.label($0, in: writer.language) }
            .joined(separator: ", ")
    }

    private func period(_ text: String) -> String {
        text.split(separator: "/").map { Day(String($0)).map(strings.date) ?? String($0) }.joined(separator: " – ")
    }

}

extension Strings {
    /// "almost 15 000 000 000", "2.5".
    func figure(_ value: Double, _ precision: Precision?) -> String {
        let number = number(value)
        return precision.map { say("precision.\($0.rawValue)", ["figure": number]) } ?? number
    }
}

/// Puts the check of a claim into words: the arithmetic, and what the source says.
struct ClaimWriter {
    private let catalogue: Catalogue
    private let location: Location
    private let strings: Strings

    init(_ catalogue: Catalogue, _ location: Location, _ strings: Strings) {
        self.catalogue = catalogue
        self.location = location
        self.strings = strings
    }

    func line(_ check: ClaimCheck) -> ClaimLine {
        let isPercent: Bool
        let arithmetic: String
        let figures = zip(check.figures, check.precisions).map { strings.figure($0, $1) }
        switch check.claim.arithmetic {
        case .growth:
            isPercent = true
            arithmetic = strings.say(
                "claims.growth", ["from": figures[0], "to": figures[1], "result": rounded(check)])
        case .share:
            isPercent = true
            arithmetic = strings.say(
                "claims.share", ["part": figures[0], "whole": figures[1], "result": rounded(check)])
        case .sum:
            isPercent = false
            arithmetic = "\(figures.dropFirst().joined(separator: " + ")) = \(rounded(check))."
        case .count:
            isPercent = false
            arithmetic = strings.say("claims.count", count: Int(check.computed))
        }
        let stated = strings.figure(check.stated, check.claim.precision) + (isPercent ? "\u{A0}%" : "")
        return ClaimLine(
            claimClass: check.agrees ? "passed" : "failed", claimSymbol: check.agrees ? "✓" : "✗",
            claimWord: strings[check.agrees ? "claims.agrees" : "claims.differs"], claimArithmetic: arithmetic,
            claimStated: strings.say("claims.stated", ["figure": stated]),
            claimSource: check.claim.source.map { catalogue.text(of: $0, in: strings.language) } ?? "")
    }

    /// One decimal more than the source gives, so that the difference is seen; all that it may be where a figure is “almost” or “about”.
    private func rounded(_ check: ClaimCheck) -> String {
        var shift = 10.0
        for _ in 0..<check.claim.decimals { shift *= 10 }
        func text(_ value: Double) -> String { strings.number((value * shift).rounded() / shift) }
        let (lowest, highest) = (text(check.lowest), check.highest.isFinite ? text(check.highest) : nil)
        let isRough = check.precisions.contains { $0 != nil } && lowest != highest
        return isRough ? highest.map { "\(lowest) … \($0)" } ?? "≥ \(lowest)" : text(check.computed)
    }
}
