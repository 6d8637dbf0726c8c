import Domain
import Store

/// What cases measured, metric by metric; medians and quartiles once there are enough.
struct MeasuredTable: Sendable {
    let measuredLines: [Line]
    let measuredNote: String
    let measuredURL: String

    struct Line: Sendable {
        let measuredTitle: String
        let measuredCount: String
        let measuredChange: String
        let measuredAfter: String
    }

    /// Nil when nothing was measured.
    init?(_ catalogue: Catalogue, _ location: Location, _ strings: Strings) {
        let all = catalogue.effectStatistics
        guard !all.isEmpty else { return nil }
        let language = strings.language
        let tooFew = strings.say("cases.measured.tooFew", ["count": "\(MeasuredRange.fewestCases)"])
        func text(_ range: MeasuredRange?, _ number: (Double) -> String) -> String {
            range.map { strings.quartiles($0.quartiles, number) } ?? tooFew
        }
        measuredLines = all.map { one in
            let unit = catalogue.classification.label(one.unit, in: language)
            return Line(
                measuredTitle: "\(one.title[language]), \(unit)", measuredCount: strings.number(one.count),
                measuredChange: text(one.change, strings.change), measuredAfter: text(one.after, strings.number))
        }
        measuredNote = strings.say("cases.measured.note", ["count": "\(MeasuredRange.fewestCases)"])
        measuredURL = location.url("data/effects.csv")
    }
}

extension Strings {
    /// The median, and between which values the middle half lies: "−40 % (−50 % … −25 %)".
    func quartiles(_ quartiles: Quartiles, _ number: (Double) -> String) -> String {
        "\(number(quartiles.median)) (\(number(quartiles.lower))\u{A0}… \(number(quartiles.upper)))"
    }
}
