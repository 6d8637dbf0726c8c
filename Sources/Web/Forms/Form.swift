import Domain

/// `components/form.mustache`: a form that changes something, with what was typed and what is wrong with it.
struct Form: Sendable {
    let formAction: String
    let formToken: String
    let formButton: String
    /// What the button is about, for those who hear it without its surroundings.
    var buttonAbout: String?
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
        var isOptional = false
        var isCode = false
        var isChoice = false
        /// Any number of the options can be chosen.
        var isMany = false
        var options: [Option] = []
    }

    struct Option: Sendable {
        let optionValue: String
        let optionLabel: String
        var optionChosen = false
    }
}

/// Something wrong in a form: the field, and a sentence that says what to do.
struct FormMistake: Sendable {
    let field: String
    let text: String
}

/// One of the forms of a page, as it was sent with mistakes.
struct WrongForm<Kind: Sendable>: Sendable {
    let form: Kind
    let mistakes: [FormMistake]
    let typed: QueryItems
}

extension Form {
    /// The same form with a button that does not press.
    var quiet: Form {
        var form = self
        form.buttonClass = " quiet small-button"
        return form
    }

    /// The same form as one of several that look alike: its button says which it is, its fields have identifiers of their own.
    func about(_ what: String, id: String) -> Form {
        var form = self
        form.buttonAbout = what
        return form.identified(by: id)
    }

    /// The same form with fields whose identifiers no other form of the page has.
    func identified(by id: String) -> Form {
        var form = self
        for place in form.fields.indices { form.fields[place].fieldID = "\(id)-\(form.fields[place].fieldName)" }
        return form
    }

    /// The same form filled as it was sent.
    func typed(_ items: QueryItems) -> Form {
        var form = self
        for place in form.fields.indices where form.fields[place].fieldType != "password" {
            let name = form.fields[place].fieldName
            form.fields[place].fieldValue = items[name] ?? ""
            let chosen = items.all(name)
            for option in form.fields[place].options.indices {
                let value = form.fields[place].options[option].optionValue
                form.fields[place].options[option].optionChosen = chosen.contains(value)
            }
        }
        return form
    }

    /// Where the summary of mistakes leads to.
    func errorLines(_ mistakes: [FormMistake]) -> [FormPage.ErrorLine] {
        mistakes.map { mistake in
            let id = fields.first { $0.fieldName == mistake.field }?.fieldID ?? ""
            return FormPage.ErrorLine(errorText: mistake.text, errorHref: "#\(id.isEmpty ? mistake.field : id)")
        }
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
    /// One of several, or any number of them.
    static func choice(
        _ name: String, _ label: String, _ options: [Form.Option], hint: String? = nil, many: Bool = false
    ) -> Self {
        var field = Self(
            fieldName: name, fieldLabel: label, fieldType: "", fieldAutocomplete: "off", fieldHint: hint)
        field.isChoice = !many
        field.isMany = many
        field.options = options
        return field
    }

    static func text(
        _ name: String, _ label: String, hint: String? = nil, value: String = "", limit: Int, optional: Bool = false
    ) -> Self {
        var field = Self(
            fieldName: name, fieldLabel: label, fieldType: "text", fieldAutocomplete: "off", fieldHint: hint,
            fieldValue: value, fieldLength: "\(limit)")
        field.isOptional = optional
        return field
    }

    static func day(
        _ name: String, _ label: String, hint: String? = nil, value: Day? = nil, optional: Bool = false
    ) -> Self {
        var field = Self(
            fieldName: name, fieldLabel: label, fieldType: "date", fieldAutocomplete: "off", fieldHint: hint,
            fieldValue: value.map { "\($0)" } ?? "", fieldLength: "10")
        field.isOptional = optional
        return field
    }

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
