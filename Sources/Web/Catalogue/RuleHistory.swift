import Domain
import Store

/// What a rule and its test firms say otherwise than before: condition by condition, firm by firm.
struct RuleHistory {
    let writer: RecordWriter
    private var strings: Strings { writer.strings }

    /// Nil where the field is neither of both, or the page words all of it as before.
    func changes(
        in field: String, from older: any CatalogueRecord, to newer: any CatalogueRecord
    ) -> [HistoryLine.Change]? {
        guard let older = older as? any RuleRecord, let newer = newer as? any RuleRecord else { return nil }
        let changes =
            switch field {
            case "criteria": changes(in: field, from: conditions(of: older), to: conditions(of: newer))
            case "testFirms": changes(in: field, from: firms(of: older), to: firms(of: newer))
            default: [HistoryLine.Change]()
            }
        return changes.isEmpty ? nil : changes
    }

    private typealias Part = (key: String, label: String, text: String)

    /// Parts with the same key are the same part, in the order in which they stand now; what is gone follows.
    private func changes(in field: String, from older: [Part], to newer: [Part]) -> [HistoryLine.Change] {
        (newer + older).map(\.key).uniqued.compactMap { key in
            let (before, after) = (older.first { $0.key == key }, newer.first { $0.key == key })
            guard before?.text != after?.text, let label = (after ?? before)?.label else { return nil }
            let nothing = strings["history.empty"]
            return .init(
                changeLabel: "\(strings.fieldLabel(field)), \(label)", changeBefore: before?.text ?? nothing,
                changeAfter: after?.text ?? nothing)
        }
    }

    private func conditions(of record: any RuleRecord) -> [Part] {
        zip(record.criteria, writer.rules(of: record)).enumerated().map { number, condition in
            let (criterion, rule) = condition
            let parts = [
                rule.ruleTitle, rule.ruleText, rule.ruleManual ? strings["criteria.manual"] : nil, rule.ruleWindow,
                rule.ruleSource,
            ]
            return (criterion.identifier, "\(number + 1)", parts.compactMap(\.self).joined(separator: " · "))
        }
    }

    /// Of those with the same title, the first is the first.
    private func firms(of record: any RuleRecord) -> [Part] {
        var seen: [String: Int] = [:]
        return record.testFirms.map { test in
            seen[test.title, default: 0] += 1
            let facts = test.firm.dataValue.leaves().compactMap { path, _ in Fact(path: path) }.map { fact in
                strings.say(
                    "editing.firm.fact",
                    ["fact": fact.label(in: strings.language), "value": words(test.firm.value(of: fact), of: fact)])
            }
            let all = [test.outcome.words[strings.language], strings.date(test.day)] + facts
            return ("\(seen[test.title] ?? 1) \(test.title)", test.title, all.joined(separator: " · "))
        }
    }

    private func words(_ value: Known<FactValue>, of fact: Fact) -> String {
        let language = strings.language
        switch value {
        case .known(.number(let number)): return strings.number(number)
        case .known(.money(let money)): return language.text(money)
        case .known(.flag(let flag)): return FirmText.text(of: .boolean(flag), in: language)
        case .known(.day(let day)): return strings.date(day)
        case .known(.words(let words)) where words.isEmpty: return FirmText.nothing[language]
        case .known(.words(let words)):
            return words.map { fact.label($0, in: language, writer.catalogue.classification) }.joined(separator: ", ")
        case .notApplicable: return FirmText.notApplicable[language]
        case .unknown: return strings["editing.firm.unknown"]
        }
    }
}
