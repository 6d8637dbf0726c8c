import DataPackage
import Domain
import Store

/// A field of a record in a form: a row of inputs, or as many rows as its list has.
struct EditField: Sendable {
    let editName: String
    let editLabel: String
    let editRequired: Bool
    var editHint: String?
    var rows: [Row]
    /// Rows of a list that nothing was typed in yet.
    var spareRows: [Row] = []
    var isList = false
    /// Whether the spare rows are to be seen at once.
    var isOpen = false
    /// What the rule above it changes.
    var fieldEffect: RuleEffect?

    struct Row: Sendable {
        let rowLabel: String
        let rowClass: String
        var inputs: [EditInput]
        /// What the rows of a rule say together.
        var rowNote: String?
    }
}

/// Makes a form from the table of its fields.
struct FieldWriter {
    let inputs: InputWriter
    let today: Day
    private var strings: Strings { inputs.strings }

    func fields(_ fields: [FormField], _ body: DataValue) throws -> [EditField] {
        let firms =
            fields.contains { $0.form == .list(.testFirm) }
            ? TestFirmRows(inputs: inputs, body: body, today: today) : nil
        return try fields.map { form in
            let name = form.name
            var field = EditField(
                editName: name, editLabel: strings.fieldLabel(name), editRequired: form.isRequired, rows: [])
            let pointer = "/\(name)"
            switch form.form {
            case .list(let item):
                var values =
                    switch body[name] {
                    case .list(let values)?: values
                    case .text(let text)?: [DataValue.text(text)]
                    default: [DataValue]()
                    }
                // What has to be there has a row to be typed in.
                if values.isEmpty, form.isRequired { values = [.null] }
                let count = values.count
                field.isList = true
                if item == .testFirm { field.editHint = strings["editing.hint.testFirms"] }
                field.rows = values.enumerated().flatMap {
                    rows(item, field.editLabel, at: "\(pointer)/\($0)", $1, $0 + 1, firms)
                }
                field.spareRows = (0..<item.spareRows(after: count)).flatMap {
                    rows(item, field.editLabel, at: "\(pointer)/\(count + $0)", nil, count + $0 + 1, firms)
                }
            case .file:
                field.editHint = strings["editing.hint.file"]
                field.rows = [try fileRow(field.editLabel, at: pointer, body[name])]
            default: field.rows = rows(form.form, field.editLabel, at: pointer, body[name], nil, firms)
            }
            return field
        }
    }

    /// Criteria and test firms take several rows, everything else one.
    private func rows(
        _ form: FieldForm, _ label: String, at pointer: String, _ value: DataValue?, _ number: Int?,
        _ firms: TestFirmRows?
    ) -> [EditField.Row] {
        let numbered = number.map { "\(label), \($0)" } ?? label
        return switch form {
        case .criterion:
            CriterionRows(inputs: inputs).rows(numbered, at: pointer, value, isThere: value != nil)
        case .testFirm: firms?.rows(numbered, at: pointer, value, isThere: value != nil) ?? []
        default: [row(form, label, at: pointer, value, number)]
        }
    }

    private func row(
        _ form: FieldForm, _ label: String, at pointer: String, _ value: DataValue?, _ number: Int?
    ) -> EditField.Row {
        let label = number.map { "\(label), \($0)" } ?? label
        switch form {
        case .localized:
            return .init(
                rowLabel: label, rowClass: "edit-languages",
                inputs: Language.allCases.map {
                    let name = $0.rawValue
                    return inputs.area(strings["languages.\(name)"], at: "\(pointer)/\(name)", value?[name], in: $0)
                })
        case .group(let parts):
            return .init(
                rowLabel: label, rowClass: "edit-parts",
                inputs: parts.map {
                    inputs.input(
                        $0.form, strings["editing.part.\($0.name)"], at: "\(pointer)/\($0.name)", value?[$0.name])
                })
        default:
            var input = inputs.input(form, label, at: pointer, value)
            input.isNamedAbove = true
            return .init(rowLabel: label, rowClass: "edit-single", inputs: [input])
        }
    }

    private func fileRow(_ label: String, at pointer: String, _ value: DataValue?) throws -> EditField.Row {
        let text = try value.map(RecordText.init(of:))?.text ?? ""
        var input = EditInput(inputName: pointer, inputID: EditInput.id(of: pointer), inputLabel: label)
        input.inputValue = text
        input.isArea = true
        input.isFile = true
        input.isNamedAbove = true
        input.inputRows = "\(min(24, max(4, text.count(where: \.isNewline) + 2)))"
        return .init(rowLabel: label, rowClass: "edit-single", inputs: [input])
    }
}

extension FieldForm {
    /// How many empty rows follow a list of so many: the smaller the more, and as many firms as are missing.
    fileprivate func spareRows(after count: Int) -> Int {
        switch self {
        case .testFirm: max(1, TestFirm.fewest - count)
        case .localized, .group: 1
        default: 3
        }
    }

    /// The kinds of record that can be named in it, and whether any concept can.
    var named: (kinds: Set<Kind>, concepts: Bool) {
        switch self {
        case .record(let kind): ([kind], false)
        case .notation(nil): ([], true)
        case .list(let item): item.named
        case .rule, .testFirm: ([], true)
        case .group(let parts):
            parts.map(\.form.named).reduce(into: ([], false)) {
                $0.kinds.formUnion($1.kinds)
                $0.concepts = $0.concepts || $1.concepts
            }
        default: ([], false)
        }
    }
}
