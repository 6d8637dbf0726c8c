import Actions
import Domain
import Hummingbird
import Secrets
import Store

/// A new account: first the address, then, from the link in the mail, a name and a password.
struct SignUpRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("sign-up", use: show)
        group.post("sign-up", use: ask)
        group.get("sign-up/:token", use: showLink)
        group.post("sign-up/:token", use: create)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let next = ReturnPath(try QueryItems(request)[ReturnPath.field])
        return try await services.personal(page(at: location, next: next), at: location)
    }

    @Sendable private func ask(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (typed, next) = (context.visit.form["email"] ?? "", ReturnPath(context.visit.form[ReturnPath.field]))
        guard let email = EmailAddress(typed) else {
            let mistakes = [strings.mistake(inEmail: typed)].compactMap(\.self)
            let page = page(at: location, next: next, email: typed, mistakes: mistakes)
            return try await services.refused(page, at: location)
        }
        let (language, links, now) = (language, services.accountLinks(language, next: next), services.now())
        try await services.database.write { try $0.askForAccount(email, in: language, links: links, at: now) }
        return try await services.personal(FormPage.mailSent(to: email, strings, at: location, "sign-up"), at: location)
    }

    @Sendable private func showLink(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now) = (try SecretToken(in: context), services.now())
        let proof = try await services.database.read { try $0.emailProof(token, .signUp, at: now) }
        let next = ReturnPath(try QueryItems(request)[ReturnPath.field])
        return try await services.personal(page(at: location, token, proof.email, next: next), at: location)
    }

    @Sendable private func create(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now) = (try SecretToken(in: context), services.now())
        let proof = try await services.database.read { try $0.emailProof(token, .signUp, at: now) }
        let form = context.visit.form
        let next = ReturnPath(form[ReturnPath.field])
        let (name, password) = ((form["name"] ?? "").trimmed, form["newPassword"] ?? "")
        let mistakes = [
            strings.mistake(inName: name), strings.mistake(inNewPassword: password, of: proof.email, named: name),
        ].compactMap(\.self)
        guard mistakes.isEmpty else {
            let page = page(at: location, token, proof.email, next: next, name: name, mistakes: mistakes)
            return try await services.refused(page, at: location)
        }
        let hash = try await services.passwords.hash(password)
        let (language, agent) = (language, request.agentName)
        let new = try await services.database.write { db in
            try db.createAccount(
                token, name: name, passwordHash: hash, in: language, agent: agent, at: services.now())
        }
        return services.begun(new, goingTo: next?.path ?? location.url("my"))
    }

    private func page(
        at location: Location, next: ReturnPath?, email: String = "", mistakes: [FormMistake] = []
    ) -> FormPage {
        let form = location.form(
            "sign-up", strings["account.signUp.button"], hidden: next.hidden, [.email(strings, value: email)])
        var page = FormPage(
            title: strings["account.signUp.title"], lead: strings["account.signUp.lead"], form: form,
            mistakes: mistakes)
        page.links = [
            PageLink(
                linkTitle: strings["account.signUp.signIn"], linkURL: location.url("sign-in", next.parameters))
        ]
        return page
    }

    private func page(
        at location: Location, _ token: SecretToken, _ email: EmailAddress, next: ReturnPath?, name: String = "",
        mistakes: [FormMistake] = []
    ) -> FormPage {
        let field = Form.Field(
            fieldName: "name", fieldLabel: strings["account.name"], fieldType: "text", fieldAutocomplete: "name",
            fieldHint: strings["account.nameHint"], fieldValue: name, fieldLength: "100")
        let form = location.form(
            "sign-up/\(token.text)", strings["account.signUp.create"], hidden: [.username(email)] + next.hidden,
            [field, .newPassword(strings)])
        return FormPage(
            title: strings["account.signUp.lastTitle"],
            lead: strings.say("account.signUp.lastLead", ["email": email.description]), form: form, mistakes: mistakes)
    }
}

extension FormPage {
    /// The same whether the address has an account or not.
    static func mailSent(
        to email: EmailAddress, _ strings: Strings, at location: Location, _ again: String
    ) -> FormPage {
        var page = FormPage(
            title: strings["account.mailSent.title"],
            lead: strings.say("account.mailSent.lead", ["email": email.description]))
        page.points = ["account.mailSent.spam", "account.mailSent.wrong"].map { Point(pointText: strings[$0]) }
        page.links = [PageLink(linkTitle: strings["account.mailSent.again"], linkURL: location.url(again))]
        return page
    }
}

extension Form.HiddenField {
    /// Tells password managers whose new password it is.
    static func username(_ email: EmailAddress) -> Self {
        .init(hiddenName: "username", hiddenValue: email.description)
    }
}

extension SecretToken {
    /// The secret of a mailed link, from the address.
    init(in context: Context) throws {
        guard let token = SecretToken(try context.parameters.require("token")) else { throw Refusal.linkEnded }
        self = token
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
