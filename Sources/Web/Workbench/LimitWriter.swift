import Domain
import Store

/// Puts the limits of a rule into words: whom each alone shuts out, and what moving it would do.
struct LimitWriter {
    let catalogue: Catalogue
    let strings: Strings

    func limits(of source: SourceEffect) -> [EffectTold.Limit] {
        source.limits.map { limit in
            .init(
                limitText: words(limit.limit.comparison), limitOutside: strings.number(limit.outside),
                limitPerhaps: limit.perhapsOutside > 0
                    ? strings.say("editing.effect.perhaps", ["firms": strings.number(limit.perhapsOutside)]) : nil,
                limitLower: limit.lower.map(moved), limitHigher: limit.higher.map(moved))
        }
    }

    /// That there are none, or more than are told; nil where all are told.
    func note(on source: SourceEffect) -> String? {
        if source.limits.isEmpty { return strings["editing.effect.noLimits"] }
        guard source.limitsLeftOut > 0 else { return nil }
        return strings.say("editing.effect.limitsLeftOut", ["count": strings.number(source.limitsLeftOut)])
    }

    private func moved(_ moved: MovedLimit) -> EffectTold.Moved {
        .init(movedText: words(moved.comparison), movedChange: strings.change(moved.shift))
    }

    private func words(_ comparison: Comparison) -> String {
        catalogue.words(of: .comparison(comparison), in: strings.language) ?? ""
    }
}
