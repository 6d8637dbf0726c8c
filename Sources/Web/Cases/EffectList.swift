import Domain
import Store

/// The effects of a case on its page: before and after as bars, and the same as a table with method and evidence.
struct EffectList: Sendable {
    let effectLines: [Line]

    struct Line: Sendable {
        let effectTitle: String
        let effectBefore: String
        let effectAfter: String
        let effectChange: String
        let effectPeriod: String
        let effectMethod: String
        let effectEvidence: String?
        /// Nil where a bar cannot show it.
        let effectBars: Bars?
    }

    struct Bars: Sendable {
        /// Of a hundred.
        let beforeLength: String
        let afterLength: String
    }

    init(_ one: Case, _ catalogue: Catalogue, _ strings: Strings) {
        let language = strings.language
        effectLines = one.effects.map { effect in
            let unit = catalogue.classification.label(effect.unit, in: language)
            return Line(
                effectTitle: "\(effect.title[language]), \(unit)", effectBefore: strings.number(effect.before),
                effectAfter: strings.number(effect.after),
                effectChange: effect.change.map(strings.change) ?? strings["cases.fromNothing"],
                effectPeriod: effect.period.map(strings.period) ?? strings["compare.notStated"],
                effectMethod: effect.method[language],
                effectEvidence: effect.evidence.map { catalogue.text(of: $0, in: language) },
                effectBars: Bars(effect))
        }
    }
}

extension EffectList.Bars {
    fileprivate init?(_ effect: Case.Effect) {
        let largest = max(effect.before, effect.after)
        guard effect.before >= 0, effect.after >= 0, largest > 0 else { return nil }
        func length(_ value: Double) -> String { "\((value / largest * 1000).rounded() / 10)" }
        beforeLength = length(effect.before)
        afterLength = length(effect.after)
    }
}

extension Strings {
    /// `−50 %`, `+12.5 %`: a share of the value before.
    func change(_ share: Double) -> String {
        let percent = (share * 1000).rounded() / 10
        return (percent > 0 ? "+" : "") + number(percent) + "\u{A0}%"
    }

    /// The first two effects in one line: "Hours a piece: −50 %".
    func effectText(_ effects: [Case.Effect]) -> String? {
        let texts = effects.prefix(2).map { effect in
            "\(effect.title[language]): \(effect.change.map(change) ?? number(effect.after))"
        }
        return texts.isEmpty ? nil : texts.joined(separator: " · ")
    }
}
