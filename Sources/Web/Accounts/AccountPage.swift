import Domain
import Store

/// `account/my.mustache`: the way to what is one's own.
struct MyPage: Page {
    static let template = "account/my"

    let title: String
    let heading: String
    let lead: String
    let doors: [Door]
    let signOut: Form

    struct Door: Sendable {
        let doorTitle: String
        let doorText: String
        let doorURL: String
    }

    /// `unread` counts up to a hundred.
    init(_ person: Person, unread: Int, _ location: Location, _ strings: Strings) {
        title = strings["account.my.title"]
        heading = strings.say("account.my.heading", ["name": person.name])
        lead = strings["account.my.lead"]
        let news = Door(
            doorTitle: strings["notifications.page.title"],
            doorText: strings.say("notifications.page.unread", count: unread),
            doorURL: location.url("my/notifications"))
        doors =
            [news]
            + [
                ("organisations", "my/organisations"), ("account", "my/account"), ("data", "my/data"),
                ("check", "funding/check"), ("centres", "centres"),
            ].map { key, path in
                Door(
                    doorTitle: strings["account.my.\(key)"], doorText: strings["account.my.\(key)Text"],
                    doorURL: location.url(path))
            }
        signOut = location.form("sign-out", strings["account.signOut"], []).quiet
    }
}

/// `account/account.mustache`: everything about an account, each with the form that changes it.
struct AccountPage: Page {
    static let template = "account/account"

    let title: String
    let heading: String
    var notice: String?
    var errors: [FormPage.ErrorLine] = []
    var sections: [Section]
    var sessions: [SessionLine] = []
    var endOthers: Form?

    struct Section: Sendable {
        let sectionID: String
        let sectionTitle: String
        let sectionText: String?
        var form: Form?
        var links: [PageLink] = []
    }

    struct SessionLine: Sendable {
        let sessionAgent: String
        let sessionSeen: String
        let sessionIsThis: Bool
        let form: Form?
    }

    init(_ person: Person, hasFactor: Bool, codesLeft: Int, _ location: Location, _ strings: Strings) {
        title = strings["account.account.title"]
        heading = title
        let name = Form.Field(
            fieldName: "name", fieldLabel: strings["account.name"], fieldType: "text", fieldAutocomplete: "name",
            fieldHint: strings["account.nameHint"], fieldValue: person.name, fieldLength: "100")
        var language = Form.Field(
            fieldName: "language", fieldLabel: strings["account.language"], fieldType: "", fieldAutocomplete: "")
        language.isChoice = true
        language.options = Language.allCases.map {
            .init(
                optionValue: $0.rawValue, optionLabel: strings["languages.\($0.rawValue)"],
                optionChosen: $0 == person.language)
        }
        var factor = Section(
            sectionID: AccountChange.factor.rawValue, sectionTitle: strings["account.factor.title"],
            sectionText: hasFactor
                ? strings.say("account.factor.isOn", count: codesLeft) : strings["account.factor.isOff"])
        factor.links =
            hasFactor
            ? [("factor/codes", "account.factor.renew"), ("factor/removal", "account.factor.remove")].map(link)
            : [link("factor", "account.factor.add")]
        func link(_ path: String, _ key: String) -> PageLink {
            PageLink(linkTitle: strings[key], linkURL: location.url("my/\(path)"))
        }
        sections = [
            Section(
                sectionID: AccountChange.name.rawValue, sectionTitle: strings["account.account.name"],
                sectionText: nil, form: location.form("my/account", strings["account.save"], [name, language]).with([])),
            Section(
                sectionID: AccountChange.email.rawValue, sectionTitle: strings["account.account.email"],
                sectionText: strings.say("account.account.emailText", ["email": person.email.description]),
                form: location.form(
                    "my/email", strings["account.account.emailButton"],
                    [.newEmail(strings), .password(strings, in: "email")]
                ).with([])),
            Section(
                sectionID: AccountChange.password.rawValue, sectionTitle: strings["account.account.password"],
                sectionText: strings["account.account.passwordText"],
                form: location.form(
                    "my/password", strings["account.account.passwordButton"], hidden: [.username(person.email)],
                    [.password(strings, in: "password"), .newPassword(strings)]
                ).with([])),
            factor,
            Section(
                sectionID: "leaving", sectionTitle: strings["account.leaving.title"],
                sectionText: strings["account.leaving.text"],
                links: [link("export", "account.leaving.export"), link("erasure", "account.leaving.erase")]),
        ]
    }

    /// The browsers in which the person is signed in.
    mutating func list(
        _ open: [Session], current: Identifier<Session>?, _ country: Country, _ location: Location, _ strings: Strings
    ) {
        sessions = open.map { session in
            SessionLine(
                sessionAgent: session.agent.isEmpty ? strings["account.session.unknown"] : session.agent,
                sessionSeen: strings.say("account.session.seen", ["time": strings.time(session.seenAt, in: country)]),
                sessionIsThis: session.id == current,
                form: session.id == current
                    ? nil
                    : location.form("my/sessions/\(session.id)/end", strings["account.session.end"], []).quiet)
        }
        endOthers =
            open.count > 2
            ? location.form("my/sessions/others/end", strings["account.session.endOthers"], []).quiet : nil
    }

    /// Signing in through the provider that the operator named.
    mutating func offer(_ provider: String, isConnected: Bool, _ location: Location, _ strings: Strings) {
        var section = Section(
            sectionID: AccountChange.provider.rawValue,
            sectionTitle: strings.say("account.provider.heading", ["provider": provider]),
            sectionText: strings[isConnected ? "account.provider.isConnected" : "account.provider.isNotConnected"])
        if !isConnected {
            section.links = [
                PageLink(linkTitle: strings["account.provider.connect"], linkURL: location.url("sign-in/provider"))
            ]
        }
        sections.insert(section, at: sections.count - 1)
    }

    /// Shows what is wrong beside the form that was sent, with what was typed.
    mutating func refuse(_ change: AccountChange, _ mistakes: [FormMistake], typed: QueryItems) {
        guard let place = sections.firstIndex(where: { $0.sectionID == change.rawValue }),
            var form = sections[place].form
        else { return }
        for field in form.fields.indices where form.fields[field].fieldType != "password" {
            form.fields[field].fieldValue = typed[form.fields[field].fieldName] ?? ""
        }
        sections[place].form = form.with(mistakes)
        errors = mistakes.map { mistake in
            let field = form.fields.first { $0.fieldName == mistake.field }
            return .init(errorText: mistake.text, errorHref: "#\(field?.fieldID ?? mistake.field)")
        }
    }
}
