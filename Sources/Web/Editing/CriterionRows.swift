import Domain
import Store

/// The rows of a criterion in a form: what it is called and where it comes from, its text in each language, and its rule line by line.
struct CriterionRows {
    let inputs: InputWriter
    private var strings: Strings { inputs.strings }

    func rows(_ label: String, at pointer: String, _ value: DataValue?, isThere: Bool) -> [EditField.Row] {
        var head = FieldForm.criterionHead.map { part in
            inputs.input(
                part.form, strings["editing.part.\(part.name)"], at: "\(pointer)/\(part.name)", value?[part.name])
        }
        if isThere { head.append(inputs.removal(at: pointer, strings["editing.rule.remove"])) }
        let titles = Language.allCases.map { language in
            inputs.area(
                strings["languages.\(language)"], at: "\(pointer)/title/\(language)",
                value?["title"]?[language.rawValue],
                in: language)
        }
        let rule = value?["expression"]
        var lines = RuleLine.lines(of: rule, at: "\(pointer)/expression").enumerated().map { number, line in
            row(line, strings.say("editing.rule.line", ["what": label, "number": "\(number + 1)"]))
        }
        if let rule { lines[lines.count - 1].rowNote = inputs.words(of: rule) }
        return [
            .init(rowLabel: label, rowClass: "edit-parts edit-criterion", inputs: head),
            .init(rowLabel: "\(label): \(strings["editing.part.title"])", rowClass: "edit-languages", inputs: titles),
        ] + lines
    }

    private func row(_ line: RuleLine, _ label: String) -> EditField.Row {
        let isNew = line.subject.isEmpty
        var parts = [inputs.subject(of: line, label: strings[isNew ? "editing.rule.add" : "editing.rule.subject"])]
        if !line.isGroup { parts += [inputs.comparator(of: line), inputs.value(of: line)] }
        return .init(
            rowLabel: label, rowClass: "edit-rule edit-depth-\(min(line.depth, 4))\(isNew ? " edit-new" : "")",
            inputs: parts)
    }
}

extension InputWriter {
    /// Whether the row stays; `label` names what it is.
    func removal(at pointer: String, _ label: String) -> EditInput {
        choice(
            label, at: "\(pointer)/\(TypedFields.removal)", "",
            [("1", strings["editing.rule.removeIt"])], or: strings["editing.rule.keepIt"])
    }

    fileprivate func subject(of line: RuleLine, label: String) -> EditInput {
        let facts = Fact.named.map { ($0.description, $0.title[strings.language]) }
        let groups = RuleLine.groups.map { ($0, strings["editing.rule.\($0)"]) }
        return choice(
            label, at: "\(line.pointer)/subject", line.subject, facts + groups, or: strings["editing.nothing"])
    }

    fileprivate func comparator(of line: RuleLine) -> EditInput {
        let fitting = Fact(line.subject)?.kind.comparators ?? Comparator.allCases
        return choice(
            strings["editing.rule.comparator"], at: "\(line.pointer)/comparator", line.comparator,
            fitting.map { ($0.rawValue, strings["editing.comparator.\($0)"]) }, or: strings["editing.nothing"])
    }

    fileprivate func value(of line: RuleLine) -> EditInput {
        let fact = Fact(line.subject)
        return text(
            strings["editing.rule.value"], at: "\(line.pointer)/value",
            RuleValue.text(of: line.value, in: strings.language),
            proposing: fact?.isChoice == true ? Self.list(ofChoicesOf: line.subject) : Self.conceptList,
            meaning: meaning(of: line.value, as: fact))
    }

    /// What notations, and the choices of a fact, are called where that is something else.
    func meaning(of value: DataValue?, as fact: Fact?) -> String {
        let (words, classification) = (value?.words ?? [], catalogue.classification)
        return words.compactMap { word in
            fact?.isChoice == true
                ? fact?.label(word, in: strings.language, classification)
                : classification[word]?.prefLabel[strings.language]
        }.filter { !words.contains($0) }.joined(separator: "; ")
    }

    /// "Fewer than 250 employees."; nil while the rule cannot be read.
    fileprivate func words(of rule: DataValue) -> String? {
        let reader = DataReader(rule)
        guard let rule = Criterion.Expression(reading: reader, classification: catalogue.classification),
            reader.mistakes.isEmpty
        else { return nil }
        return catalogue.words(of: rule, in: strings.language).map { strings.say("editing.rule.words", ["words": $0]) }
    }
}

extension Fact {
    fileprivate var isChoice: Bool { if case .choice = kind { true } else { false } }
}

extension DataValue {
    /// The texts it is made of: one, or those of a list.
    fileprivate var words: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let values): values.flatMap(\.words)
        default: []
        }
    }
}
