import Domain
import Store

/// The rows of a test firm in a form: what it is called and meant to show, then each fact that the rule asks or the firm has.
struct TestFirmRows {
    let inputs: InputWriter
    /// Offered for firms that have no day yet.
    let today: Day
    /// In the order in which facts are asked.
    private let asked: [Fact]
    /// Nil while the rule cannot be read.
    private let rulebook: Rulebook?

    private var strings: Strings { inputs.strings }
    private var classification: Classification { inputs.catalogue.classification }

    /// `body` is the record with the rule.
    init(inputs: InputWriter, body: DataValue, today: Day) {
        self.inputs = inputs
        self.today = today
        let classification = inputs.catalogue.classification
        let items = if case .list(let items)? = body["criteria"] { items } else { [DataValue]() }
        let rules = items.compactMap { item in
            item["expression"].flatMap {
                Criterion.Expression(reading: DataReader($0), classification: classification)
            }
        }
        asked = Set(rules.flatMap(\.comparisons).map(\.fact)).sorted()
        let criteria = items.compactMap { Criterion(reading: DataReader($0), classification: classification) }
        let title = LocalizedText(be: "", ru: "", en: "")
        let isReadable = criteria.count == items.count && !items.isEmpty
        rulebook =
            isReadable ? inputs.catalogue.rulebook(of: Programme(id: "rule", title: title, criteria: criteria)) : nil
    }

    func rows(_ label: String, at pointer: String, _ value: DataValue?, isThere: Bool) -> [EditField.Row] {
        var head = FieldForm.testFirmHead.map { part in
            inputs.input(
                part.form, strings["editing.firm.\(part.name)"], at: "\(pointer)/\(part.name)",
                part.form == .day && !isThere ? .text(today.description) : value?[part.name])
        }
        head[0].inputClass = " edit-wide"
        if isThere { head.append(inputs.removal(at: pointer, strings["editing.firm.remove"])) }
        let facts = EditField.Row(
            rowLabel: "\(label): \(strings["editing.firm.facts"])", rowClass: "edit-parts edit-facts",
            inputs: facts(of: value?["firm"], at: "\(pointer)/firm") + addition(at: pointer),
            rowNote: value.flatMap(words))
        return [.init(rowLabel: label, rowClass: "edit-parts edit-firm", inputs: head), facts]
    }

    // MARK: Facts

    /// What the rule asks, then what else is known of the firm.
    private func facts(of firm: DataValue?, at pointer: String) -> [EditInput] {
        let known = firm?.leaves() ?? []
        let paths = (asked.map(\.path) + known.map(\.path)).uniqued
        return paths.map { path in
            fact(path, at: "\(pointer)/\(path.joined(separator: "/"))", known.first { $0.path == path }?.value)
        }
    }

    private func fact(_ path: [String], at pointer: String, _ value: DataValue?) -> EditInput {
        guard let fact = Fact(path: path) else {
            return inputs.input(.line, path.joined(separator: "."), at: pointer, value)
        }
        let text = FirmText.text(of: value, in: strings.language)
        let label = fact.label(in: strings.language)
        switch fact.kind {
        case .flag:
            return inputs.choice(
                label, at: pointer, text,
                choices([true, false].map { FirmText.text(of: .boolean($0), in: strings.language) }),
                or: strings["editing.firm.unknown"])
        case .choice(let words):
            let known = words.map { ($0, fact.label($0, in: strings.language, classification)) }
            return inputs.choice(
                label, at: pointer, text, known + choices([]), or: strings["editing.firm.unknown"])
        case .notation, .notations:
            let notations = value?.words.filter { classification[$0] != nil } ?? []
            return inputs.text(
                label, at: pointer, text, proposing: InputWriter.conceptList,
                meaning: notations.map { classification.label($0, in: strings.language) }.joined(separator: "; "))
        case .count, .percent, .score, .level, .money, .day:
            return inputs.line(label, at: pointer, text, hint: fact.kind == .money ? "editing.hint.money" : nil)
        }
    }

    /// Words that stand for themselves, and that the fact does not apply.
    private func choices(_ words: [String]) -> [(value: String, label: String)] {
        (words + [FirmText.notApplicable[strings.language]]).map { ($0, $0) }
    }

    /// Where a fact can be added.
    private func addition(at pointer: String) -> [EditInput] {
        let facts = Fact.named.filter { !asked.contains($0) }.map { ($0.description, $0.label(in: strings.language)) }
        return [
            inputs.choice(
                strings["editing.firm.another"], at: "\(pointer)/\(FieldForm.addition.fact)", "", facts,
                or: strings["editing.nothing"]),
            inputs.text(
                strings["editing.firm.value"], at: "\(pointer)/\(FieldForm.addition.value)", "",
                proposing: InputWriter.conceptList, meaning: ""),
        ]
    }

    // MARK: What the rule says

    /// "The conditions say: ineligible. You have 300 employees; fewer than 250 are needed."; nil while they or the firm cannot be read.
    private func words(of value: DataValue) -> String? {
        guard let rulebook, let data = value["firm"] else { return nil }
        let reader = DataReader(value)
        let firm = Firm(reading: DataReader(data), classification: classification)
        guard let day = reader.field("day")?.day(), reader.mistakes.isEmpty else { return nil }
        let evaluation = rulebook.evaluate(firm, on: day)
        let result = evaluation.result(0)
        let reasons = zip(result.criteria, evaluation.reasons(in: strings.language)[0])
            .filter { $0.0.outcome == result.outcome.deciding }.map(\.1)
        return strings.say(
            "editing.firm.words",
            [
                "outcome": result.outcome.words[strings.language],
                "reasons": reasons.joined(separator: " "),
            ])
    }
}

extension Outcome {
    /// The outcome of the criteria that lead to it.
    fileprivate var deciding: CriterionOutcome {
        switch self {
        case .eligible: .passed
        case .ineligible: .failed
        case .undetermined: .unknown
        }
    }
}

extension DataValue {
    /// What is known of a firm, by the path of each field: facts whole, all else by its smallest parts.
    func leaves(below path: [String] = []) -> [(path: [String], value: DataValue)] {
        guard Fact(path: path) == nil, case .object(let fields) = self else { return [(path, self)] }
        return fields.flatMap { $0.value.leaves(below: path + [$0.name]) }
    }
}
