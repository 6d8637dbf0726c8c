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
                changeLabel: "\(strings.fieldLabel(field)): \(label)", changeBefore: before?.text ?? nothing,
                changeAfter: after?.text ?? nothing)
        }
    }

    private func conditions(of record: any RuleRecord) -> [Part] {
        zip(record.criteria, writer.rules(of: record)).map { criterion, rule in
            let parts = [
                rule.ruleTitle, rule.ruleText, rule.ruleManual ? strings["criteria.manual"] : nil, rule.ruleWindow,
                rule.ruleSource,
            ]
            return (criterion.identifier, criterion.identifier, parts.compactMap(\.self).joined(separator: " · "))
        }
    }

    private func firms(of record: any RuleRecord) -> [Part] {
        record.testFirms.map { test in
            let facts = test.firm.dataValue.leaves().map { path, value in
                let fact = Fact(path: path)
                return strings.say(
                    "editing.firm.fact",
                    [
                        "fact": fact?.label(in: strings.language) ?? path.joined(separator: "."),
                        "value": fact.map { words(value, of: $0) } ?? FirmText.text(of: value, in: strings.language),
                    ])
            }
            let all = [test.outcome.words[strings.language], strings.date(test.day)] + facts
            return (test.title, test.title, all.joined(separator: " · "))
        }
    }

    private func words(_ value: DataValue, of fact: Fact) -> String {
        guard case .text(let word) = value else { return FirmText.text(of: value, in: strings.language) }
        return fact.label(word, in: strings.language, writer.catalogue.classification)
    }
}
