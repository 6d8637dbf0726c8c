import DataPackage
import Domain

/// Puts mistakes beside the inputs they are in, and in the summary above.
struct MistakesInForm {
    let strings: Strings
    let forms: [FormField]
    /// What was typed.
    let body: DataValue
    let mistakes: [Mistake]

    /// The fields with their mistakes, and the summary.
    func placed(in fields: [EditField]) throws -> (fields: [EditField], summary: [FormPage.ErrorLine]) {
        var fields = fields
        var summary: [FormPage.ErrorLine] = []
        for (mistake, text) in try texts() {
            guard let place = place(of: mistake.pointer, in: fields) else {
                summary.append(.init(errorText: text, errorHref: "#edit-form"))
                continue
            }
            fields[place.field].rows[place.row].inputs[place.input].add(text)
            let input = fields[place.field].rows[place.row].inputs[place.input]
            summary.append(.init(errorText: sentence(mistake, text), errorHref: "#\(input.inputID)"))
        }
        return (fields, summary)
    }

    /// The mistakes as sentences that name their fields.
    func sentences() throws -> [String] {
        try texts().map(sentence)
    }

    /// "Criteria, 2: …"
    private func sentence(_ mistake: Mistake, _ text: String) -> String {
        let steps = mistake.pointer.split(separator: "/")
        guard let name = steps.first else { return text }
        let number = steps.dropFirst().first.flatMap { Int($0) }.map { ", \($0 + 1)" } ?? ""
        return "\(strings.fieldLabel(String(name)))\(number): \(text)"
    }

    /// A mistake in the text of a file stands on a line.
    private func texts() throws -> [(Mistake, String)] {
        let files = forms.filter { $0.form == .file }.map(\.name)
        return try mistakes.map { mistake in
            let name = String(mistake.pointer.dropFirst().prefix { $0 != "/" })
            guard files.contains(name), let value = body[name] else {
                return (mistake, mistake.problem.text(in: strings.language))
            }
            let text = try RecordText(of: value)
            let rest = String(mistake.pointer.dropFirst(name.count + 1))
            let (line, problem) = text.flaw ?? (text.line(of: rest), mistake.problem)
            return (
                mistake,
                strings.say("editing.line", ["line": "\(line)", "text": problem.text(in: strings.language)])
            )
        }
    }

    private typealias Place = (field: Int, row: Int, input: Int)

    /// The input of the value, or the first of those it is made of, or the one that holds it.
    private func place(of pointer: String, in fields: [EditField]) -> Place? {
        let pointer = RuleLine.inputName(of: pointer)
        let name = pointer.dropFirst().prefix { $0 != "/" }
        guard let field = fields.firstIndex(where: { $0.editName == name }) else { return nil }
        var best: (place: Place, closeness: Int)?
        for (row, inputs) in fields[field].rows.map(\.inputs).enumerated() {
            for (input, name) in inputs.map(\.inputName).enumerated() {
                let closeness =
                    name == pointer
                    ? Int.max
                    : name.hasPrefix(pointer + "/") ? Int.max - 1 : pointer.hasPrefix(name) ? name.utf8.count : 0
                if closeness > (best?.closeness ?? -1) { best = ((field, row, input), closeness) }
            }
        }
        return best?.place
    }
}
