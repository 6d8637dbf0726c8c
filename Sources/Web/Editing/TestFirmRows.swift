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
        // Whether it is funding or a scheme, its conditions are read alike.
        let typed = TypedRule<Opportunity>(body, of: "rule", in: inputs.catalogue, fields: ["criteria"])
        asked = Set(typed.record.criteria.compactMap(\.expression).flatMap(\.comparisons).map(\.fact)).sorted()
        let isReadable = typed.mistakes.isEmpty && !typed.record.criteria.isEmpty
        rulebook = isReadable ? inputs.catalogue.rulebook(of: Self.rule(typed.record.criteria)) : nil
    }

    private static func rule(_ criteria: [Criterion]) -> Programme {
        Programme(id: "rule", title: LocalizedText(be: "", ru: "", en: ""), criteria: criteria)
    }

    func rows(_ label: String, at pointer: String, _ typed: DataValue?, isThere: Bool) -> [EditField.Row] {
        // Text that is no firm is not lost.
        let value = if case .text(let text)? = typed { DataValue.object([.init("title", .text(text))]) } else { typed }
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
        let values = Dictionary(known) { first, _ in first }
        return (asked.map(\.path) + known.map(\.path)).uniqued.map { path in
            fact(path, at: "\(pointer)/\(path.joined(separator: "/"))", values[path])
        }
    }

    private func fact(_ path: [String], at pointer: String, _ value: DataValue?) -> EditInput {
        let text = FirmText.text(of: value, in: strings.language)
        guard let fact = Fact(path: path) else {
            let isUnnamed = path == [FieldForm.unnamedFact]
            let label = isUnnamed ? strings["editing.firm.another"] : path.joined(separator: ".")
            return inputs.line(label, at: pointer, text, hint: nil)
        }
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
            return inputs.text(
                label, at: pointer, text, proposing: InputWriter.conceptList,
                meaning: inputs.meaning(of: value, as: fact))
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
        let reader = DataReader(value)
        guard let rulebook, let data = reader.field("firm"), let day = reader.field("day")?.day() else { return nil }
        let firm = Firm(reading: data, classification: classification)
        guard reader.mistakes.isEmpty else { return nil }
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
        guard Fact(path: path) == nil, case .object(let fields) = self else {
            return [(path.isEmpty ? [FieldForm.unnamedFact] : path, self)]
        }
        return fields.flatMap { $0.value.leaves(below: path + [$0.name]) }
    }
}
