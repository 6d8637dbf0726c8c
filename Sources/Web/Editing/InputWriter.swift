import Domain
import Store

/// One input of a form for a record.
struct EditInput: Sendable {
    /// The JSON pointer of the value.
    let inputName: String
    let inputID: String
    let inputLabel: String
    var inputLanguage: String?
    var inputValue = ""
    var isArea = false
    var isFile = false
    var inputRows = "2"
    var isSelect = false
    /// Neither of those: one line of text.
    var isLine = false
    /// The only input under its heading, which says what it is.
    var isNamedAbove = false
    var inputChoices: [Choice] = []
    /// The identifier of the list of proposals.
    var inputList: String?
    /// What the value means: the title of a record, the label of a concept.
    var inputMeaning: String?
    var inputHint: String?
    var inputClass = ""
    var inputErrors: [ErrorText] = []
    /// Nil where nothing is wrong.
    var inputWrong: String?
    var inputDescription: String?

    struct Choice: Sendable {
        let choiceValue: String
        let choiceLabel: String
        let choiceChosen: Bool
    }

    struct ErrorText: Sendable {
        let errorSentence: String
    }

    static func id(of pointer: String) -> String { "f" + pointer.replacing("/", with: "-") }
}

/// Makes the inputs of a form: what is there, what can be chosen, what it means.
struct InputWriter {
    let catalogue: Catalogue
    let strings: Strings
    /// Titles of the records that the form names.
    let titles: [Kind: [String: String]]

    /// The input of a form without parts.
    func input(_ form: FieldForm, _ label: String, at pointer: String, _ value: DataValue?) -> EditInput {
        var input = EditInput(inputName: pointer, inputID: EditInput.id(of: pointer), inputLabel: label)
        input.inputValue = Self.text(of: value)
        switch form {
        case .notation(let scheme?):
            choose(catalogue.classification.concepts(of: scheme).map { ($0.notation, $0.prefLabel) }, in: &input)
        case .place:
            choose(catalogue.places.values.sorted { $0.id < $1.id }.map { ($0.id, $0.name) }, in: &input)
        case .document:
            choose(catalogue.documents.values.sorted { $0.id < $1.id }.map { ($0.id, $0.title) }, in: &input)
        case .availability:
            let choices = Availability.allCases.map { ($0.rawValue, strings["availability.\($0.rawValue)"]) }
            input.choose(choices, or: strings["editing.nothing"])
        case .severity:
            let choices = Criterion.Severity.allCases.map { ($0.rawValue, strings["editing.severity.\($0.rawValue)"]) }
            input.choose(choices, or: strings["editing.nothing"])
        case .outcome:
            let choices = Outcome.allCases.map { ($0.rawValue, $0.words[strings.language]) }
            input.choose(choices, or: strings["editing.nothing"])
        case .notation:
            input.inputList = Self.conceptList
            input.inputMeaning = catalogue.classification[input.inputValue]?.prefLabel[strings.language]
        case .record(let kind):
            input.inputList = Self.list(of: kind)
            input.inputMeaning = titles[kind]?[input.inputValue]
        case .day:
            input.inputHint = strings["editing.hint.day"]
            input.inputClass = " edit-short"
        case .period: input.inputHint = strings["editing.hint.period"]
        case .currency: input.inputClass = " edit-short"
        case .wholeNumber, .number: input.inputClass = " edit-number"
        default: break
        }
        input.isLine = !input.isSelect
        input.describe()
        return input
    }

    func area(_ label: String, at pointer: String, _ value: DataValue?, in language: Language) -> EditInput {
        var input = EditInput(inputName: pointer, inputID: EditInput.id(of: pointer), inputLabel: label)
        input.inputValue = Self.text(of: value)
        input.inputLanguage = language.rawValue
        input.isArea = true
        // About as many letters as a column shows in a row.
        input.inputRows = "\(min(12, max(2, input.inputValue.count / 32 + 1)))"
        return input
    }

    /// A choice that is no value of a record by itself.
    func choice(
        _ label: String, at pointer: String, _ value: String, _ choices: [(value: String, label: String)],
        or nothing: String
    ) -> EditInput {
        var input = EditInput(inputName: pointer, inputID: EditInput.id(of: pointer), inputLabel: label)
        input.inputValue = value
        input.choose(choices, or: nothing)
        input.describe()
        return input
    }

    /// A line of text with proposals and what it means.
    func text(
        _ label: String, at pointer: String, _ value: String, proposing list: String, meaning: String
    ) -> EditInput {
        var input = EditInput(inputName: pointer, inputID: EditInput.id(of: pointer), inputLabel: label)
        input.inputValue = value
        input.inputList = list
        input.inputMeaning = meaning.isEmpty ? nil : meaning
        input.isLine = true
        input.describe()
        return input
    }

    /// A line of text; `hint` is the key of what it is to look like.
    func line(_ label: String, at pointer: String, _ value: String, hint: String?) -> EditInput {
        var input = EditInput(inputName: pointer, inputID: EditInput.id(of: pointer), inputLabel: label)
        input.inputValue = value
        input.inputHint = hint.map { strings[$0] }
        input.isLine = true
        input.describe()
        return input
    }

    private func choose(_ choices: [(value: String, label: LocalizedText)], in input: inout EditInput) {
        input.choose(choices.map { ($0.value, $0.label[strings.language]) }, or: strings["editing.nothing"])
    }

    static let conceptList = "all-concepts"
    static func list(ofChoicesOf fact: String) -> String { "choices-\(fact)" }
    static func list(of kind: Kind) -> String { "all-\(kind.rawValue)" }

    private static func text(of value: DataValue?) -> String {
        switch value {
        case .text(let text)?: text
        case .integer(let number)?: "\(number)"
        case .number(let number)?: "\(number)"
        case .boolean(let isTrue)?: "\(isTrue)"
        case nil, .null?, .list?, .object?: ""
        }
    }
}

extension EditInput {
    /// Adds a mistake to show beside it.
    mutating func add(_ error: String) {
        inputErrors.append(.init(errorSentence: error))
        inputWrong = "\(inputID)-error"
        describe()
    }

    fileprivate mutating func describe() {
        let parts = [
            inputWrong, inputHint.map { _ in "\(inputID)-hint" }, inputMeaning.map { _ in "\(inputID)-meaning" },
        ].compactMap(\.self)
        inputDescription = parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// What was there stays among the choices, even when it is none of them.
    fileprivate mutating func choose(_ choices: [(value: String, label: String)], or nothing: String) {
        let isKnown = inputValue.isEmpty || choices.contains { $0.value == inputValue }
        let all = [("", nothing)] + (isKnown ? [] : [(inputValue, inputValue)]) + choices
        isSelect = true
        inputChoices = all.map {
            Choice(choiceValue: $0.0, choiceLabel: $0.1, choiceChosen: $0.0 == inputValue)
        }
    }
}
