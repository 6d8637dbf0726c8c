import Domain

/// `components/form.mustache`: a form that changes something, with what was typed and what is wrong with it.
struct Form: Sendable {
    let formAction: String
    let formToken: String
    let formButton: String
    var buttonClass = ""
    var hidden: [HiddenField] = []
    var fields: [Field] = []

    struct HiddenField: Sendable {
        let hiddenName: String
        let hiddenValue: String
    }

    struct Field: Sendable {
        let fieldName: String
        /// Unique on the page.
        var fieldID = ""
        let fieldLabel: String
        let fieldType: String
        /// A token of the HTML standard, by which browsers and their password managers know what it is.
        let fieldAutocomplete: String
        var fieldHint: String?
        var fieldValue = ""
        var fieldError: String?
        var fieldLength = "200"
        /// The identifiers of its hint and its mistake.
        fileprivate(set) var fieldDescription: String?
        var isCode = false
        var isOptional = false
        var isChoice = false
        var options: [Option] = []
    }

    struct Option: Sendable {
        let optionValue: String
        let optionLabel: String
        let optionChosen: Bool
    }
}

/// Something wrong in a form: the field, and a sentence that says what to do.
struct FormMistake: Sendable {
    let field: String
    let text: String
}

extension Form {
    /// The same form with a button that does not press.
    var quiet: Form {
        var form = self
        form.buttonClass = " quiet small-button"
        return form
    }

    /// The same form with its mistakes beside the fields.
    func with(_ mistakes: [FormMistake]) -> Form {
        var form = self
        for place in form.fields.indices {
            let name = form.fields[place].fieldName
            if form.fields[place].fieldID.isEmpty { form.fields[place].fieldID = name }
            let id = form.fields[place].fieldID
            let error = mistakes.first { $0.field == name }?.text
            form.fields[place].fieldError = error
            let described = [
                form.fields[place].fieldHint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" },
            ].compactMap(\.self)
            form.fields[place].fieldDescription = described.isEmpty ? nil : described.joined(separator: " ")
        }
        return form
    }
}

extension Form.Field {
    static func email(_ strings: Strings, name: String = "email", value: String) -> Self {
        Self(
            fieldName: name, fieldLabel: strings["account.email"], fieldType: "email", fieldAutocomplete: "username",
            fieldValue: value, fieldLength: "254")
    }

    static func newEmail(_ strings: Strings) -> Self {
        Self(
            fieldName: "newEmail", fieldLabel: strings["account.newEmail.field"], fieldType: "email",
            fieldAutocomplete: "email", fieldLength: "254")
    }

    /// `form` names the form where a page asks for the password more than once.
    static func password(_ strings: Strings, in form: String = "") -> Self {
        Self(
            fieldName: "password", fieldID: form.isEmpty ? "" : "\(form)-password",
            fieldLabel: strings[form.isEmpty ? "account.password" : "account.passwordNow"], fieldType: "password",
            fieldAutocomplete: "current-password", fieldLength: "1000")
    }

    static func newPassword(_ strings: Strings) -> Self {
        Self(
            fieldName: "newPassword", fieldLabel: strings["account.newPassword"], fieldType: "password",
            fieldAutocomplete: "new-password",
            fieldHint: strings.say("account.passwordHint", ["count": "\(PasswordRule.shortest)"]), fieldLength: "1000")
    }

    static func code(_ strings: Strings, hint: String) -> Self {
        Self(
            fieldName: "code", fieldLabel: strings["account.code"], fieldType: "text",
            fieldAutocomplete: "one-time-code", fieldHint: hint, fieldLength: "20", isCode: true)
    }
}
