import Domain

extension QueryItems {
    /// A form as the value that the domain reads: texts without white space at their ends, empty ones left out.
    func value(_ texts: [String], lists: [String] = []) -> DataValue {
        let fields = texts.compactMap { name -> DataValue.Field? in
            let text = (self[name] ?? "").trimmed
            return text.isEmpty ? nil : .init(name, .text(text))
        }
        return .object(fields + lists.map { .init($0, .list(all($0).map(DataValue.text))) })
    }
}

extension Strings {
    /// The mistakes of a form in words, each once, beside the field that its pointer names.
    func mistakes(_ mistakes: [Mistake]) -> [FormMistake] {
        mistakes.map { mistake in
            let field = mistake.pointer.split(separator: "/").first.map(String.init) ?? ""
            let isMissing = mistake.problem == .missing || mistake.problem == .empty
            return FormMistake(
                field: field, text: isMissing ? self["form.missing"] : mistake.problem.text(in: language))
        }
    }
}
