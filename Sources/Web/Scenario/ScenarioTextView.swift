import Domain
import Store

/// `scenarios/changes.mustache`: the changes of a scenario in words, the rules of today beside those of the scenario.
struct ScenarioTextView: Sendable {
    let changes: [Change]

    struct Change: Sendable {
        let changeTitle: String
        let changeAim: String
        let sides: [Side]
        let assumptions: [ScenarioFiguresView.Fact]
    }

    struct Side: Sendable {
        let sideTitle: String
        let sideFacts: [ScenarioFiguresView.Fact]
        let rules: [Rule]
    }

    struct Rule: Sendable {
        let ruleTitle: String
        let ruleWords: String?
    }

    init(_ text: ScenarioText, _ classification: Classification, _ strings: Strings) {
        let writer = ScenarioTermsWriter(classification: classification, strings: strings)
        changes = text.changes.map(writer.change)
    }
}

private struct ScenarioTermsWriter {
    let classification: Classification
    let strings: Strings
    private var language: Language { strings.language }

    func change(_ change: ScenarioText.Change) -> ScenarioTextView.Change {
        var assumptions: [ScenarioFiguresView.Fact] = []
        if let takeUp = change.takeUp {
            assumptions.append(
                .init(factName: strings["scenario.assumed.takeUp"], factValue: language.text(percent: takeUp)))
        }
        if let amount = change.assumedAmount {
            assumptions.append(.init(factName: strings["scenario.assumed.amount"], factValue: language.text(amount)))
        }
        let sides = [("scenario.today", change.before), ("scenario.then", change.after)].compactMap { key, terms in
            terms.map { side(strings[key], $0) }
        }
        return .init(
            changeTitle: change.title[language], changeAim: strings["scenario.aim.\(change.aim)"], sides: sides,
            assumptions: assumptions)
    }

    private func side(_ title: String, _ terms: ScenarioText.Terms) -> ScenarioTextView.Side {
        let range = [terms.least, terms.most].compactMap(\.self).uniqued.map { language.text($0) }
        let average = terms.average.map { strings.say("scenario.average", ["amount": language.text($0)]) }
        let amount = [range.isEmpty ? nil : range.joined(separator: " – "), average].compactMap(\.self)
        let facts: [(String, String)] = [
            ("scenario.amount", amount.isEmpty ? strings["scenario.notStated"] : amount.joined(separator: "; ")),
            ("scenario.areas", labels(terms.areas)), ("scenario.costs", labels(terms.costs)),
            ("scenario.instruments", labels(terms.instruments)),
        ]
        return .init(
            sideTitle: title, sideFacts: facts.map { .init(factName: strings[$0], factValue: $1) },
            rules: terms.rules.map { .init(ruleTitle: $0.title[language], ruleWords: $0.words?[language]) })
    }

    private func labels(_ notations: [String]) -> String {
        notations.isEmpty
            ? strings["scenario.notStated"]
            : notations.map { classification.label($0, in: language) }.joined(separator: "; ")
    }
}
